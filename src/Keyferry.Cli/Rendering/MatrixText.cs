using System.Collections.Immutable;
using Keyferry.Doctor.Reporting;
using Spectre.Console;

namespace Keyferry.Cli.Rendering;

/// <summary>
/// Accounts × Regions as a table. Many rows are folded into groups of equals, many Regions into what they have in
/// common: nobody reads 17,000 cells.
/// </summary>
internal static class MatrixText
{
    private const int MostRows = 15;
    private const int MostNamed = 3;

    /// <summary>The lines, without trailing spaces.</summary>
    public static IEnumerable<string> Lines(Matrix matrix, TextStyle style)
    {
        List<ImmutableArray<MatrixRow>> groups = matrix.Rows.Length <= MostRows
            ? [.. matrix.Rows.Select(r => ImmutableArray.Create(r))]
            : [.. matrix.Rows.GroupBy(r => string.Join(' ', r.Cells.Select(Text))).Select(g => g.ToImmutableArray())
                .OrderBy(g => g[0].Cells.All(c => c.State is CellState.Arrives or CellState.None) ? 1 : 0)];
        ImmutableArray<ImmutableArray<MatrixRow>> shown = [.. groups.Take(MostRows)];
        string[] table = Render(matrix, shown, style, asColumns: true);
        if (matrix.Regions.Length > 4 || table.Any(l => l.Length > style.Width && !style.Color))
        {
            table = Render(matrix, shown, style, asColumns: false);
        }

        int hidden = groups.Skip(MostRows).Sum(g => g.Length);
        return hidden == 0 ? table : [.. table, $"  … and {hidden} more; `--format json` has them all"];
    }

    /// <summary>A cell without colour: <c>ok</c>, <c>FAIL 1</c>, <c>no launch 2</c>.</summary>
    public static string Text(MatrixCell cell)
    {
        string number = cell.Finding is { } n ? $" {n}" : "";
        return cell.State switch
        {
            CellState.None => "-",
            CellState.Arrives => "ok",
            CellState.Fails => "FAIL" + number,
            CellState.ArrivesUnusable => "no launch" + number,
            CellState.ArrivesIncomplete => "incomplete" + number,
            CellState.CannotTell => "?" + number,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string[] Render(
        Matrix matrix, ImmutableArray<ImmutableArray<MatrixRow>> groups, TextStyle style, bool asColumns)
    {
        Table table = new Table().Border(TableBorder.None).AddColumn(Column(""));
        foreach (string header in asColumns ? matrix.Regions.Select(r => r.Value) : ["", ""])
        {
            table.AddColumn(Column(header));
        }

        foreach (ImmutableArray<MatrixRow> group in groups)
        {
            if (asColumns)
            {
                table.AddRow([Plain(Label(group)), .. group[0].Cells.Select(Colored)]);
                continue;
            }

            string label = Label(group);
            foreach (IGrouping<string, int> same in Enumerable.Range(0, matrix.Regions.Length)
                .Where(i => group[0].Cells[i].State != CellState.None)
                .GroupBy(i => Text(group[0].Cells[i])))
            {
                table.AddRow(
                    Plain(label), Colored(group[0].Cells[same.First()]), Plain(Where(matrix, [.. same])));
                label = "";
            }
        }

        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = style.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = 1000;
        console.Write(table);
        return [.. text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).Select(l => "  " + l)];
    }

    private static TableColumn Column(string header) =>
        new TableColumn(Plain(header)).NoWrap().PadLeft(0).PadRight(3);

    private static Text Plain(string text) => new(ReportText.Clean(text));

    private static Text Colored(MatrixCell cell) => new(Text(cell), new Style(cell.State switch
    {
        CellState.Arrives => Color.Green,
        CellState.Fails => Color.Red,
        CellState.ArrivesUnusable or CellState.ArrivesIncomplete => Color.Red,
        CellState.CannotTell => Color.Yellow,
        _ => Color.Default,
    }));

    private static string Label(ImmutableArray<MatrixRow> group)
    {
        if (group.Length == 1)
        {
            return group[0].Name is { } name ? $"{group[0].Target} {name}" : group[0].Target;
        }

        string some = string.Join(", ", group.Take(MostNamed).Select(r => r.Target));
        return $"{group.Length} accounts ({some}{(group.Length > MostNamed ? ", …" : "")})";
    }

    private static string Where(Matrix matrix, ImmutableArray<int> regions) =>
        regions.Length == matrix.Regions.Length ? $"in all {regions.Length} Regions"
        : regions.Length <= MostNamed ? "in " + string.Join(", ", regions.Select(i => matrix.Regions[i].Value))
        : $"in {regions.Length} Regions "
        + $"({string.Join(", ", regions.Take(MostNamed).Select(i => matrix.Regions[i].Value))}, …)";
}
