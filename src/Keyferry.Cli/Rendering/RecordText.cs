using System.Collections.Immutable;
using Keyferry.Doctor.Explaining;

namespace Keyferry.Cli.Rendering;

/// <summary>What AWS itself says of a failure: CloudTrail's events, and the content of an encoded message.</summary>
internal static class RecordText
{
    private const string Indent = "      ";

    /// <summary>Under the title one call after another; nothing if there are none.</summary>
    public static void Write(string title, ImmutableArray<RecordedCall> calls, ReportText text)
    {
        if (calls.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Line(title);
        foreach (RecordedCall call in calls)
        {
            text.Line();
            text.Title("   -", "", $"{call.TimeText} {call.Action}" + (call.ErrorCode is { } code ? $": {code}" : ""));
            text.Prose(
                string.Join(", ", Parts(call)),
                Indent);
            if (call.ErrorMessage is { } message)
            {
                text.Prose(message, Indent);
            }
        }
    }

    /// <summary>The steps that failed, one after another; nothing if there are none.</summary>
    public static void Write(ImmutableArray<RecordedStep> steps, ReportText text)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Line("what Image Builder's workflow recorded:");
        foreach (RecordedStep step in steps)
        {
            text.Line();
            text.Title("   -", "", $"{(step.Time is null ? "" : step.Time + " ")}{step.Name} ({step.Action}): {step.Status}");
            if (step.Message is { } message)
            {
                text.Prose(message, Indent);
            }
        }
    }

    public static void Write(DecodedDenial decoded, ReportText text)
    {
        text.Labelled(
            "decoded",
            $"{decoded.Action} on {decoded.Resource}: "
            + (!decoded.Statements.IsEmpty ? $"denied by {string.Join(", ", decoded.Statements)}"
                : decoded.IsExplicit ? "a Deny decides" : "no statement allows it"));
        if (!decoded.Conditions.IsEmpty)
        {
            text.Labelled("with", string.Join('\n', decoded.Conditions.Select(c => $"{c.Key} = {string.Join(", ", c.Values)}")));
        }
    }

    private static IEnumerable<string> Parts(RecordedCall call)
    {
        if (call.Subject is { } subject)
        {
            yield return $"on {subject}";
        }

        if (call.Caller is { } caller)
        {
            yield return $"by {caller}";
        }

        if ((call.Account ?? call.Region) is not null)
        {
            yield return "in " + (call.Account is null ? call.Region : call.Region is null ? call.Account : $"{call.Account}, {call.Region}");
        }
    }
}
