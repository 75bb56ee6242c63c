using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Iam;

/// <summary>Which part of a list is asked for: IAM's <c>Marker</c> and <c>MaxItems</c>.</summary>
public readonly record struct PageAsk(string? Marker, int? MaxItems)
{
    private const int Default = 100;

    /// <summary>The page of items in the order of their keys, which differ.</summary>
    internal Reply<Page<T>> Of<T>(IEnumerable<T> items, Func<T, string> key) =>
        Paging.Cut(items, key, MaxItems ?? Default, Marker, () => IamErrors.Invalid("Invalid Marker."));
}
