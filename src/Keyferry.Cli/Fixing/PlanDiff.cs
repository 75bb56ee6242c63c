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
            string diff = renderer.Generate(
                document.Before is null ? "" : document.Before + "\n",
                document.After + "\n",
                document.Before is null ? "/dev/null" : "a/" + document.FileName,
                "b/" + document.FileName,
                ignoreWhitespace: false);
            writer.Write(diff.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        }
    }
}
