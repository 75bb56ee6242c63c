using Keyferry.Wire.Formats;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Formats;

public sealed class TimestampTextTests
{
    [Theory]
    [InlineData(TimestampFormat.Iso8601, "2014-04-29T18:30:38Z")]
    [InlineData(TimestampFormat.Iso8601, "2014-04-29T18:30:38.123Z")]
    [InlineData(TimestampFormat.UnixTimestamp, "1398796238")]
    [InlineData(TimestampFormat.UnixTimestamp, "1398796238.123")]
    [InlineData(TimestampFormat.UnixTimestamp, "-1.5")]
    [InlineData(TimestampFormat.Rfc822, "Tue, 29 Apr 2014 18:30:38 GMT")]
    public void An_instant_is_written_as_it_was_read(TimestampFormat format, string text) =>
        Assert.Equal(text, TimestampText.Write(TimestampText.Read(text, format)!.Value, format));

    [Theory]
    [InlineData(TimestampFormat.Iso8601, "2014-04-29")]
    [InlineData(TimestampFormat.Iso8601, "1398796238")]
    [InlineData(TimestampFormat.Iso8601, "2014-13-29T18:30:38Z")]
    [InlineData(TimestampFormat.UnixTimestamp, "2014-04-29T18:30:38Z")]
    [InlineData(TimestampFormat.UnixTimestamp, "99999999999999999999")]
    [InlineData(TimestampFormat.UnixTimestamp, "NaN")]
    [InlineData(TimestampFormat.Rfc822, "Mon, 29 Apr 2014 18:30:38 GMT")]
    public void What_is_no_instant_of_the_format_is_none(TimestampFormat format, string text) =>
        Assert.Null(TimestampText.Read(text, format));

    [Fact]
    public void Ec2_always_writes_milliseconds() => Assert.Equal(
        "2014-04-29T18:30:38.000Z",
        TimestampText.Write(DateTimeOffset.FromUnixTimeSeconds(1398796238), TimestampFormat.Iso8601, isPadded: true));
}
