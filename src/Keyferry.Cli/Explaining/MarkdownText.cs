using System.Text;

namespace Keyferry.Cli.Explaining;

/// <summary>
/// Markdown as plain text of 80 columns: headings underlined, paragraphs and list items wrapped, code and tables left as
/// they are, links reduced to their words with the web address behind. For our own pages, which use no more than that.
/// </summary>
internal static class MarkdownText
{
    private const int Width = 80;
    private const int ListIndent = 2;

    public static string Render(string markdown)
    {
        StringBuilder text = new();
        StringBuilder paragraph = new();
        string first = "", rest = "";
        bool isCode = false;
        foreach (string line in markdown.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                Flush();
                isCode = !isCode;
            }
            else if (isCode)
            {
                text.Append(("    " + line).TrimEnd()).Append('\n');
            }
            else if (trimmed.Length == 0 || trimmed.StartsWith("<!--", StringComparison.Ordinal))
            {
                Flush();
                EndBlock();
            }
            else if (Heading(trimmed) is { } heading)
            {
                Flush();
                EndBlock();
                text.Append(heading.Title).Append('\n').Append(heading.Rule, heading.Title.Length).Append('\n');
            }
            else if (trimmed.StartsWith('|'))
            {
                Flush();
                text.Append(Plain(trimmed)).Append('\n');
            }
            else if (Marker(line) is { } marker)
            {
                Flush();
                (first, rest) = (marker, new string(' ', marker.Length));
                paragraph.Append(line.TrimStart()[(marker.TrimStart().Length)..]);
            }
            else
            {
                paragraph.Append(paragraph.Length == 0 ? "" : " ").Append(trimmed);
            }
        }

        Flush();
        return text.ToString().TrimEnd('\n') + "\n";

        void Flush()
        {
            if (paragraph.Length > 0)
            {
                Wrap(text, Plain(paragraph.ToString()), first, rest);
                paragraph.Clear();
            }

            (first, rest) = ("", "");
        }

        void EndBlock()
        {
            if (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n'))
            {
                text.Append('\n');
            }
        }
    }

    /// <summary>A line without Markdown's marks for emphasis and links; `code` keeps its backticks.</summary>
    public static string Plain(string line)
    {
        StringBuilder text = new(line.Length);
        bool isCode = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '`')
            {
                isCode = !isCode;
            }
            else if (!isCode && c == '*' && i + 1 < line.Length && line[i + 1] == '*')
            {
                i++;
                continue;
            }
            else if (!isCode && c == '<' && line.IndexOf('>', i) is var end and > 0 && line.AsSpan(i + 1).StartsWith("http"))
            {
                text.Append(line.AsSpan(i + 1, end - i - 1));
                i = end;
                continue;
            }
            else if (!isCode && c == '[' && Link(line, i) is { } link)
            {
                bool isWeb = link.Target.StartsWith("http", StringComparison.Ordinal);
                text.Append(Plain(link.Words));
                text.Append(isWeb ? $" ({link.Target})" : "");
                i = link.End;
                continue;
            }

            text.Append(c);
        }

        return text.ToString();
    }

    private static (string Title, char Rule)? Heading(string line)
    {
        int level = line.Length - line.TrimStart('#').Length;
        return level is > 0 and <= 6 && line.Length > level && line[level] == ' '
            ? (Plain(line[level..].Trim()), level == 1 ? '=' : '-')
            : null;
    }

    // `- item`, `* item`, `1. item`, with the depth it was written at.
    private static string? Marker(string line)
    {
        string trimmed = line.TrimStart();
        string indent = new(' ', ListIndent + line.Length - trimmed.Length);
        if (trimmed.StartsWith("- ", StringComparison.Ordinal) || trimmed.StartsWith("* ", StringComparison.Ordinal))
        {
            return indent + trimmed[..2];
        }

        int digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 4 && trimmed.AsSpan(digits).StartsWith(". ") ? indent + trimmed[..(digits + 2)] : null;
    }

    private static (string Words, string Target, int End)? Link(string line, int start)
    {
        int words = line.IndexOf("](", start, StringComparison.Ordinal);
        int end = words < 0 ? -1 : line.IndexOf(')', words);
        return end < 0 ? null : (line[(start + 1)..words], line[(words + 2)..end], end);
    }

    private static void Wrap(StringBuilder text, string paragraph, string first, string rest)
    {
        int column = 0;
        string indent = first;
        foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                column = 0;
            }

            if (column == 0)
            {
                text.Append(indent);
                column = indent.Length;
                indent = rest;
            }
            else
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
