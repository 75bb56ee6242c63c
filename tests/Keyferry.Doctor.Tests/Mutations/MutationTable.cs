using System.Text;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Tests.Mutations;

/// <summary>One change to a scenario in which everything is right, and what a check must say of it.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Scenario">The example that is changed, <c>golden.yaml</c>.</param>
/// <param name="Patch">JSON Patch operations, one a line.</param>
/// <param name="Expected">
/// Verdict and codes in order: <c>Fails KF1008 KF1010>1</c>. A code with <c>w</c> is a warning, with <c>?</c> an unknown, with
/// <c>>1</c> comes after finding 1. <c>Invalid</c>: the scenario is refused.
/// </param>
public sealed record Mutation(string Name, string Scenario, string Patch, string Expected)
{
    /// <summary>The scenario with the change made.</summary>
    public Parsed<Scenario> Load()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", Scenario));
        return Patch.Length == 0
            ? Cloud.Scenarios.Scenario.Load("examples/" + Scenario, text)
            : Cloud.Scenarios.Scenario.LoadChanged(
                "examples/" + Scenario, $"{text.TrimEnd()}\n\nchange:\n  say: x.\n  patch:\n{Patch}");
    }
}

/// <summary>
/// Reads a table of mutations: <c>@let NAME = TEXT</c> shortens paths (<c>$NAME</c>), <c>@variant NAME from BASE</c> with its
/// patch makes the base of what follows, <c># NAME</c> begins a mutation, <c>=> …</c> ends it.
/// </summary>
internal static partial class MutationTable
{
    public static IEnumerable<Mutation> Read(string file)
    {
        Dictionary<string, string> shortened = [];
        Dictionary<string, string> variants = new() { ["golden.yaml"] = "" };
        (string name, string basis, string? variant) = ("", "golden.yaml", null);
        StringBuilder patch = new();
        foreach (string raw in File.ReadLines(Path.Combine(Repository.Root, "tests/Keyferry.Doctor.Tests/Mutations", file)))
        {
            string line = Shortened().Replace(raw, m => shortened.GetValueOrDefault(m.Groups[1].Value, m.Value));
            if (Let().Match(line) is { Success: true } let)
            {
                shortened[let.Groups[1].Value] = let.Groups[2].Value;
            }
            else if (Variant().Match(line) is { Success: true } begun)
            {
                (variant, basis) = (begun.Groups[1].Value, begun.Groups[2].Value);
                name = $"{variant}: as it is";
                patch.Clear();
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                name = $"{basis}: {line[2..]}";
                patch.Clear();
            }
            else if (line.StartsWith("=>", StringComparison.Ordinal))
            {
                string whole = variants[basis] + patch;
                yield return new Mutation(name, "golden.yaml", whole, line[2..].Trim());
                if (variant is not null)
                {
                    (variants[variant], basis, variant) = (whole, variant, null);
                }
            }
            else if (line.StartsWith('-'))
            {
                patch.Append("    ").Append(line).Append('\n');
            }
        }
    }

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^@let (\w+) = (.*)$")]
    private static partial Regex Let();

    [GeneratedRegex(@"^@variant (\S+) from (\S+)$")]
    private static partial Regex Variant();
}
