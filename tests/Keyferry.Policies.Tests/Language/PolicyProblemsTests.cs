using Keyferry.Policies.Language;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Policies.Tests.Language;

public class PolicyProblemsTests
{
    public static TheoryData<string, string> Cases() =>
        [.. PolicyCase.All().Select(c => (c.File, c.Intent))];

    /// <summary>Every problem of a policy at once, in the words and at the places that a person sees.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Reports(string file, string intent)
    {
        PolicyCase example = PolicyCase.All().Single(c => c.File == file && c.Intent == intent);
        Parsed<Policy> parsed = Policy.Parse("example", "p", example.Json, example.Kind);
        string actual = string.Join("\n", parsed.Problems.Select(p => p.ToString()["p:".Length..]));
        Assert.True(example.Expected == actual, $"{file}: {intent}\n{actual}\n<end>");
    }
}
