using System.Globalization;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Formats;

/// <summary>Instants as text, in each of <see cref="TimestampFormat"/>'s ways.</summary>
internal static class TimestampText
{
    private const string Rfc822 = "ddd, dd MMM yyyy HH:mm:ss 'GMT'";

    private static readonly string[] s_iso8601 = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly string[] s_rfc822 = [Rfc822, "ddd, dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'"];

    /// <param name="value">the instant; milliseconds are kept, but not in RFC 822's form</param>
    /// <param name="format">how to write it</param>
    /// <param name="isPadded">write milliseconds though there are none, as EC2 does in its answers</param>
    public static string Write(DateTimeOffset value, TimestampFormat format, bool isPadded = false) => format switch
    {
        TimestampFormat.Iso8601 => value.UtcDateTime.ToString(
            isPadded ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        TimestampFormat.Rfc822 => value.UtcDateTime.ToString(Rfc822, CultureInfo.InvariantCulture),
        _ => Seconds(value).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Seconds since 1970, to the millisecond.</summary>
    public static decimal Seconds(DateTimeOffset value)
    {
        long milliseconds = value.ToUnixTimeMilliseconds();
        return milliseconds % 1000 == 0 ? milliseconds / 1000 : milliseconds / 1000m;
    }

    /// <summary>Null when the text is no instant of that format.</summary>
    public static DateTimeOffset? Read(string text, TimestampFormat format) => format switch
    {
        TimestampFormat.Iso8601 => ReadExactly(text, s_iso8601),
        TimestampFormat.Rfc822 => ReadExactly(text, s_rfc822),
        _ => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds)
            ? FromSeconds(seconds)
            : null,
    };

    /// <summary>Null when it is beyond the years 1 to 9999.</summary>
    public static DateTimeOffset? FromSeconds(decimal seconds) =>
        seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? null
            : DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));

    private static DateTimeOffset? ReadExactly(string text, string[] formats)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(
            text, formats, CultureInfo.InvariantCulture, Styles, out DateTimeOffset instant) ? instant : null;
    }
}
