using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Fixing;

/// <summary>
/// A plan as a shell script of AWS CLI commands, account by account. It can be run again: what is done already is left
/// alone or done once more with the same result.
/// </summary>
internal static class PlanCommands
{
    public static void Write(FixPlan plan, TextWriter writer)
    {
        void Line(string text = "") => writer.Write(text + "\n");
        Line("#!/bin/sh");
        Line($"# {PlanText.Headline(plan)}");
        Line("# Whole policy documents replace what is there: look at `keyferry fix --as diff` first, and compare with AWS's");
        Line("# present text if the scenario isn't fresh.");
        Line("set -eu");
        IReadOnlyList<AmendedText> documents = AmendedText.Of(plan);
        HashSet<AmendedText> written = [];
        foreach (FixStage stage in plan.Stages)
        {
            Line();
            Line($"# {Comment(PlanText.AccountName(plan, stage.Account))}: set AWS_PROFILE_{stage.Account} to a profile that administers it");
            Line($"export AWS_PROFILE=\"${{AWS_PROFILE_{stage.Account}:?name a profile of account {stage.Account}}}\"");
            foreach (Change change in stage.Changes)
            {
                Line();
                Line($"# {Comment(change.Sentence)}");
                foreach (string note in change.Notes)
                {
                    Line($"# {Comment(note)}");
                }

                AmendedText? document = documents.FirstOrDefault(d => d.Changes.Contains(change));
                if (document is not null && !written.Add(document))
                {
                    Line($"# done with {document.FileName} above");
                    continue;
                }

                foreach (string line in Lines(plan, change, document))
                {
                    Line(line);
                }
            }
        }

        foreach (Unhelped unhelped in plan.Unhelped)
        {
            Line();
            Line($"# not repaired: {unhelped.Code}, {Comment(unhelped.Title)}: {Comment(unhelped.Why)}");
        }
    }

    /// <summary>A document as a file, whatever it holds.</summary>
    internal static void Document(FixPlan plan, string file, string text, Action<string> line)
    {
        line($"{NewKeyCommands.Copy(plan, text)} > {file} <<'END_OF_DOCUMENT'");
        line(text);
        line("END_OF_DOCUMENT");
    }

    /// <summary>What makes one change: its document as a file, and the commands; a line each.</summary>
    internal static IEnumerable<string> Lines(FixPlan plan, Change change, AmendedText? document)
    {
        List<string> lines = [];
        if (document is not null)
        {
            Document(plan, document.FileName, document.After, lines.Add);
        }

        return lines.Concat(AwsCommands.For(plan, change, document)).SelectMany(l => l.Split('\n'));
    }

    // A name from a scenario can't end a comment and begin a command.
    private static string Comment(string text) => ReportText.Clean(text);
}
