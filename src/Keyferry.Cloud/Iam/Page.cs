using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Iam;

/// <summary>Which part of a list is asked for: IAM's <c>Marker</c> and <c>MaxItems</c>.</summary>
public readonly record struct PageAsk(string? Marker, int? MaxItems);

/// <summary>A part of a list, and how to ask for the next one.</summary>
/// <param name="Items">In order.</param>
/// <param name="Marker">Null where nothing follows.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}

/// <summary>Cuts lists into pages; a marker holds the last key that was given, so that changes in between lose nothing.</summary>
internal static class Pages
{
    private const int Default = 100;
    private const string Before = "keyferry/";

    /// <summary>The page of items in the order of their keys, which differ.</summary>
    public static Reply<Page<T>> Of<T>(IEnumerable<T> items, Func<T, string> key, PageAsk ask)
    {
        string? after = null;
        if (ask.Marker is not null && (after = Read(ask.Marker)) is null)
        {
            return IamErrors.Invalid("Invalid Marker.");
        }

        int most = ask.MaxItems ?? Default;
        T[] rest = [.. items.Select(item => (Key: key(item), Item: item))
            .Where(i => after is null || string.CompareOrdinal(i.Key, after) > 0)
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .Select(i => i.Item).Take(most + 1)];
        return rest.Length <= most
            ? new Page<T>([.. rest], null)
            : new Page<T>([.. rest[..most]], Write(key(rest[most - 1])));
    }

    private static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Before + key));

    private static string? Read(string marker)
    {
        Span<byte> bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out int length)
            && Encoding.UTF8.GetString(bytes[..length]) is var text && text.StartsWith(Before, StringComparison.Ordinal)
            ? text[Before.Length..]
            : null;
    }
}
