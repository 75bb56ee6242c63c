using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// Create-volume permissions of snapshots.
public sealed partial class Ec2Service
{
    /// <summary>ModifySnapshotAttribute of createVolumePermission (F2.40, F2.43, F2.53, E11, E24, E58, E60).</summary>
    public Reply<Done> ModifySnapshotAttribute(Caller caller, Region region, string snapshotId, SnapshotPermissionChange change)
    {
        string arn = Subjects.Snapshot(region, snapshotId);
        using CallScope scope = run.Begin(caller, "ec2:ModifySnapshotAttribute", region, arn);
        Snapshot? known = FindSnapshot(region, snapshotId);
        Question question = new("ec2:ModifySnapshotAttribute", arn, region)
        {
            SharedBy = known?.Owner,
            ResourceTags = VisibleTags(caller, known?.Owner, known?.Tags),
            Context = [.. ChangeContext(change), .. known is null ? [] : SnapshotContext(known)],
        };
        if (Ask(scope, caller, question, known is null ? null : (arn, "tags")) is { } denied)
        {
            return denied;
        }

        if (known is null || known.Owner != caller.Account)
        {
            ServiceError missing = known is null ? ResourceIds.NoSnapshot(snapshotId) : Ec2Errors.SnapshotNotFound(snapshotId);
            ServiceError? stop = scope.Meet(new Obstacle.NotFound("snapshot", snapshotId) { Error = missing });
            return stop is null && known is not null ? default(Done) : scope.Fail(missing);
        }

        ServiceError? error = CheckSnapshotItems(change)
            ?? (change.Removes ? null : CheckPublic(known, change) ?? CheckKey(scope, caller, known, managed =>
                new Obstacle.AwsManagedKeyShared("", arn, managed) { Error = Ec2Errors.AwsManagedKeySnapshot }));
        if (error is not null)
        {
            return scope.Fail(error);
        }

        IEnumerable<AccountId> accounts = change.UserIds.Select(id => new AccountId(id));
        bool everybody = change.Groups.Contains("all");
        Put(known with
        {
            CreateVolumePermissions = change.Removes
                ? known.CreateVolumePermissions.Except(accounts)
                : known.CreateVolumePermissions.Union(accounts),
            IsPublic = change.Removes ? known.IsPublic && !everybody : known.IsPublic || everybody,
        });
        return default(Done);
    }

    /// <summary>ResetSnapshotAttribute of createVolumePermission, the only one that can be reset.</summary>
    public Reply<Done> ResetCreateVolumePermission(Caller caller, Region region, string snapshotId)
    {
        using CallScope scope = run.Begin(caller, "ec2:ResetSnapshotAttribute", region, Subjects.Snapshot(region, snapshotId));
        Reply<Snapshot> own = OwnSnapshot(
            scope, caller, region, snapshotId, "ec2:ResetSnapshotAttribute",
            [KeyValuePair.Create("ec2:Attribute", ContextValue.Of("CreateVolumePermission"))]);
        if (!own.Succeeded)
        {
            return own.Error;
        }

        Put(own.Value! with { CreateVolumePermissions = [], IsPublic = false, PermissionsUnknownBecause = null });
        return default(Done);
    }

    /// <summary>DescribeSnapshotAttribute, for the owner.</summary>
    public Reply<Snapshot> DescribeSnapshotAttribute(Caller caller, Region region, string snapshotId)
    {
        using CallScope scope = run.Begin(caller, "ec2:DescribeSnapshotAttribute", region, Subjects.Snapshot(region, snapshotId));
        return OwnSnapshot(scope, caller, region, snapshotId, "ec2:DescribeSnapshotAttribute", []);
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> ChangeContext(SnapshotPermissionChange change)
    {
        string verb = change.Removes ? "Remove" : "Add";
        yield return new("ec2:Attribute", ContextValue.Of("CreateVolumePermission"));
        if (!change.UserIds.IsEmpty)
        {
            yield return new($"ec2:{verb}/userId", ContextValue.Many(change.UserIds));
        }

        if (!change.Groups.IsEmpty)
        {
            yield return new($"ec2:{verb}/group", ContextValue.Many(change.Groups));
        }
    }

    // F2.84.
    private static ServiceError? CheckSnapshotItems(SnapshotPermissionChange change) =>
        change.UserIds.FirstOrDefault(id => !AccountId.IsValid(id)) is { } user ? Ec2Errors.AttributeItem(user, "userId")
        : change.Groups.FirstOrDefault(group => group != "all") is { } other ? Ec2Errors.AttributeItem(other, "group")
        : change.UserIds.Length + change.Groups.Length > 500 ? Ec2Errors.SnapshotItems
        : null;

    private ServiceError? CheckPublic(Snapshot snapshot, SnapshotPermissionChange change) =>
        !change.Groups.Contains("all") ? null
        : _keys.Settings(snapshot.Owner, snapshot.Region).BlocksPublicSnapshots ? Ec2Errors.PublicSnapshotSharingBlocked
        : !snapshot.KmsKeyArn.IsKnown
            ? AccessDenied.CannotTell(new Obstacle.CannotTell($"whether {snapshot.Arn} is encrypted", snapshot.KmsKeyArn.UnknownBecause)
            { Action = "ec2:ModifySnapshotAttribute" })
        : snapshot.KmsKeyArn.Value is not null ? Ec2Errors.EncryptedSnapshotCannotBePublic
        : null;
}
