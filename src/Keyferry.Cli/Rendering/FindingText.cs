using System.Collections.Immutable;
using Keyferry.Doctor.Findings;

namespace Keyferry.Cli.Rendering;

/// <summary>
/// One finding in the house's shape: what, where, which call, the evidence, why, what is reported, what to change.
/// </summary>
internal static class FindingText
{
    private const int MostJobs = 6;

    public static void Write(Finding finding, ReportText text)
    {
        text.Title($"{Name(finding.Severity)}[{finding.Code}] {finding.Number}.", ColorOf(finding.Severity), finding.Title);
        if (!finding.Jobs.IsEmpty)
        {
            text.Labelled("where", Where(finding.Jobs));
        }

        if (!finding.After.IsEmpty)
        {
            text.Labelled("hidden", $"shows only once {Numbers(finding.After)} {(finding.After.Length == 1 ? "is" : "are")} repaired");
        }

        if (finding.Call is { } call)
        {
            text.Labelled("call", Describe(call));
        }

        foreach ((Evidence evidence, int i) in finding.Evidence.Select((e, i) => (e, i)))
        {
            string place = evidence.Origin is { } origin
                ? $"{origin}{(evidence.Pointer is { Length: > 0 } pointer ? $" ({pointer})" : "")}\n"
                : "";
            text.Labelled(i == 0 ? "evidence" : "", place + evidence.Text);
        }

        text.Labelled("because", Sentence(finding.Because));
        if (finding.Message is { } message)
        {
            text.Labelled("reported", "Image Builder will say:\n" + message);
        }

        if (finding.InnerMessage is { } inner)
        {
            text.Labelled("behind it", inner);
        }

        Each("change", finding.Changes, text);
        Each("note", finding.Notes, text);
        text.Labelled("explain", $"keyferry explain {finding.Code}");
    }

    /// <summary><c>error</c>, <c>warning</c> …</summary>
    public static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Unknown => "unknown",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Note => "note",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string ColorOf(FindingSeverity severity) => severity == FindingSeverity.Error ? Ansi.Red : Ansi.Yellow;

    private static void Each(string label, ImmutableArray<string> lines, ReportText text)
    {
        foreach (string line in lines)
        {
            text.Labelled(label, line);
        }
    }

    private static string Describe(FailingCall call)
    {
        string step = call.Step > 0 ? $"step {call.Step} of {call.Of}" : "";
        string purpose = call.Purpose.Length > 0 && step.Length > 0 ? $"{step}, {call.Purpose}" : step + call.Purpose;
        string via = call.Via is null ? "" : $" for {call.Via}";
        return (purpose.Length > 0 ? purpose + "\n" : "")
            + $"{call.Action}{via} in {call.Region}\nby {Short(call.Principal)}"
            + (call.Resource is "" or "*" ? "" : $"\non {call.Resource}");
    }

    /// <summary>A role's session by its name and account; the whole ARN is in the JSON report.</summary>
    public static string Short(string principal)
    {
        string[] parts = principal.Split(':', 6);
        string[] path = parts.Length == 6 ? parts[5].Split('/') : [];
        return path switch
        {
            ["assumed-role", var role, ..] => $"{role} of account {parts[4]}",
            ["role", .., var role] => $"{role} of account {parts[4]}",
            _ => principal,
        };
    }

    private static string Where(ImmutableArray<BlockedJob> jobs)
    {
        ImmutableArray<IGrouping<string, BlockedJob>> targets = [.. jobs.GroupBy(j => j.Target)];
        IEnumerable<string> shown = targets.Take(MostJobs).Select(
            t => $"{t.Key} in {string.Join(", ", t.Take(MostJobs).Select(j => j.Region.Value))}"
                + (t.Count() > MostJobs ? $" and {t.Count() - MostJobs} more Regions" : ""));
        return string.Join("\n", shown) + (targets.Length > MostJobs ? $"\nand {targets.Length - MostJobs} more" : "");
    }

    private static string Numbers(ImmutableArray<int> numbers) => numbers.Length switch
    {
        1 => $"{numbers[0]}",
        <= 4 => $"{string.Join(", ", numbers[..^1])} and {numbers[^1]}",
        _ => $"{string.Join(", ", numbers[..3])} and {numbers.Length - 3} more",
    };

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
