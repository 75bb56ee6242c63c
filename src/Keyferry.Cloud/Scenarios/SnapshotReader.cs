using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>EBS snapshots. Subject of their origins: the ARN.</summary>
internal static class SnapshotReader
{
    private static readonly Shape s_permission = new("create volume permission", "Who may create volumes from a snapshot.",
    [
        new("userIds", FieldType.List(TextForm.AccountId), "Account ids."),
        new("userGroups", FieldType.List(TextForm.Any), "all makes it public."),
    ]);

    public static Shape Shape { get; } = new("snapshot", "An EBS snapshot.",
    [
        new("snapshotId", FieldType.A(TextForm.SnapshotId), "Its id.", Required: true),
        new("encrypted", FieldType.Boolean, "Whether it is encrypted; without kmsKeyId it is with alias/aws/ebs."),
        new("kmsKeyId", new FieldType.OrUnknown(FieldType.Free),
            "Its key: ARN, or key id or alias of the account; alias/aws/ebs is the AWS managed key."),
        new("ebsId", FieldType.Free,
            "The volume or snapshot that its data key is bound to, the encryption context aws:ebs:id; not known if it isn't given."),
        new("volumeSize", new FieldType.Integer(1, 65536), "In GiB; 8 if it isn't given."),
        new("state", new FieldType.Word(Ec2Words.SnapshotStates.All), "completed if it isn't given."),
        new("stateMessage", FieldType.Free, "StateMessage of a copy that failed."),
        new("createVolumePermission", new FieldType.Thing(s_permission), "Who besides the owner may use it."),
        new("createVolumePermissionUnknownBecause", FieldType.Free, "Set if it can't be read who may use it."),
        new("tags", FieldType.Tags, "Its tags."),
        new("tagsUnknownBecause", FieldType.Free, "Set if its tags can't be read."),
        .. ImageDetails.Snapshot.Fields,
    ]);

    /// <summary>Reads one; the keys of its account have been read before.</summary>
    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader snapshot)
    {
        string id = snapshot.Required("snapshotId");
        MapReader? permission = snapshot.Thing("createVolumePermission");
        var value = new Snapshot
        {
            Region = region,
            SnapshotId = id,
            Owner = account,
            State = Ec2Words.SnapshotStates.Read(snapshot.Text("state")) ?? SnapshotState.Completed,
            StateMessage = snapshot.Text("stateMessage"),
            KmsKeyArn = ReadKey(load, account, region, snapshot),
            EncryptionContextId = snapshot.Text("ebsId"),
            VolumeSize = snapshot.Integer("volumeSize") ?? 8,
            CreateVolumePermissions = [.. permission?.TextsOrNone("userIds").Select(u => new AccountId(u)) ?? []],
            IsPublic = permission?.TextsOrNone("userGroups").Contains("all") ?? false,
            PermissionsUnknownBecause = snapshot.Text("createVolumePermissionUnknownBecause"),
            Tags = snapshot.TextMap("tags"),
            TagsUnknownBecause = snapshot.Text("tagsUnknownBecause"),
        };
        value = ImageDetails.Snapshot.Read(snapshot, value);
        load.Add(load.Snapshots, (region, id), value, value.Arn, snapshot, $"the snapshot `{id}` in {region}");
    }

    private static Fact<string?> ReadKey(ScenarioLoad load, AccountId account, Region region, MapReader snapshot)
    {
        bool? encrypted = snapshot.Flag("encrypted");
        if (encrypted == false && snapshot.Has("kmsKeyId"))
        {
            load.Problems.Error(snapshot.PointerTo("encrypted"), snapshot.At("encrypted"),
                "a snapshot that is not encrypted has no key", "remove `encrypted: false`, or `kmsKeyId`");
        }

        KeyReader.WarnIfAbsent(load, snapshot, "kmsKeyId");
        string? otherwise = encrypted == true ? AwsManagedKeys.For(account, region).Arn : null;
        return snapshot.FactOf("kmsKeyId", otherwise, node => Resolve(load, account, region, snapshot, ((node as SourceScalar)?.Text) ?? ""));
    }

    // A snapshot knows its key by ARN; people may write what they know it by.
    private static string? Resolve(ScenarioLoad load, AccountId account, Region region, MapReader snapshot, string text)
    {
        if (text == AwsManagedKeys.EbsAlias || text == Subjects.Alias(account, region, AwsManagedKeys.EbsAlias))
        {
            return AwsManagedKeys.For(account, region).Arn;
        }

        bool isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        if (text.Contains("alias/", StringComparison.Ordinal))
        {
            string aliasArn = isArn ? text : Subjects.Alias(account, region, text);
            if (load.Aliases.TryGetValue(aliasArn, out KmsAlias? alias))
            {
                return Subjects.Key(alias.Account, alias.Region, alias.TargetKeyId);
            }

            load.Problems.Error(snapshot.PointerTo("kmsKeyId"), snapshot.At("kmsKeyId"),
                $"{account} has no key with the alias `{text}` in {region}", "name another account's key by its ARN");
            return null;
        }

        return isArn ? text : Subjects.Key(account, region, text);
    }
}
