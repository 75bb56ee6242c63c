using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// Finds the smallest set of changes after which every job succeeds, by applying candidates to forks of the world and
/// running the whole check again. What it gives was proved.
/// </summary>
public static class Fixer
{
    /// <summary>The plan; null with a problem where the target names nothing in the world.</summary>
    /// <param name="world">The world as it is; it is not altered.</param>
    /// <param name="target">What is to succeed.</param>
    /// <param name="choose">Names of ways that are preferred: <c>default-key</c>, or <c>KF1005=default-key</c> for one cause.</param>
    /// <param name="problem">Why there is none.</param>
    public static FixPlan? Find(World world, CheckTarget target, ImmutableArray<string> choose, out string? problem)
    {
        TargetSelection.Select(world, target, out problem);
        return problem is not null ? null : new FixSearch(world, target, choose).Run();
    }

    /// <summary>Applies changes in their order.</summary>
    public static World Apply(World world, IEnumerable<Change> changes) =>
        changes.OrderBy(c => c.Order).Aggregate(world, (current, change) => change.Apply(current));
}
