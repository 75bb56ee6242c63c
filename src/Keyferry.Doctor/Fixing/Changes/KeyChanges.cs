using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>Brings a key back to the state Enabled: enables it, cancels its deletion or imports its material.</summary>
public sealed record EnableKey(string KeyArn, KeyState From) : Change
{
    public override AccountId Account => new(KeyArn.Split(':')[4]);

    public override Region? Region => new Region(KeyArn.Split(':')[3]);

    public override string Sentence => From switch
    {
        KeyState.PendingDeletion or KeyState.PendingReplicaDeletion => $"cancel the deletion of the key {KeyArn}, and enable it",
        KeyState.PendingImport => $"import the key material of {KeyArn} again",
        _ => $"enable the key {KeyArn}",
    };

    public override ImmutableArray<string> Notes => From == KeyState.PendingImport
        ? ["The very same key material is needed; keyferry can't have it, and the commands leave its place open."]
        : [];

    public override World Apply(World world) =>
        world.Keys.GetValueOrDefault(KeyArn) is { } key
            ? world with { Keys = world.Keys.SetItem(KeyArn, key with { State = KeyState.Enabled, DeletionDate = null }) }
            : world;
}

/// <summary>Makes a key the account's default for EBS in a Region (ModifyEbsDefaultKmsKeyId).</summary>
public sealed record SetDefaultKey(AccountId Owner, Region InRegion, string KeyArn) : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Slot => $"default key {Owner} {InRegion}";

    public override string Sentence => $"make {KeyArn} the default key for EBS in {InRegion}";

    public override ImmutableArray<string> Notes =>
        ["It concerns every new volume and snapshot of the account in that Region that names no key of its own."];

    public override World Apply(World world)
    {
        Ec2Settings settings = world.Ec2Settings.GetValueOrDefault((Owner, InRegion)) ?? Ec2Settings.Default;
        return world with
        {
            Ec2Settings = world.Ec2Settings.SetItem(
                (Owner, InRegion), settings with { DefaultKmsKeyId = Fact<string?>.Known(KeyArn) }),
        };
    }
}
