using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// DescribeSnapshots: which snapshots an account finds.
public sealed partial class Ec2Service
{
    /// <summary>DescribeSnapshots: own, public and shared ones.</summary>
    public Reply<Ec2Page<DescribedSnapshot>> DescribeSnapshots(Caller caller, Region region, DescribeSnapshotsRequest request)
    {
        using CallScope scope = run.Begin(caller, "ec2:DescribeSnapshots", region, "*");
        AccountId viewer = Account(caller);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question("ec2:DescribeSnapshots", "*", region))
            ?? Ec2Pages.Check(request.Page, "DescribeSnapshots", !request.SnapshotIds.IsEmpty, "snapshotSet")
            ?? Owners.Check(request.OwnerIds, null)
            ?? Owners.Check(request.RestorableByUserIds, "all")
            ?? request.SnapshotIds
                .Where(id => FindSnapshot(region, id) is not { } snapshot || !MaySee(viewer, snapshot))
                .Select(ResourceIds.NoSnapshot)
                .FirstOrDefault();
        Reply<Func<DescribedSnapshot, bool>> filters = SnapshotFilters.All.Compile(request.Filters);
        if ((error ?? filters.Error) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        IEnumerable<Snapshot> candidates = request.SnapshotIds.IsEmpty
            ? World.Snapshots.Where(s => s.Key.Region == region).Select(s => s.Value)
                .Concat(PublicImages.SnapshotsIn(region).Where(s => !World.Snapshots.ContainsKey((region, s.SnapshotId))))
                .Where(s => MaySee(viewer, s))
            : request.SnapshotIds.Distinct().Select(id => FindSnapshot(region, id)!);
        IEnumerable<DescribedSnapshot> found = candidates
            .Where(s => Owners.Include(request.OwnerIds, viewer, s.Owner, s.OwnerAlias)
                && IsRestorableBy(s, viewer, request.RestorableByUserIds))
            .Select(s => new DescribedSnapshot(s, s.Owner == viewer ? s.Tags : ImmutableDictionary<string, string>.Empty))
            .Where(filters.Value!);
        return Ec2Pages.Cut(found, s => s.Snapshot.SnapshotId, request.Page, "DescribeSnapshots");
    }

    /// <summary>Whether an account may see a snapshot and make volumes and copies of it.</summary>
    private bool MaySee(AccountId viewer, Snapshot snapshot) =>
        snapshot.Owner == viewer || snapshot.CreateVolumePermissions.Contains(viewer) || IsPublicNow(snapshot);

    // F2.53: block-all-sharing hides public snapshots without changing their permissions.
    private bool IsPublicNow(Snapshot snapshot) =>
        snapshot.IsPublic && _keys.Settings(snapshot.Owner, snapshot.Region).SnapshotBlockPublicAccess != "block-all-sharing";

    private bool IsRestorableBy(Snapshot snapshot, AccountId viewer, ImmutableArray<string> users) =>
        users.IsEmpty || users.Any(user =>
            user == "all" ? IsPublicNow(snapshot)
            : user == "self" ? snapshot.CreateVolumePermissions.Contains(viewer)
            : snapshot.CreateVolumePermissions.Contains(new AccountId(user)));
}
