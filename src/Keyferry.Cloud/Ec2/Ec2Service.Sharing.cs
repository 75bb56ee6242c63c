using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// Launch and create-volume permissions (2.5).
public sealed partial class Ec2Service
{
    /// <summary>ModifyImageAttribute of launchPermission (F2.40–F2.47, E1, E4, E25, E58, E59).</summary>
    public Reply<Done> ModifyImageAttribute(Caller caller, Region region, string imageId, LaunchPermissionChange change)
    {
        string arn = Subjects.Image(region, imageId);
        using CallScope scope = run.Begin(caller, "ec2:ModifyImageAttribute", region, arn);
        Image? known = FindImage(region, imageId);
        Question question = new("ec2:ModifyImageAttribute", arn, region)
        {
            SharedBy = known?.Owner,
            ResourceTags = VisibleTags(caller, known?.Owner, known?.Tags),
            Context = [.. known is null ? [] : ImageContext(known), .. ChangeContext(change)],
        };
        if (Ask(scope, caller, question) is { } denied)
        {
            return denied;
        }

        Reply<Image> seen = See(scope, caller, region, imageId, Ec2Errors.ImageNotFound);
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        Image image = seen.Value!;
        LaunchPermissions permissions = Changed(image.LaunchPermissions, change);
        ServiceError? error = CheckOwned(scope, caller, image)
            ?? CheckItems(scope, change)
            ?? (change.Removed is null ? null : CheckItems(scope, change.Removed))
            ?? (change.OnlyRemoves ? null : CheckPublic(scope, image, change) ?? CheckKeys(scope, caller, image, change))
            ?? CheckPermissionQuota(scope, image, permissions);
        if (error is not null)
        {
            return error;
        }

        run.World = run.ImageNames.Put(World, image with { LaunchPermissions = permissions });
        return default(Done);
    }

    private static LaunchPermissions Changed(LaunchPermissions old, LaunchPermissionChange change)
    {
        LaunchPermissionChange removed = change.Removed ?? new LaunchPermissionChange();
        static IEnumerable<AccountId> Accounts(ImmutableArray<string> ids) =>
            ids.Where(AccountId.IsValid).Select(id => new AccountId(id));
        return new LaunchPermissions
        {
            UserIds = old.UserIds.Union(Accounts(change.UserIds)).Except(Accounts(removed.UserIds)),
            IsPublic = (old.IsPublic || change.UserGroups.Contains("all")) && !removed.UserGroups.Contains("all"),
            OrganizationArns = old.OrganizationArns.Union(change.OrganizationArns).Except(removed.OrganizationArns),
            OrganizationalUnitArns = old.OrganizationalUnitArns.Union(change.OrganizationalUnitArns)
                .Except(removed.OrganizationalUnitArns),
        };
    }

    // F2.82: an organization or unit counts once.
    private static ServiceError? CheckPermissionQuota(CallScope scope, Image image, LaunchPermissions permissions)
    {
        const int most = 1000;
        if (image.LaunchPermissionsUnknownBecause is { } unknown)
        {
            return scope.Meet(new Obstacle.CannotTell($"how many accounts {image.ImageId} is shared with", unknown));
        }

        int entities = permissions.UserIds.Count + permissions.OrganizationArns.Count + permissions.OrganizationalUnitArns.Count;
        return entities <= most
            ? null
            : scope.Meet(new Obstacle.Quota($"accounts and organizations that {image.ImageId} is shared with", image.Owner, image.Region)
            { Error = Ec2Errors.PermissionQuota(most) });
    }

    /// <summary>ModifySnapshotAttribute createVolumePermission.Add for one account (E11, E24, E58).</summary>
    public Reply<Done> ModifySnapshotAttribute(Caller caller, Region region, string snapshotId, AccountId account) =>
        ModifySnapshotAttribute(caller, region, snapshotId, new SnapshotPermissionChange { UserIds = [account.Value] });

    private static IEnumerable<KeyValuePair<string, ContextValue>> ChangeContext(LaunchPermissionChange change)
    {
        yield return new("ec2:Attribute", ContextValue.Of("LaunchPermission"));
        foreach ((string key, ImmutableArray<string> values) in Items(change))
        {
            if (!values.IsEmpty)
            {
                yield return new($"ec2:Add/{key}", ContextValue.Many(values));
            }
        }

        foreach ((string key, ImmutableArray<string> values) in change.Removed is null ? [] : Items(change.Removed))
        {
            if (!values.IsEmpty)
            {
                yield return new($"ec2:Remove/{key}", ContextValue.Many(values));
            }
        }
    }

    private static IEnumerable<(string Name, ImmutableArray<string> Values)> Items(LaunchPermissionChange change) =>
    [
        ("userId", change.UserIds),
        ("group", change.UserGroups),
        ("organizationArn", change.OrganizationArns),
        ("organizationalUnitArn", change.OrganizationalUnitArns),
    ];

