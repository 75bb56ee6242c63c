using System.Collections.Immutable;

namespace Keyferry.Doctor.Findings;

/// <summary>Sentences from lists.</summary>
internal static class Prose
{
    private const int MostListed = 8;

    /// <summary>`a`, `b` and `c`; long lists end in 'and 992 more'.</summary>
    public static string List(IReadOnlyCollection<string> items, string conjunction = "and") =>
        Join([.. items.Select(i => $"`{i}`")], conjunction);

    /// <summary>The same for what is quoted already.</summary>
    public static string Join(ImmutableArray<string> items, string conjunction = "and")
    {
        int more = items.Length - MostListed;
        return more > 0 ? $"{string.Join(", ", items[..MostListed])} {conjunction} {more} more"
            : items.Length < 2 ? string.Concat(items)
            : $"{string.Join(", ", items[..^1])} {conjunction} {items[^1]}";
    }

    /// <summary><c>account</c> or <c>accounts</c>.</summary>
    public static string Many(string noun, int count) => count == 1 ? noun : noun + "s";

    /// <summary>The last part of a key's ARN, <c>key/…</c> or <c>alias/…</c>, with its account and Region.</summary>
    public static string Key(string arn) =>
        arn.Split(':', 6) is { Length: 6 } p ? $"`{p[5]}` of account {p[4]} in {p[3]}" : $"`{arn}`";

    /// <summary>The name in a role's or pipeline's ARN.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>With a capital letter, to begin a sentence.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
