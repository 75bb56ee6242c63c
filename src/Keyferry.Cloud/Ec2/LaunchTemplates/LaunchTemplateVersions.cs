using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>Which versions of a launch template are asked for.</summary>
/// <param name="Named">Numbers, <c>$Latest</c>, <c>$Default</c>; all versions if empty.</param>
/// <param name="Least">The lowest number, or null.</param>
/// <param name="Most">The highest number, or null.</param>
public sealed record LaunchTemplateVersions(ImmutableArray<string> Named, string? Least = null, string? Most = null)
{
    /// <summary>Whether AMIs that are named by a parameter are answered by their ids.</summary>
    public bool ResolvesAlias { get; init; }

    /// <summary>The newest first.</summary>
    internal IEnumerable<LaunchTemplateVersion> Of(LaunchTemplate template) =>
        (Named.IsEmpty ? template.All : Named.Select(template.Find).OfType<LaunchTemplateVersion>().Distinct())
            .Where(v => (Number(template, Least) ?? 1) <= v.Number && v.Number <= (Number(template, Most) ?? int.MaxValue));

    // A bound needs no version that is still there.
    private static int? Number(LaunchTemplate template, string? bound) => bound is null ? null
        : int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : template.Find(bound)?.Number;
}
