using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>filters[]: a thing passes that has one of the values.</summary>
public sealed record ListFilter(string Name, ImmutableArray<string> Values);

/// <summary>What the List operations have in common.</summary>
public sealed record ListRequest
{
    public static ListRequest Everything { get; } = new();

    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>1 to 25; null is 25.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    /// <summary>Self, Shared, Amazon, ThirdParty, AWSMarketplace; null is Self.</summary>
    public string? Owner { get; init; }

    /// <summary>One item a name instead of one a version.</summary>
    public bool ByName { get; init; }
}

/// <summary>A part of a list, and the token of the next part.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextToken);

/// <summary>Filters and pages of the List operations.</summary>
internal static class Listing
{
    private const int Most = 25;

    /// <summary>The things that pass the filters, in the order of their keys, from where the token says.</summary>
    /// <param name="things">All.</param>
    /// <param name="key">Unique; the token holds the last one of a page.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="fields">The values of a thing by the names that the operation can filter by.</param>
    public static Reply<Page<T>> Take<T>(
        IEnumerable<T> things, Func<T, string> key, ListRequest request,
        IReadOnlyDictionary<string, Func<T, IEnumerable<string?>>> fields)
    {
        for (int i = 0; i < request.Filters.Length; i++)
        {
            ListFilter filter = request.Filters[i];
            if (!fields.TryGetValue(filter.Name, out Func<T, IEnumerable<string?>>? field))
            {
                return ImageBuilderErrors.InvalidValue(
                    $"filters[{i}].name", $"It must be one of {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal))}.");
            }

            things = things.Where(t => field(t).Any(v => v is not null && filter.Values.Contains(v)));
        }

        string after = "";
        if (request.NextToken is { } token && !TryDecode(token, out after))
        {
            return ImageBuilderErrors.InvalidPaginationToken;
        }

        int most = request.MaxResults ?? Most;
        List<T> left =
        [
            .. things.Where(t => string.CompareOrdinal(key(t), after) > 0).OrderBy(key, StringComparer.Ordinal).Take(most + 1),
        ];
        return left.Count > most
            ? new Page<T>([.. left.Take(most)], Encode(key(left[most - 1])))
            : new Page<T>([.. left], null);
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(">" + key));

    private static bool TryDecode(string token, out string key)
    {
        byte[] bytes = new byte[token.Length];
        bool isToken = Convert.TryFromBase64String(token, bytes, out int count) && count > 0 && bytes[0] == '>';
        key = isToken ? Encoding.UTF8.GetString(bytes, 1, count - 1) : "";
        return isToken;
    }
}
