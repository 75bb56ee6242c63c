using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Worlds;

/// <summary>Where a fact comes from: a place in a file, or an API call for a live account.</summary>
/// <param name="Document">The file, or the API call (<c>kms:GetKeyPolicy</c>).</param>
/// <param name="Position">The place in the file; null for API calls.</param>
public sealed record Origin(string Document, Position? Position)
{
    public override string ToString() => Position is { } at ? $"{Document}:{at}" : Document;
}

/// <summary>
/// Where each fact of a world comes from, beside the world, so that resources stay plain values. A subject is a
/// resource's ARN (or for settings <c>account/region</c>, see <see cref="Subjects"/>), a field is a path inside it in the
/// words of the API: <c>distributions/0/amiDistributionConfiguration/kmsKeyId</c>.
/// </summary>
public sealed record OriginMap(ImmutableDictionary<string, Origin> Places)
{
    public static OriginMap Empty { get; } = new(ImmutableDictionary.Create<string, Origin>(StringComparer.Ordinal));

    /// <summary>The origin of the field, else of the nearest enclosing field, else of the resource, else null.</summary>
    public Origin? Find(string subject, string field = "")
    {
        string path = field;
        while (true)
        {
            if (Places.TryGetValue(Name(subject, path), out Origin? origin))
            {
                return origin;
            }

            if (path.Length == 0)
            {
                return null;
            }

            int cut = path.LastIndexOf('/');
            path = cut < 0 ? "" : path[..cut];
        }
    }

    public static string Name(string subject, string field) => field.Length == 0 ? subject : subject + "#" + field;
}
