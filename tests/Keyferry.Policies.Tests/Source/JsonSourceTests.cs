using System.Text.Json;
using CsCheck;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Policies.Tests.Source;

public class JsonSourceTests
{
    private const string Valid = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "kms:*"],
         "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": true}, "NumericLessThan": {"a:b": -1.5e3, "c:d": null}},
         "Sid": "a\u00e9\n\"x\\"}]}
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "'", "\n", " ", "1", "-", ".", "e", "true", "nul", "#", "//", "/*",
        "\\u12", "\uD800", "\u0001", "a",
    ];

    private static readonly Gen<string> Noise =
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])
            .List[0, 30].Select(string.Concat);

    // Cut a piece out of a valid text and put noise in its place.
    private static readonly Gen<string> Damaged =
        Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, 4], Noise)
            .Select((at, length, noise) => Valid[..at] + (noise.Length > 6 ? noise[..3] : noise) + Valid[Math.Min(Valid.Length, at + length)..]);

    /// <summary>Whatever stands in a file, reading it gives a tree or problems, and never an exception.</summary>
    [Fact]
    public void Never_throws_and_agrees_with_the_platform_on_what_is_JSON() =>
        Gen.OneOf(Noise, Damaged, Gen.String).Sample(
            text =>
            {
                Parsed<SourceNode> parsed = JsonSource.Read("x", text);
                bool onlyOurRules = parsed.Problems.Any(p => p.Message.Contains("twice", StringComparison.Ordinal)
                    || p.Message.Contains("surrogate", StringComparison.Ordinal));
                return onlyOurRules || parsed.Succeeded == PlatformAccepts(text);
            },
            iter: 20_000);

    [Fact]
    public void Keeps_values_and_places()
    {
        SourceNode root = JsonSource.Read("x", "{\n  \"a\": [1, \"b\\u00e9\"],\r\n \"c\": null}").Required();
        SourceMap map = Assert.IsType<SourceMap>(root);
        SourceList list = Assert.IsType<SourceList>(map.Find("a")!.Value);
        Assert.Equal(new SourceScalar(ScalarKind.Number, "1", new Position(2, 9)), list.Items[0]);
        Assert.Equal(new SourceScalar(ScalarKind.String, "bé", new Position(2, 12)), list.Items[1]);
        Assert.Equal(new Position(3, 2), map.Find("c")!.KeyPosition);
    }

    /// <summary>Depth is bounded by the reader, not by the stack.</summary>
    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(400_000, false)]
    public void Bounds_the_depth(int depth, bool accepted) =>
        Assert.Equal(accepted, JsonSource.Read("x", new string('[', depth) + new string(']', depth)).Succeeded);

    [Fact]
    public void Bounds_the_length_and_the_number_of_problems()
    {
        Assert.False(JsonSource.Read("x", new string(' ', 20) + "1", new SourceLimits(MaxLength: 20)).Succeeded);
        Assert.Equal(100, JsonSource.Read("x", "[" + string.Concat(Enumerable.Repeat("NaN,", 500)) + "1]").Problems.Length);
    }

    private static bool PlatformAccepts(string text)
    {
        try
        {
            // The platform replaces lone surrogates on the way to UTF-8; a byte order mark isn't JSON (RFC 8259, section 8.1).
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
