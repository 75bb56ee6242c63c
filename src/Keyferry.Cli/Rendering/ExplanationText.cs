using System.Collections.Immutable;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Findings;

namespace Keyferry.Cli.Rendering;

/// <summary>
/// An explanation for people: what the message says, what it means, then the true cause if a scenario tells it, or else
/// the causes in question with a command for each.
/// </summary>
internal static class ExplanationText
{
    private const int MostOthers = 6;
    private const int MostMessages = 20;

    // As long as the longest reason of Image Builder (F1.3).
    private const int LongestText = 1024;
    private const string Indent = "      ";

    public static void Write(Explanation explanation, TextWriter writer, TextStyle style)
    {
        ReportText text = new(writer, style);
        bool first = true;
        foreach (ExplainedMessage message in explanation.Messages.Take(MostMessages))
        {
            if (!first)
            {
                text.Line();
            }

            Write(message, explanation, writer, text, style);
            first = false;
        }

        if (explanation.Messages.Length > MostMessages)
        {
            text.Line();
            text.Line($"and {explanation.Messages.Length - MostMessages} more failures; `--format json` has them all");
        }
    }

    private static void Write(
        ExplainedMessage message, Explanation explanation, TextWriter writer, ReportText text, TextStyle style)
    {
        ReadMessage read = message.Read;
        if (message.Failures.IsEmpty)
        {
            text.Prose(read.Stage is null
                ? $"{Subject(read)}: this input doesn't say what became of it."
                : $"{Subject(read)} failed{At(read)}, but this input doesn't say why.");
        }

        foreach ((ExplainedFailure failure, int i) in message.Failures.Select((f, i) => (f, i)))
        {
            if (i > 0)
            {
                text.Line();
            }

            WriteFailure(message, failure, explanation, writer, text, style);
        }

        if (message.World is { } world)
        {
            WriteWorld(world, isKnown: true, explanation, text);
        }

        if (message.Next is { } next && message.World is not WorldAnswer.Found)
        {
            text.Line();
            text.Line("ask for the reason:");
            WriteCommand(next, writer, text, style);
        }

        if (read.IsCut && message.Failures.Any(f => f.Read.Number is not null))
        {
            text.Line();
            text.Prose("The message ends before its end: Image Builder keeps 1,024 characters of it. More failures may "
                + "have been listed behind.");
        }

        RecordText.Write(message.Steps, text);
        WriteOthers(message.Others, text);
    }

    private static void WriteFailure(
        ExplainedMessage message,
        ExplainedFailure failure,
        Explanation explanation,
        TextWriter writer,
        ReportText text,
        TextStyle style)
    {
        FailureEntry? entry = failure.Match?.Entry;
        string number = failure.Read.Number is { } n && message.Failures.Length > 1 ? $"{n}) " : "";
        text.Title($"{number}{entry?.Id ?? "unknown"}", Ansi.Yellow, entry?.Title ?? "this message isn't in the catalogue");
        WriteParts(message.Read, failure.Read, text);
        if (entry is not null)
        {
            text.Labelled("means", entry.Meaning);
            text.Labelled("retry", entry.Retry);
        }

        if (failure.World is { } world)
        {
            WriteWorld(world, entry is not null, explanation, text);
        }

        RecordText.Write("what CloudTrail recorded of it:", failure.Record, text);
        RecordText.Write("what was changed since, by CloudTrail:", failure.ChangedSince, text);
        if (failure.World is not WorldAnswer.Found && failure.First.Length > 0)
        {
            text.Line();
            text.Line("ask first:");
            foreach (CauseToCheck first in failure.First)
            {
                text.Line();
                text.Title("   -", "", first.Says);
                WriteCommand(first, writer, text, style);
            }
        }

        if (failure.World is not WorldAnswer.Found && failure.Causes.Length > 0)
        {
            text.Line();
            text.Line($"what can stand behind it, the likeliest first ({failure.Causes.Length}):");
            foreach ((CauseToCheck cause, int i) in failure.Causes.Select((c, i) => (c, i)))
            {
                text.Line();
                text.Title($"{i + 1,3}.", "", cause.Says + (cause.Code is null ? "" : $" [{cause.Code}]"));
                WriteCommand(cause, writer, text, style);
            }
        }

        foreach ((string page, int i) in (entry?.Docs ?? []).Select((d, i) => (d, i)))
        {
            if (i == 0)
            {
                text.Line();
            }

            text.Labelled(i == 0 ? "read" : "", page);
        }
    }

