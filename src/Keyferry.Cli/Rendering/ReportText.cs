using System.Globalization;
using System.Text;

namespace Keyferry.Cli.Rendering;

/// <summary>Lays out labelled, wrapped text; what comes from outside can't move the cursor or hide anything.</summary>
internal sealed class ReportText(TextWriter writer, TextStyle style)
{
    private const int LabelWidth = 12;

    public void Line(string text = "", string color = "") => writer.Write(Paint(Clean(text).TrimEnd(), color) + "\n");

    /// <summary>Wrapped prose without a label.</summary>
    public void Prose(string text, string indent = "")
    {
        foreach (string line in Wrap(text, style.Width - indent.Length))
        {
            writer.Write((indent + line).TrimEnd() + "\n");
        }
    }

    /// <summary>A title behind a coloured head; further lines are indented.</summary>
    public void Title(string head, string color, string text)
    {
        bool first = true;
        foreach (string line in Wrap($"{head} {text}", style.Width - 2))
        {
            string shown = first && line.StartsWith(head, StringComparison.Ordinal)
                ? Paint(head, color) + Paint(line[head.Length..], Ansi.Bold)
                : "  " + Paint(line, Ansi.Bold);
            writer.Write(shown + "\n");
            first = false;
        }
    }

    /// <summary>
    /// <c>  because   the text, wrapped and indented below its label</c>; each line of the text begins a new one.
    /// </summary>
    public void Labelled(string label, string text)
    {
        string indent = new(' ', LabelWidth);
        string head = "  " + label.PadRight(LabelWidth - 2);
        foreach (string part in text.Split('\n'))
        {
            foreach (string line in Wrap(part, style.Width - LabelWidth))
            {
                writer.Write(Paint(head, head == indent ? "" : Ansi.Dim) + line + "\n");
                head = indent;
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        StringBuilder line = new();
        foreach (string word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private string Paint(string text, string color) =>
        style.Color && color.Length > 0 && text.Length > 0 ? color + text + Ansi.Reset : text;

    /// <summary>Shows control characters, and those that reorder text, instead of obeying them.</summary>
    public static string Clean(string text) =>
        text.Any(IsUnsafe)
            ? string.Concat(text.Select(c => IsUnsafe(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()))
            : text;

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u200e' or '\u200f' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e')
            or (>= '\u2066' and <= '\u2069');
}

/// <summary>The few ANSI sequences in use.</summary>
internal static class Ansi
{
    public const string Reset = "\u001b[0m";
    public const string Bold = "\u001b[1m";
    public const string Dim = "\u001b[2m";
    public const string Red = "\u001b[31m";
    public const string Green = "\u001b[32m";
    public const string Yellow = "\u001b[33m";
}
