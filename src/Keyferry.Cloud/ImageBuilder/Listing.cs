using System.Collections.Immutable;
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

/// <summary>Filters and pages of the List operations.</summary>
internal static class Listing
{
    private const int Most = 25;

    /// <summary>The things that pass the filters, in the order of their keys, from where the token says.</summary>
    /// <param name="things">All.</param>
    /// <param name="key">Unique; the pages follow its order.</param>
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

        return Paging.Cut(
            things, key, request.MaxResults ?? Most, request.NextToken, () => ImageBuilderErrors.InvalidPaginationToken);
    }
}