    private static void WriteParts(ReadMessage message, ReadFailure failure, ReportText text)
    {
        string says = failure.Text.Length > LongestText ? failure.Text[..LongestText] + "…" : failure.Text;
        text.Labelled("says", failure.Service is null ? says : $"{failure.Service}: {says}");
        string where = (failure.DestinationAccount, failure.Region) switch
        {
            ({ } account, { } region) => $"account {account} in {region}"
                + (failure.SourceAccount is null ? "" : $", from account {failure.SourceAccount}"),
            (null, { } region) => region,
            ({ } account, null) => $"account {account}",
            _ => "",
        };
        Optional("where", where, text);
        Optional("image", message.ImageArn, text);
        Optional("job", message.JobId, text);
        Optional("when", message.Time, text);
        if (failure.Denied is { } denied)
        {
            text.Labelled("denied", $"{denied.Action}\nto {denied.Principal}"
                + (denied.Resource is null ? "" : $"\non {denied.Resource}")
                + (Layer(denied) is { } layer ? $"\n{layer}" : ""));
        }

        if (failure.Decoded is { } decoded)
        {
            RecordText.Write(decoded, text);
        }
    }

    private static string? Layer(DeniedAccess denied)
    {
        string? policy = denied.Layer switch
        {
            DenialLayer.Unstated => null,
            DenialLayer.Identity => "the caller's identity policies",
            DenialLayer.Resource => "the resource's own policy",
            DenialLayer.RoleTrust => "the role's trust policy",
            DenialLayer.Boundary => "the permissions boundary",
            DenialLayer.Session => "the session policy",
            DenialLayer.ServiceControl => "a service control policy",
            DenialLayer.ResourceControl => "a resource control policy",
            DenialLayer.VpcEndpoint => "the VPC endpoint's policy",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return policy is null ? null
            : (denied.IsExplicit ? $"by a Deny in {policy}" : $"for want of an Allow in {policy}")
            + (denied.PolicyArn is null ? "" : $": {denied.PolicyArn}");
    }

    private static void WriteWorld(WorldAnswer world, bool isKnown, Explanation explanation, ReportText text)
    {
        text.Line();
        switch (world)
        {
            case WorldAnswer.Found found:
                text.Line(found.Findings.Length == 1
                    ? $"the cause, by {explanation.Scenario}:"
                    : $"the causes, by {explanation.Scenario} ({found.Findings.Length}):");
                break;
            case WorldAnswer.Contradicts other:
                text.Line(isKnown
                    ? $"{explanation.Scenario} and the message contradict each other"
                    : $"{explanation.Scenario} can't tell either", Ansi.Yellow);
                foreach (string sentence in other.Says)
                {
                    text.Prose(sentence, "  ");
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        ImmutableArray<Finding> findings = world is WorldAnswer.Found f ? f.Findings : ((WorldAnswer.Contradicts)world).Instead;
        foreach (Finding finding in findings)
        {
            text.Line();
            FindingText.Write(finding, text);
        }
    }

    private static void WriteOthers(ImmutableArray<Finding> others, ReportText text)
    {
        if (others.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Line("the message doesn't tell of these, which the same run meets:");
        foreach (Finding finding in others.Take(MostOthers))
        {
            string when = finding.IsHidden ? " (waits behind another)" : "";
            text.Prose($"{FindingText.Name(finding.Severity)}[{finding.Code}] {finding.Number}. {finding.Title}{when}", "  ");
        }

        if (others.Length > MostOthers)
        {
            text.Line($"  … and {others.Length - MostOthers} more; `keyferry check` has them all");
        }
    }

    private static void WriteCommand(CauseToCheck cause, TextWriter writer, ReportText text, TextStyle style)
    {
        text.Prose($"in {cause.Where}:", Indent);
        foreach (string line in CommandLines(cause.Command, style.Width - Indent.Length - 2))
        {
            writer.Write(Indent + "  " + ReportText.Clean(line) + "\n");
        }

        text.Prose($"look for: {cause.Find}", Indent);
    }

    /// <summary>A command over several lines, to be pasted as it stands: broken before options only.</summary>
    internal static IEnumerable<string> CommandLines(string command, int width)
    {
        string line = "";
        foreach (string part in command.Split(" --"))
        {
            string option = line.Length == 0 && part.StartsWith("aws ", StringComparison.Ordinal) ? part : "--" + part;
            if (line.Length > 0 && line.Length + 1 + option.Length + 2 > width)
            {
                yield return line + " \\";
                line = "  " + option;
            }
            else
            {
                line = line.Length == 0 ? option : $"{line} {option}";
            }
        }

        yield return line;
    }

    private static void Optional(string label, string? value, ReportText text)
    {
        if (value is { Length: > 0 })
        {
            text.Labelled(label, value);
        }
    }

    private static string Subject(ReadMessage read) => read.ImageArn is null ? "An image"
        : $"The {(read.ImageArn.Contains(":image-pipeline/", StringComparison.Ordinal) ? "pipeline" : "image")} {read.ImageArn}";

    private static string At(ReadMessage read) => read.Time is null ? "" : $" at {read.Time}";
}
