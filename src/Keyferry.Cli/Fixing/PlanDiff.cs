using System.Globalization;
using DiffPlex.Renderer;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Fixing;

/// <summary>What changes in each document, as a unified diff of its JSON; other changes are comments before it.</summary>
internal static class PlanDiff
{
    public static void Write(FixPlan plan, TextWriter writer)
    {
        IReadOnlyList<AmendedText> documents = AmendedText.Of(plan);
        foreach (Change change in plan.Stages.SelectMany(s => s.Changes).Where(c => documents.All(d => !d.Changes.Contains(c))))
        {
            writer.Write($"# {PlanText.AccountName(plan, change.Account)}: {change.Sentence}\n");
        }

        UnidiffRenderer renderer = new();
        foreach (AmendedText document in documents)
        {
            writer.Write($"# {PlanText.AccountName(plan, document.Account)}: {document.Name}\n");
            if (document.Before is not { } before)
            {
                WriteNew(document, writer);
                continue;
            }

            string diff = renderer.Generate(
                before, document.After, "a/" + document.FileName, "b/" + document.FileName, ignoreWhitespace: false);
            writer.Write(diff.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        }
    }

    // The library counts an empty text as one line; a new file has none.
    private static void WriteNew(AmendedText document, TextWriter writer)
    {
        string[] lines = document.After.Split('\n');
        writer.Write($"--- /dev/null\n+++ b/{document.FileName}\n@@ -0,0 +1,{lines.Length.ToString(CultureInfo.InvariantCulture)} @@\n");
        foreach (string line in lines)
        {
            writer.Write($"+{line}\n");
        }
    }
}
