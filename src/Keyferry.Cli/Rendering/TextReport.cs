using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Rendering;

/// <summary>Writes a report for people: the verdict first, then where, then why, each root cause once.</summary>
public static class TextReport
{
    // More of one code tell nothing new; they are named in a line each, and the last ones counted.
    private const int MostInFull = 3;
    private const int MostInBrief = 10;

    public static void Write(Report report, TextWriter writer, TextStyle style)
    {
        ReportText text = new(writer, style);
        text.Line(Headline(report), report.Verdict switch
        {
            Verdict.Succeeds => Ansi.Green,
            Verdict.Fails => Ansi.Red,
            Verdict.CannotTell => Ansi.Yellow,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        if (report.Story is { } story)
        {
            text.Line();
            text.Prose(story.ReplaceLineEndings(" "));
        }

        foreach (DistributionReport distribution in report.Distributions)
        {
            text.Line();
            Write(distribution, writer, text, style);
        }
    }

    /// <summary>One line: what will become of it.</summary>
    public static string Headline(Report report)
    {
        CellState[] cells =
        [
            .. report.Distributions.SelectMany(d => d.Matrix.Rows).SelectMany(r => r.Cells)
                .Select(c => c.State).Where(s => s != CellState.None),
        ];
        string of = $" of {cells.Length} {(cells.Length == 1 ? "copy" : "copies")}";
        string[] parts =
        [
            .. Part(CellState.Fails, "won't arrive"),
            .. Part(CellState.ArrivesUnusable, "will arrive but can't be launched"),
            .. Part(CellState.ArrivesIncomplete, "will arrive but lose a step after it"),
            .. Part(CellState.CannotTell, "may arrive or not"),
        ];
        int causes = report.Distributions.SelectMany(d => d.Findings).Count(f => f.Severity == FindingSeverity.Error);
        string says = string.Join(", ", parts);
        return report.Verdict switch
        {
            Verdict.Succeeds => cells.Length == 1
                ? "will succeed: the copy arrives and can be launched"
                : $"will succeed: all {cells.Length} copies arrive and can be launched",
            Verdict.Fails => $"will fail: {(says.Length > 0 ? says + ", " : "")}{causes} root {(causes == 1 ? "cause" : "causes")}",
            Verdict.CannotTell => $"can't tell: {(says.Length > 0 ? says : "something unknown decides")}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        IEnumerable<string> Part(CellState state, string what)
        {
            int count = cells.Count(c => c == state);
            if (count > 0)
            {
                yield return $"{count}{of} {what}";
                of = "";
            }
        }
    }

    private static void Write(DistributionReport distribution, TextWriter writer, ReportText text, TextStyle style)
    {
        string kind = distribution.Arn.Contains(":image-pipeline/", StringComparison.Ordinal) ? "pipeline" : "image";
        string name = distribution.Arn[(distribution.Arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
        text.Line($"{kind} {name} of {distribution.SourceAccount}, built in {distribution.BuildRegion}", Ansi.Bold);
        text.Prose($"acts as {FindingText.Short(distribution.SourcePrincipal)}", "  ");
        text.Line();
        foreach (string line in MatrixText.Lines(distribution.Matrix, style))
        {
            writer.Write(line + "\n");
        }

        if (style.Reason && distribution.Reason is { } reason)
        {
            text.Line();
            text.Line("  state.reason of the image will be:", Ansi.Dim);
            text.Prose(reason, "  ");
        }

        Dictionary<string, int> inFull = new(StringComparer.Ordinal);
        List<Finding> brief = [];
        foreach (Finding finding in distribution.Findings)
        {
            int before = inFull.GetValueOrDefault(finding.Code);
            inFull[finding.Code] = before + 1;
            if (before >= MostInFull)
            {
                brief.Add(finding);
                continue;
            }

            text.Line();
            FindingText.Write(finding, text);
        }

        if (brief.Count > 0)
        {
            text.Line();
            text.Line($"and {brief.Count} more of the same kinds:");
            foreach (Finding finding in brief.Take(MostInBrief))
            {
                text.Prose($"{FindingText.Name(finding.Severity)}[{finding.Code}] {finding.Number}. {finding.Title}", "  ");
            }

            if (brief.Count > MostInBrief)
            {
                text.Line($"  … and {brief.Count - MostInBrief} more; `--format json` has them all");
            }
        }
    }
}
