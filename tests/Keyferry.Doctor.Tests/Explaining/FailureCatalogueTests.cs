using System.Buffers;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Findings;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>What <c>Data/failures</c> and <c>Data/causes.json</c> hold.</summary>
public sealed class FailureCatalogueTests
{
    // What a shell would do something about, outside of quotes.
    private static readonly SearchValues<char> s_special = SearchValues.Create("[]*?`$()<>|&;\"\\");

    private static readonly string[] s_readOnly = ["describe-", "get-", "list-", "lookup-", "simulate-"];

    public static TheoryData<string> Ids => [.. FailureCatalogue.All.Select(e => e.Id)];

    [Fact]
    public void It_holds_at_least_forty_failures() => Assert.True(FailureCatalogue.All.Length >= 40);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_failure_matches_its_own_example_and_more_exactly_than_any_other(string id)
    {
        ReadMessage message = MessageReader.Read(FailureCatalogue.Find(id)!.Example);

        ReadFailure failure = Assert.Single(message.Failures);
        Assert.Equal(id, FailureCatalogue.Match(message, failure)?.Entry.Id);
        FailureMatch[] matches = [.. FailureCatalogue.Matches(failure)];
        Assert.True(matches.Length < 2 || matches[0].Weight > matches[1].Weight, "two entries match equally well");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_failure_says_what_it_means_what_can_be_behind_it_and_where_to_read_on(string id)
    {
        FailureEntry entry = FailureCatalogue.Find(id)!;

        Assert.NotEmpty(entry.Causes);
        Assert.NotEmpty(entry.Docs);
        Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal);
        Assert.All(entry.Causes, c => Assert.True(c.Code is null || Catalogue.Find(c.Code) is not null, c.Id));
        Assert.Equal(entry.Causes.Length, entry.Causes.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public void Each_command_only_reads_and_means_the_same_to_every_shell()
    {
        foreach (PossibleCause cause in FailureCatalogue.All.SelectMany(e => e.Causes.Concat(e.First)).DistinctBy(c => c.Id))
        {
            string[] words = cause.Command.Split(' ');
            Assert.True(words[0] == "aws" && s_readOnly.Any(v => words[2].StartsWith(v, StringComparison.Ordinal)), cause.Command);
            string bare = string.Concat(cause.Command.Split('\'').Where((_, i) => i % 2 == 0));
            bare = bare.Contains('"', StringComparison.Ordinal) ? string.Concat(cause.Command.Split('"').Where((_, i) => i % 2 == 0)) : bare;
            Assert.False(bare.AsSpan().ContainsAny(s_special), cause.Command);
        }
    }

    [Fact]
    public void A_failed_copy_has_at_least_ten_causes_and_each_its_own_way_to_be_told()
    {
        ReadMessage message = MessageReader.Read(FailureCatalogue.Find("E3")!.Example);

        ExplainedFailure failure = Explainer.Explain([message]).Messages[0].Failures[0];

        Assert.True(failure.Causes.Length >= 10);
        Assert.Equal(failure.Causes.Length, failure.Causes.Select(c => (c.Command, c.Find)).Distinct().Count());
    }
}
