using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Values;

/// <summary>Values compare by content, are built in one expression, and read by kind.</summary>
public sealed class WireValueTests
{
    private static readonly DateTimeOffset s_noon = new(2015, 1, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly WireValue.Structure s_all = new StructureBuilder
    {
        { "Text", "a" },
        { "Integer", 7 },
        { "Number", 1.5 },
        { "Flag", true },
        { "Bytes", (ReadOnlyMemory<byte>?)new byte[] { 1, 2 } },
        { "Instant", s_noon },
        { "Texts", ["x", "y"] },
        { "Tags", new StructureBuilder { { "Key", "Value" } }.Build() },
        { "Absent", (string?)null },
    }.Build();

    [Fact]
    public void Members_are_read_by_their_kind()
    {
        Assert.Equal("a", s_all.Text("Text"));
        Assert.Equal(7, s_all.Integer("Integer"));
        Assert.Equal(1.5, s_all.Number("Number"));
        Assert.True(s_all.Flag("Flag"));
        Assert.Equal([1, 2], s_all.Bytes("Bytes")!.Value.ToArray());
        Assert.Equal(s_noon, s_all.Instant("Instant"));
        Assert.Equal(["x", "y"], s_all.Texts("Texts"));
        Assert.Equal([KeyValuePair.Create("Key", "Value")], s_all.TextMap("Tags"));
    }

    [Fact]
    public void What_is_absent_is_null_or_empty()
    {
        Assert.Null(s_all.Text("Absent"));
        Assert.Null(s_all.Flag("Absent"));
        Assert.Empty(s_all.Texts("Absent"));
        Assert.Empty(s_all.Structures("Absent"));
        Assert.DoesNotContain(s_all.Members, m => m.Key == "Absent");
    }

    [Fact]
    public void Structures_compare_by_content_and_without_order()
    {
        WireValue.Structure other = new([.. s_all.Members.Reverse()]);

        Assert.Equal(s_all, other);
        Assert.Equal(s_all.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(s_all, other.With("Text", WireValue.Of("b")));
        Assert.NotEqual(WireValue.Of([WireValue.Of(1), WireValue.Of(2)]), WireValue.Of([WireValue.Of(2), WireValue.Of(1)]));
    }

    [Fact]
    public void A_value_shows_as_aws_shows_it_in_a_message() => Assert.Equal(
        "{Text=a, Integer=7, Number=1.5, Flag=true, Bytes=2 bytes, Instant=2015-01-25T12:00:00Z, Texts=[x, y], Tags={Key=Value}}",
        s_all.ToString());
}
