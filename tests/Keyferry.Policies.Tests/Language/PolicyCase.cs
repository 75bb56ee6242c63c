using Keyferry.Policies.Language;

namespace Keyferry.Policies.Tests.Language;

/// <summary>
/// One policy of a case file with the problems it must give. A file holds cases in the form: a line `=== kind: intent`, the
/// policy, a line `---`, and one line a problem as a person would read it (none for a flawless policy).
/// </summary>
public sealed record PolicyCase(string File, string Intent, PolicyKind Kind, string Json, string Expected)
{
    public static IEnumerable<PolicyCase> All() =>
        Directory.EnumerateFiles(Repository.PathOf("tests/Keyferry.Policies.Tests/Language/cases"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(Read);

    private static IEnumerable<PolicyCase> Read(string file)
    {
        foreach (string part in ("\n" + System.IO.File.ReadAllText(file)).Split("\n=== ").Skip(1))
        {
            string[] lines = part.Split('\n', 2);
            string[] title = lines[0].Split(": ", 2);
            string[] halves = lines[1].Split("\n---", 2);
            yield return new PolicyCase(
                Path.GetFileNameWithoutExtension(file), title[1], Enum.Parse<PolicyKind>(title[0]), halves[0], halves[1].Trim());
        }
    }
}
