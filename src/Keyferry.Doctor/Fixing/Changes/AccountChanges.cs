using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>Enables an opt-in Region (account:EnableRegion).</summary>
public sealed record EnableRegion(AccountId Owner, Region Name) : Change
{
    public override AccountId Account => Owner;

    public override string Sentence => $"enable the Region {Name}";

    public override int Order => 0;

    public override ImmutableArray<string> Notes => ["Enabling a Region takes minutes, in some accounts hours."];

    public override World Apply(World world) =>
        world.Accounts.GetValueOrDefault(Owner) is { } account
            ? world with
            {
                Accounts = world.Accounts.SetItem(Owner, account with { EnabledRegions = account.EnabledRegions.SetItem(Name, true) }),
            }
            : world;
}

/// <summary>Lets an account's images be shared with everyone (DisableImageBlockPublicAccess).</summary>
public sealed record UnblockPublicSharing(AccountId Owner, Region InRegion) : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Sentence => $"disable block public access for AMIs in {InRegion}";

    public override ImmutableArray<Access> Opens => [new("*", ["ec2:RunInstances"], "images that the account makes public", [])];

    public override World Apply(World world) => SettingsOf(world, Owner, InRegion, s => s with { ImageBlockPublicAccess = false });

    internal static World SettingsOf(World world, AccountId account, Region region, Func<Ec2Settings, Ec2Settings> change) =>
        world with
        {
            Ec2Settings = world.Ec2Settings.SetItem(
                (account, region), change(world.Ec2Settings.GetValueOrDefault((account, region)) ?? Ec2Settings.Default)),
        };
}

/// <summary>Adds an account to the image providers that Allowed AMIs lets through.</summary>
public sealed record AllowImageProvider(AccountId Owner, Region InRegion, AccountId Provider, ImmutableArray<string> Before) : Change
{
    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    public override string Sentence => $"add `{Provider}` to the image providers of Allowed AMIs in {InRegion}";

    public override ImmutableArray<Access> Opens => [new($"arn:aws:iam::{Owner}:root", ["ec2:RunInstances"], $"images of account {Provider}", [])];

    public override World Apply(World world) => UnblockPublicSharing.SettingsOf(world, Owner, InRegion, s =>
        s with { AllowedImageProviders = [.. s.AllowedImageProviders ?? [], Provider.Value] });
}
