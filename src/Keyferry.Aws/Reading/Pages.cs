namespace Keyferry.Aws.Reading;

/// <summary>All pages of a listing, one after the other.</summary>
internal static class Pages
{
    public static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, Task<(IEnumerable<T>? Items, string? Next)>> page)
    {
        List<T> all = [];
        string? next = null;
        do
        {
            (IEnumerable<T>? items, next) = await page(next).ConfigureAwait(false);
            all.AddRange(items ?? []);
        }
        while (!string.IsNullOrEmpty(next));
        return all;
    }
}
