using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Tests.Mutations;
using Keyferry.Policies.Source;

namespace Keyferry.Server.Tests.Proof;

/// <summary>What `check` foretells of a scenario is what happens when it's served, to the words.</summary>
public sealed class ExamplesComeTrueTests
{
    private static readonly Dictionary<string, Mutation> s_mutations =
        MutationTable.Read("golden.txt").Concat(MutationTable.Read("variants.txt"))
            // What nobody could read isn't there once it is served.
            .Where(m => m.Expected != "Invalid" && !m.Patch.Contains("/unread", StringComparison.Ordinal))
            .ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static TheoryData<string> Examples =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p)!)
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> WithChange =>
        [.. Examples.Select(row => row.Data).Where(name => Text(name).Contains("\nchange:", StringComparison.Ordinal))];

    /// <summary>The mutations are many: so many tasks share them.</summary>
    public static TheoryData<int> Shares => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_ends_as_foretold(string name) =>
        Agree(Scenario.Load($"examples/{name}.yaml", Text(name)), Text(name));

    [Theory]
    [MemberData(nameof(WithChange))]
    public void An_example_with_its_change_ends_as_foretold(string name) =>
        Agree(Scenario.LoadChanged($"examples/{name}.yaml", Text(name)), Text(name));

    [Theory]
    [MemberData(nameof(Shares))]
    public void A_world_with_one_thing_broken_ends_as_foretold(int share)
    {
        List<string> wrong = [];
        foreach ((string name, Mutation mutation) in s_mutations.Where((_, i) => i % 8 == share))
        {
            string text = Repository.Read($"examples/{mutation.Scenario}") + mutation.Patch;
            IReadOnlyList<string> differences = Foretelling.Differences(mutation.Load().Required().World, text);
            wrong.AddRange(differences.Select(d => $"{name}: {d}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    private static void Agree(Parsed<Scenario> scenario, string text)
    {
        IReadOnlyList<string> differences = Foretelling.Differences(scenario.Required().World, text);
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    private static string Text(string name) => Repository.Read($"examples/{name}.yaml");
}
