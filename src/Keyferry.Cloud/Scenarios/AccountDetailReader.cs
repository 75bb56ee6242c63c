using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>What a local AWS keeps of an account and no check asks for.</summary>
internal static class AccountDetailReader
{
    public static void ReadVolume(ScenarioLoad load, AccountId account, Region region, MapReader map)
    {
        Volume volume = InstanceDetails.Volume.Read(map, InstanceDetails.EmptyVolume(account, region));
        load.Ec2 = load.Ec2 with { Volumes = load.Ec2.Volumes.SetItem((region, volume.VolumeId), volume) };
        load.Note(volume.Arn, map.Map);
    }

    public static void ReadInstance(ScenarioLoad load, AccountId account, Region region, MapReader map)
    {
        Instance instance = InstanceDetails.Instance.Read(map, InstanceDetails.EmptyInstance(account, region));
        load.Ec2 = load.Ec2 with { Instances = load.Ec2.Instances.SetItem((region, instance.InstanceId), instance) };
        load.Note(instance.Arn, map.Map);
    }

    public static void ReadFastLaunch(ScenarioLoad load, AccountId account, Region region, MapReader map)
    {
        FastLaunch launch = InstanceDetails.FastLaunch.Read(
            map, new FastLaunch { Account = account, Region = region, ImageId = "" });
        load.Ec2 = load.Ec2 with { FastLaunches = load.Ec2.FastLaunches.SetItem((account, region, launch.ImageId), launch) };
    }

    public static void ReadManagedKey(ScenarioLoad load, AccountId account, Region region, MapReader map)
    {
        KmsAlias needed = KeyDetails.ManagedKey.Read(map, new KmsAlias(account, region, "", ""));
        if (AwsManagedKeys.For(account, region, needed.Name) is { } key)
        {
            load.Kms = load.Kms with
            {
                AwsManagedKeys = load.Kms.AwsManagedKeys.SetItem(key.Arn, needed.CreationDate ?? DateTimeOffset.UnixEpoch),
            };
            return;
        }

        load.Problems.Error(map.PointerTo("alias"), map.At("alias"), $"`{needed.Name}` is the alias of no AWS managed key known here",
            $"known are {AwsManagedKeys.EbsAlias} and {AwsManagedKeys.SsmAlias}");
    }

    public static void ReadMembership(ScenarioLoad load, AccountId account, MapReader map)
    {
        if (map.Text("accountAlias") is { } alias)
        {
            load.AccountAliases[account] = alias;
        }

        OrganizationsState state = load.OrganizationsState;
        if (OrganizationDetails.Account.Fields.Any(f => map.Has(f.Name)))
        {
            AccountDetails details = OrganizationDetails.Account.Read(map, new AccountDetails());
            state = state with { Details = state.Details.SetItem(account.Value, details) };
        }

        if (map.Has("tags"))
        {
            state = state with { Tags = state.Tags.SetItem(account.Value, map.TextMap("tags")) };
        }

        load.OrganizationsState = state with
        {
            Delegations = state.Delegations.SetItems(map.Times("delegatedServices", name => $"{account}/{name}")),
        };
    }
}
