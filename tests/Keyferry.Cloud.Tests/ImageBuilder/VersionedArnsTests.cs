using CsCheck;
using Keyferry.Cloud.ImageBuilder;
using Xunit;

namespace Keyferry.Cloud.Tests.ImageBuilder;

public sealed class VersionedArnsTests
{
    private const string Name = "arn:aws:imagebuilder:us-east-1:111122223333:component/hello";

    private static readonly Gen<string> s_version =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], (a, b, c) => $"{a}.{b}.{c}");

    [Theory]
    [InlineData("x.x.x", "1.10.0/2")]
    [InlineData("1.x.x", "1.10.0/2")]
    [InlineData("1.9.x", "1.9.3/1")]
    [InlineData("1.10.0", "1.10.0/2")]
    [InlineData("1.10.0/1", "1.10.0/1")]
    [InlineData("2.x.x", null)]
    [InlineData("1.10.0/3", null)]
    public void The_newest_that_fits_is_found(string wanted, string? expected)
    {
        KeyValuePair<string, string>[] known =
        [
            .. new[] { "1.9.3/1", "1.10.0/1", "1.10.0/2", "1.2.0/7" }.Select(v => KeyValuePair.Create($"{Name}/{v}", v)),
            KeyValuePair.Create($"{Name}-again/9.9.9/9", "another name"),
        ];

        Assert.Equal(expected, VersionedArns.Newest(known, $"{Name}/{wanted}"));
    }

    [Theory]
    [InlineData("1.0.0", null)]
    [InlineData("1.x.x", null)]
    [InlineData("1.x.0", "wildcard")]
    [InlineData("1073741824.0.0", "1073741823")]
    public void A_version_is_numbers_then_wildcards(string version, string? problem)
    {
        if (problem is null)
        {
            Assert.Null(VersionedArns.Problem(version));
        }
        else
        {
            Assert.Contains(problem, VersionedArns.Problem(version), StringComparison.Ordinal);
        }
    }

    /// <summary>A wildcard gives a version that fits it and that nobody has, whatever there is.</summary>
    [Fact]
    public void A_wildcard_gives_a_free_version_that_fits() =>
        Gen.Select(s_version.List[0, 12], s_version, Gen.Int[0, 2]).Sample((existing, base3, wild) =>
        {
            string[] nodes = base3.Split('.');
            Array.Fill(nodes, "x", wild, 3 - wild);
            string wanted = string.Join('.', nodes);
            string next = VersionedArns.Next(wanted, existing);

            return !existing.Contains(next) && VersionedArns.Matches($"{Name}/{wanted}", $"{Name}/{next}", out _);
        });
}
