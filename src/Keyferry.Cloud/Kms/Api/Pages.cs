using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextMarker">Where the next one begins; null: this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextMarker);

/// <summary>Which page of a list is asked for.</summary>
public sealed record PageRequest(int? Limit, string? Marker);

/// <summary>
/// Lists in pages. A marker holds the name of the last item given, so that a page is right also if items came or went in
/// between.
/// </summary>
internal static class Pages
{
    private const string Prefix = "after ";

    public static Reply<Page<T>> Of<T>(
        IEnumerable<T> items, Func<T, string> name, PageRequest request, int defaultLimit, int largest = 1000)
    {
        string? after = null;
        if (request.Marker is { } marker && (after = Read(marker)) is null)
        {
            return KmsErrors.Error("InvalidMarkerException", $"Could not deserialize marker '{marker}'");
        }

        if (request.Limit is { } asked && asked > largest)
        {
            return KmsErrors.Validation(
                $"1 validation error detected: Value '{asked}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {largest}");
        }

        int limit = request.Limit ?? defaultLimit;
        T[] left =
        [
            .. items.Where(item => after is null || string.CompareOrdinal(name(item), after) > 0)
                .OrderBy(name, StringComparer.Ordinal)
                .Take(limit + 1),
        ];
        return left.Length > limit
            ? new Page<T>([.. left[..limit]], Write(name(left[limit - 1])))
            : new Page<T>([.. left], null);
    }

    private static string Write(string name) => OpaqueText.Write(Encoding.UTF8.GetBytes(Prefix + name));

    private static string? Read(string marker) =>
        OpaqueText.Read(marker) is { } bytes
        && Encoding.UTF8.GetString(bytes) is var text
        && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? text[Prefix.Length..]
            : null;
}
