using System.Collections.Immutable;
using System.Reflection;
using Keyferry.Doctor.Checking;

namespace Keyferry.Cli.Explaining;

/// <summary>The pages of <c>docs/findings</c>, carried within the program.</summary>
internal static class FindingPages
{
    private const string Folder = "findings/";
    private const string Extension = ".md";

    private static readonly Assembly Home = typeof(Checker).Assembly;

    /// <summary>Every code, sorted.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Begins the section that shows the fix in every format.</summary>
    public const string SectionStart = "<!-- The fix in every format: written by the tests with UPDATE_GOLDEN=1 -->";

    public const string SectionEnd = "<!-- end of the fix -->";

    /// <summary>A page without the section of the fix: what stands before it, and what stands behind.</summary>
    public static (string Head, string Tail) Cut(string page)
    {
        int start = page.IndexOf(SectionStart, StringComparison.Ordinal);
        int end = page.IndexOf(SectionEnd, StringComparison.Ordinal);
        return start < 0 || end < start ? (page, "") : (page[..start], page[(end + SectionEnd.Length)..].TrimStart('\n'));
    }

    /// <summary>
    /// The Markdown of a page, or null if there is no such code. The fix in every format is too long for a terminal: the
    /// file is named instead.
    /// </summary>
    public static string? Read(string code)
    {
        using Stream? stream = Home.GetManifestResourceStream(Folder + code + Extension);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        (string head, string tail) = Cut(reader.ReadToEnd().ReplaceLineEndings("\n"));
        return tail.Length == 0 ? head : $"""
            {head}## The fix in every format

            `keyferry fix SCENARIO --as FORMAT` writes it for your accounts;
            `docs/findings/{code}.md` has it for the example.

            {tail}
            """.ReplaceLineEndings("\n");
    }

    /// <summary>The page's heading without the code that it begins with.</summary>
    public static string Title(string code)
    {
        string heading = (Read(code) ?? "").Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal)) ?? "";
        string title = MarkdownText.Plain(heading.TrimStart('#').Trim());
        return title.StartsWith(code, StringComparison.Ordinal) ? title[code.Length..].TrimStart(' ', ':', '-', '—', '·', '.') : title;
    }
}
