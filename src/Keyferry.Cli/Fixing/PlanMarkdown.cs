using System.Globalization;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Fixing;

/// <summary>A plan as a runbook for a ticket.</summary>
internal static class PlanMarkdown
{
    public static void Write(FixPlan plan, TextWriter writer)
    {
        void Line(string text = "") => writer.Write(ReportText.Clean(text) + "\n");

        Line("# Repair of an image distribution");
        Line();
        Line(PlanText.Headline(plan) + ".");
        int number = 0;
        foreach (FixStage stage in plan.Stages)
        {
            Line();
            Line($"## {Capital(PlanText.AccountName(plan, stage.Account))}");
            Line();
            foreach (Change change in stage.Changes)
            {
                Line($"{(++number).ToString(CultureInfo.InvariantCulture)}. {Capital(change.Sentence)}.");
                foreach (string note in change.Notes)
                {
                    Line($"   {note}");
                }
            }
        }

        WriteDocuments(plan, writer, Line);
        WriteAccess(plan, Line);
        if (!plan.Unhelped.IsEmpty)
        {
            Line();
            Line("## What no change repairs");
            Line();
            foreach (Unhelped unhelped in plan.Unhelped)
            {
                Line($"- {unhelped.Code}, {unhelped.Title}: {unhelped.Why}.");
            }
        }
    }

    private static void WriteDocuments(FixPlan plan, TextWriter writer, Action<string> line)
    {
        foreach (AmendedText document in AmendedText.Of(plan))
        {
            line("");
            line($"### {Capital(document.Name)} (account {document.Account})");
            line("");
            line("```json");
            writer.Write(document.After + "\n");
            line("```");
        }
    }

    private static void WriteAccess(FixPlan plan, Action<string> line)
    {
        Access[] opens = [.. plan.Opens];
        if (opens.Length == 0)
        {
            return;
        }

        line("");
        line("## What this opens, and nothing else");
        line("");
        line("| principal | actions | resource | condition |");
        line("|---|---|---|---|");
        foreach (Access access in opens)
        {
            line($"| {Code(access.Principal)} | {(access.IsNoLongerDenied ? PlanText.Allows(access) : string.Join(", ", access.Actions.Select(Code)))} | "
                + $"{Code(access.Resource)} | {string.Join(", ", access.Conditions.Select(c => Code(c.ToString())))} |");
        }
    }

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
