using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2;

/// <summary>ModifySnapshotAttribute: accounts that get or lose the permission to create volumes. Either is added or removed, not both.</summary>
public sealed record SnapshotPermissionChange
{
    /// <summary>
    /// The change as clients write it: by createVolumePermission's lists, or by OperationType with lists of its own.
    /// </summary>
    /// <param name="added">createVolumePermission.Add; null if not given.</param>
    /// <param name="removed">createVolumePermission.Remove; null if not given.</param>
    /// <param name="operationType"><c>add</c>, <c>remove</c>, or null.</param>
    /// <param name="lists">UserIds and GroupNames.</param>
    public static Reply<SnapshotPermissionChange> Read(
        SnapshotPermissionChange? added, SnapshotPermissionChange? removed, string? operationType, SnapshotPermissionChange lists) =>
        (added, removed, operationType) switch
        {
            (not null, not null, _) => Ec2Errors.Combination("Permissions can't be added and removed in one call"),
            (not null, null, _) => added,
            (null, not null, _) => removed with { Removes = true },
            (null, null, "add") => lists,
            (null, null, "remove") => lists with { Removes = true },
            (null, null, null) => Ec2Errors.MissingParameter("operationType"),
            _ => Ec2Errors.AttributeValue("operationType", operationType!),
        };

    public bool Removes { get; init; }

    public ImmutableArray<string> UserIds { get; init; } = [];

    /// <summary><c>all</c> is the only group.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];
}
