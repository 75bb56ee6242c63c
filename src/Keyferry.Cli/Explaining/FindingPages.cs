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

    /// <summary>The Markdown of a page, or null if there is no such code.</summary>
    public static string? Read(string code)
    {
        using Stream? stream = Home.GetManifestResourceStream(Folder + code + Extension);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The page's heading without the code that it begins with.</summary>
    public static string Title(string code)
    {
        string heading = (Read(code) ?? "").Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal)) ?? "";
        string title = MarkdownText.Plain(heading.TrimStart('#').Trim());
        return title.StartsWith(code, StringComparison.Ordinal) ? title[code.Length..].TrimStart(' ', ':', '-', '—', '·', '.') : title;
    }
}