    // F2.47, F2.56: only the owner shares, and not an image that is disabled.
    private static ServiceError? CheckOwned(CallScope scope, Caller caller, Image image)
    {
        if (image.Owner != caller.Account)
        {
            return scope.Meet(new Obstacle.ImageNotVisible(image.Arn, $"{image.ImageId} belongs to account {image.Owner}, only that may share it")
            { Error = Ec2Errors.NotAuthorizedForImage(image.ImageId) });
        }

        return image.State == ImageState.Disabled
            ? scope.Meet(new Obstacle.ImageNotVisible(image.Arn, $"{image.ImageId} is disabled, which forbids sharing it")
            { Error = Ec2Errors.ImageUnavailable(image.ImageId) })
            : null;
    }

    // E25; the patterns are those of Image Builder's model for the same values (F1.48, F1.49).
    private ServiceError? CheckItems(CallScope scope, LaunchPermissionChange change)
    {
        foreach ((string name, ImmutableArray<string> values) in Items(change))
        {
            foreach (string value in values)
            {
                bool valid = name switch
                {
                    "userId" => AccountId.IsValid(value),
                    "group" => value == "all",
                    "organizationArn" => OrganizationArn().IsMatch(value) && MayExist(value),
                    _ => UnitArn().IsMatch(value) && MayExist(value),
                };
                if (!valid && scope.Meet(new Obstacle.LaunchPermissionItem(value, name)
                { Error = Ec2Errors.AttributeItem(value, name), Setting = change.Setting }) is { } error)
                {
                    return error;
                }
            }
        }

        return null;
    }

    // Of an organization that is described, its management account and its units are known; others may be anything (F2.47).
    private bool MayExist(string arn)
    {
        string[] path = arn.Split(':', 6)[5].Split('/');
        return !World.Organizations.TryGetValue(path[1], out Organization? organization)
            || (arn.Split(':')[4] == organization.ManagementAccount.Value
                && (path[0] == "organization" || organization.Units.ContainsKey(path[2])));
    }

    [GeneratedRegex("^arn:aws[^:]*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32}$")]
    private static partial Regex OrganizationArn();

    [GeneratedRegex("^arn:aws[^:]*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}")]
    private static partial Regex UnitArn();

    // F1.71: the account's setting is looked at before the image.
    private ServiceError? CheckPublic(CallScope scope, Image image, LaunchPermissionChange change)
    {
        if (!change.UserGroups.Contains("all"))
        {
            return null;
        }

        (string, string) setting = (Subjects.Ec2Settings(image.Owner, image.Region), "imageBlockPublicAccess");
        Fact<bool> blocked = _keys.Settings(image.Owner, image.Region).ImageBlockPublicAccess;
        ServiceError? error = !blocked.IsKnown
            ? scope.Meet(new Obstacle.CannotTell($"block public access for AMIs of account {image.Owner} in {image.Region}", blocked.UnknownBecause)
            { Setting = setting })
            : blocked.Value
                ? scope.Meet(new Obstacle.PublicSharingBlocked(image.Owner, image.Region)
                { Error = Ec2Errors.PublicSharingBlocked, Setting = change.Setting ?? setting })
                : null;
        foreach (Snapshot snapshot in SnapshotsOf(image))
        {
            error ??= !snapshot.KmsKeyArn.IsKnown
                ? scope.Meet(new Obstacle.CannotTell($"whether {snapshot.Arn} is encrypted", snapshot.KmsKeyArn.UnknownBecause))
                : snapshot.KmsKeyArn.Value is null ? null
                : scope.Meet(new Obstacle.EncryptedCannotBePublic(image.Arn, snapshot.Arn)
                { Error = Ec2Errors.EncryptedCannotBePublic, Setting = change.Setting });
        }

        return error;
    }

    // F2.42: every snapshot of the image counts; an empty change adds nobody and is checked all the same (F1.70).
    private ServiceError? CheckKeys(CallScope scope, Caller caller, Image image, LaunchPermissionChange change)
    {
        foreach (Snapshot snapshot in SnapshotsOf(image))
        {
            ServiceError? error = CheckKey(scope, caller, snapshot, managed =>
                new Obstacle.AwsManagedKeyShared(image.Arn, snapshot.Arn, managed)
                {
                    Error = Ec2Errors.AwsManagedKeyImage,
                    Setting = snapshot.KeySetting ?? change.Setting,
                });
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>AWS managed keys can't be shared; of others the sharer must be able to learn who manages them (F1.77).</summary>
    private ServiceError? CheckKey(CallScope scope, Caller caller, Snapshot snapshot, Func<string, Obstacle> managed)
    {
        ChosenKey? key = _keys.KeyOf(scope, snapshot, out KeyFailure failure);
        if (failure != KeyFailure.None)
        {
            return scope.Fail(Ec2Errors.KeyNotUsable(snapshot.KmsKeyArn.Or(null) ?? ""));
        }

        if (key is null)
        {
            return null;
        }

        if (key.Key.Manager == KeyManager.Aws)
        {
            Obstacle obstacle = managed(key.Key.Arn);
            return scope.Meet(obstacle with { Setting = obstacle.Setting ?? key.Setting });
        }

        return !World.Behavior.SharingNeedsDescribeKey || _keys.MayDescribe(caller, key)
            ? null
            : scope.Fail(Ec2Errors.KeyNotUsable(key.Key.Arn));
    }

    private IEnumerable<Snapshot> SnapshotsOf(Image image) =>
        SnapshotIds(image).Select(id => FindSnapshot(image.Region, id)).OfType<Snapshot>();
}
