using System.Text;
using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

public class YamlSourceTests
{
    [Theory]
    [InlineData("111122223333", ScalarKind.Number)]
    [InlineData("012345678901", ScalarKind.Number)]
    [InlineData("\"012345678901\"", ScalarKind.String)]
    [InlineData("-1.5e3", ScalarKind.Number)]
    [InlineData("2012-10-17", ScalarKind.String)]
    [InlineData("1.0.0", ScalarKind.String)]
    [InlineData("True", ScalarKind.Boolean)]
    [InlineData("yes", ScalarKind.String)]
    [InlineData("'true'", ScalarKind.String)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("ec2:*", ScalarKind.String)]
    [InlineData("!!str 7", ScalarKind.String)]
    public void Scalars_keep_their_written_text(string written, ScalarKind kind)
    {
        SourceScalar scalar = Assert.IsType<SourceScalar>(Entry($"key: {written}", "key"));
        Assert.Equal(kind, scalar.Kind);
        Assert.Equal(written.Trim('"', '\'').Replace("!!str ", "", StringComparison.Ordinal), scalar.Text);
    }

    [Fact]
    public void Keys_of_digits_keep_their_zeros() => Assert.Equal("012345678901", Read("012345678901: {}").Entries[0].Key);

    [Fact]
    public void Block_scalars_are_unfolded()
    {
        Assert.Equal("one two\n", ((SourceScalar)Entry("key: >\n  one\n  two\n", "key")).Text);
        Assert.Equal("one\ntwo", ((SourceScalar)Entry("key: |-\n  one\n  two\n", "key")).Text);
    }

    [Fact]
    public void Positions_count_lines_and_columns_from_one()
    {
        SourceMap root = Read("a:\n  - b: {c: 1}\n");
        var list = (SourceList)root.Entries[0].Value;
        var inner = (SourceMap)((SourceMap)list.Items[0]).Entries[0].Value;
        Assert.Equal(new Position(1, 1), root.Entries[0].KeyPosition);
        Assert.Equal(new Position(2, 5), list.Items[0].Position);
        Assert.Equal(new Position(2, 9), inner.Entries[0].KeyPosition);
        Assert.Equal(new Position(2, 12), inner.Entries[0].Value.Position);
    }

    [Fact]
    public void An_alias_is_the_anchored_value_itself()
    {
        SourceMap root = Read("a: &x {b: 1}\nc: *x\n");
        Assert.Same(root.Entries[0].Value, root.Entries[1].Value);
    }

    [Fact]
    public void Merging_adds_what_the_map_has_not()
    {
        SourceMap root = Read("base: &b {one: 1, two: 2}\nmore: &m {two: 22, three: 3}\nall: {two: own, <<: [*b, *m]}\n");
        var all = (SourceMap)root.Entries[2].Value;
        Assert.Equal(["two=own", "one=1", "three=3"], all.Entries.Select(e => $"{e.Key}={((SourceScalar)e.Value).Text}"));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1", "the key `a` is there twice")]
    [InlineData("a:\n\tb: 1\n", "2:", "tabs")]
    [InlineData("a: 1\n b: 2\n", "2:", "not YAML")]
    [InlineData("a: *nobody\n", "1:4", "anchored as `&nobody`")]
    [InlineData("a: &x [*x]\n", "1:8", "inside the value it names")]
    [InlineData("a: !thing 1\n", "1:4", "`!thing` has no meaning")]
    [InlineData("? [a]\n: 1\n", "1:3", "a key must be")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1", "second document")]
    [InlineData("<<: 7\n", "1:1", "merges a map")]
    [InlineData("", "1:1", "empty")]
    [InlineData("a: [1, 2\n", "", "not YAML")]
    [InlineData("a: \"open\n", "", "not YAML")]
    public void Bad_texts_are_told_with_their_place(string text, string at, string words)
    {
        Parsed<SourceNode> parsed = YamlSource.Read("bad.yaml", text);
        Assert.False(parsed.Succeeded);
        Assert.Contains(parsed.Problems, p => p.ToString().Contains($"bad.yaml:{at}", StringComparison.Ordinal)
            && p.ToString().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Parsed<SourceNode> parsed = YamlSource.Read("laughs.yaml", text.ToString());
        Assert.Contains("with its aliases followed", Assert.Single(parsed.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.Contains("nested deeper", YamlSource.Read("deep", new string('[', 100_000)).Problems[^1].Message, StringComparison.Ordinal);
        Assert.Contains("longer than", YamlSource.Read("long", "abcdef", new YamlLimits(Length: 5)).Problems[0].Message, StringComparison.Ordinal);
    }

    private static readonly string[] s_pieces =
    [
        "a", "b", ": ", "\n", "  ", "- ", "{", "}", "[", "]", "&x ", "*x", "!t ", "|\n", ">\n", "\"", "'", "#", "\t", "---\n", "...",
        "? ", "%", "@", "`", "<<", ",", "\u0000", "é",
    ];

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf(Gen.Int[0, s_pieces.Length - 1].Select(i => s_pieces[i]), Gen.String[0, 3])
            .Array[0, 25].Select(string.Concat)
            .Sample(text => YamlSource.Read("random", text) is { } parsed && parsed.Succeeded == (parsed.Problems.Length == 0), iter: 5_000);

    private static SourceMap Read(string text) => (SourceMap)YamlSource.Read("test.yaml", text).Required();

    private static SourceNode Entry(string text, string key) => Read(text).Find(key)!.Value;
}
