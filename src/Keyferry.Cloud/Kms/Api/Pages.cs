using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>Which page of a list is asked for.</summary>
public sealed record PageRequest(int? Limit, string? Marker);

/// <summary>Lists in pages, with KMS's errors.</summary>
internal static class Pages
{
    public static Reply<Page<T>> Of<T>(
        IEnumerable<T> items, Func<T, string> name, PageRequest request, int defaultLimit, int largest = 1000) =>
        request.Limit is { } asked && asked > largest
            ? KmsErrors.Validation(
                $"1 validation error detected: Value '{asked}' at 'limit' failed to satisfy constraint:"
                + $" Member must have value less than or equal to {largest}")
            : Paging.Cut(items, name, request.Limit ?? defaultLimit, request.Marker, () => InvalidMarker(request));

    private static ServiceError InvalidMarker(PageRequest request) =>
        KmsErrors.Error("InvalidMarkerException", $"Could not deserialize marker '{request.Marker}'");
}
