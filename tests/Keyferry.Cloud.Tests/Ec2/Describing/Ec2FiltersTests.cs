using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2.Describing;

/// <summary>Filters of Describe operations (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html).</summary>
public sealed class Ec2FiltersTests
{
    private sealed record Disk(string Id, bool Encrypted, int Size, ImmutableArray<string> Hosts, ImmutableDictionary<string, string> Tags);

    private static readonly Ec2Filters<Disk> s_filters = new(disk => disk.Tags)
    {
        { "id", disk => disk.Id },
        { "encrypted", disk => disk.Encrypted },
        { "size", disk => disk.Size },
        { "host", disk => disk.Hosts },
    };

    private static readonly Disk s_disk = new(
        "vol-1*", true, 8, ["i-1", "i-2"], ImmutableDictionary<string, string>.Empty.Add("Team", "red").Add("A:b", "*"));

    [Theory]
    [InlineData("id", "vol-1*", true)]
    [InlineData("id", "VOL-1*", false)]
    [InlineData("id", "vol-??", true)]
    [InlineData("id", "vol-?", false)]
    [InlineData("id", "*", true)]
    [InlineData("id", @"vol-1\*", true)]
    [InlineData("id", @"vol-\?\*", false)]
    [InlineData("id", @"vol-1\", false)]
    [InlineData("id", "*-*-*", false)]
    [InlineData("encrypted", "true", true)]
    [InlineData("encrypted", "false", false)]
    [InlineData("size", "8", true)]
    [InlineData("host", "i-2", true)]
    [InlineData("host", "i-3", false)]
    [InlineData("tag:Team", "r?d", true)]
    [InlineData("tag:team", "red", false)]
    [InlineData("tag:A:b", @"\*", true)]
    [InlineData("tag-key", "Te*", true)]
    [InlineData("tag-key", "red", false)]
    public void One_filter_one_value(string name, string value, bool fits) => Assert.Equal(fits, Fits(new Ec2Filter(name, [value])));

    [Fact]
    public void Values_are_joined_by_or_filters_by_and()
    {
        Assert.True(Fits(new Ec2Filter("size", ["9", "8"]), new Ec2Filter("encrypted", ["true"])));
        Assert.False(Fits(new Ec2Filter("size", ["9", "8"]), new Ec2Filter("encrypted", ["false"])));
        Assert.False(Fits(new Ec2Filter("size", [])));
    }

    [Theory]
    [InlineData("colour", "The filter 'colour' is invalid")]
    [InlineData("ID", "The filter 'ID' is invalid")]
    [InlineData(null, "The filter 'null' is invalid")]
    public void A_filter_that_the_operation_does_not_know_is_refused(string? name, string message)
    {
        ServiceError error = s_filters.Compile([new Ec2Filter(name, ["x"])]).Error!;

        Assert.Equal(("InvalidParameterValue", message, 400), (error.Code, error.Message, error.Status));
    }

    [Fact]
    public void Two_hundred_values_are_enough()
    {
        ImmutableArray<string> values = [.. Enumerable.Repeat("8", 200)];

        Assert.True(Fits(new Ec2Filter("size", values)));
        Assert.Equal("FilterLimitExceeded", s_filters.Compile([new Ec2Filter("size", values.Add("8"))]).Error?.Code);
        Assert.Equal("FilterLimitExceeded",
            s_filters.Compile([.. Enumerable.Repeat(new Ec2Filter("size", ["8"]), 51)]).Error?.Code);
    }

    [Fact]
    public void An_escaped_text_fits_itself_and_nothing_else()
    {
        Gen<string> text = Gen.Char["ab*?\\"].Array[0, 12].Select(letters => new string(letters));
        text.Select(text).Sample((one, other) =>
        {
            string escaped = string.Concat(one.Select(letter => $"\\{letter}"));
            return new FilterPattern(escaped).Matches(one) && new FilterPattern(escaped).Matches(other) == (one == other);
        });
    }

    [Fact]
    public void Wildcards_agree_with_a_slow_and_obvious_matcher()
    {
        static bool Slow(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
        {
            if (pattern.IsEmpty)
            {
                return value.IsEmpty;
            }

            return pattern[0] == '*'
                ? Slow(pattern[1..], value) || (!value.IsEmpty && Slow(pattern, value[1..]))
                : !value.IsEmpty && (pattern[0] == '?' || pattern[0] == value[0]) && Slow(pattern[1..], value[1..]);
        }

        Gen<string> pattern = Gen.Char["ab*?"].Array[0, 8].Select(letters => new string(letters));
        Gen<string> value = Gen.Char["ab"].Array[0, 10].Select(letters => new string(letters));
        pattern.Select(value).Sample((p, v) => new FilterPattern(p).Matches(v) == Slow(p, v), iter: 20_000);
    }

    private static bool Fits(params ImmutableArray<Ec2Filter> filters) => s_filters.Compile(filters).Value!(s_disk);
}
