using System.Collections.Immutable;
using System.Text;

namespace Keyferry.Cloud.Execution;

/// <summary>A part of a list, and the token for the next one; null if this was the last.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextToken);

/// <summary>
/// Cuts lists into pages. A token names the last item seen, so that nothing is seen twice or missed where the list changes
/// between two calls.
/// </summary>
internal static class Paging
{
    // Tells our tokens from any other text that happens to be base64.
    private const string Mark = "after:";

    /// <param name="items">All of them.</param>
    /// <param name="key">What an item is called: unique; the pages follow its order.</param>
    /// <param name="size">The most items of a page.</param>
    /// <param name="token">From the page before; null for the first one.</param>
    /// <param name="invalid">The service's error for a token that no page gave.</param>
    public static Reply<Page<T>> Cut<T>(
        IEnumerable<T> items, Func<T, string> key, int size, string? token, Func<ServiceError> invalid)
    {
        string? after = null;
        if (!string.IsNullOrEmpty(token) && (after = Read(token)) is null)
        {
            return invalid();
        }

        ImmutableArray<T> found =
        [
            .. items.OrderBy(key, StringComparer.Ordinal)
                .SkipWhile(i => after is not null && string.CompareOrdinal(key(i), after) <= 0).Take(size + 1),
        ];
        return found.Length <= size
            ? new Page<T>(found, null)
            : new Page<T>(found[..size], Convert.ToBase64String(Encoding.UTF8.GetBytes(Mark + key(found[size - 1]))));
    }

    private static string? Read(string token)
    {
        Span<byte> bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes[..length]);
        return text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..] : null;
    }
}
