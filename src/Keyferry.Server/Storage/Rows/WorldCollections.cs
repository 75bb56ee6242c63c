using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Storage.Rows;

/// <summary>
/// The maps of the world whose entries are rows. A map that isn't listed is kept all the same, with the rest of the world in
/// one row, which is rewritten with every change: a test tells.
/// </summary>
internal static class WorldCollections
{
    private static readonly WorldPart<World> s_world = new("", w => w, (_, w) => w);

    private static readonly WorldPart<ImageBuilderState> s_imageBuilder =
        new(nameof(World.ImageBuilder), w => w.ImageBuilder, (w, s) => w with { ImageBuilder = s });

    private static readonly WorldPart<IamState> s_iam = new(nameof(World.Iam), w => w.Iam, (w, s) => w with { Iam = s });

    private static readonly WorldPart<StsState> s_sts = new(nameof(World.Sts), w => w.Sts, (w, s) => w with { Sts = s });

    private static readonly WorldPart<KmsState> s_kms = new(nameof(World.Kms), w => w.Kms, (w, s) => w with { Kms = s });

    private static readonly WorldPart<Ec2State> s_ec2 = new(nameof(World.Ec2), w => w.Ec2, (w, s) => w with { Ec2 = s });

    private static readonly WorldPart<EbsState> s_ebs = new(nameof(World.Ebs), w => w.Ebs, (w, s) => w with { Ebs = s });

    private static readonly WorldPart<SsmState> s_ssm = new(nameof(World.Ssm), w => w.Ssm, (w, s) => w with { Ssm = s });

    private static readonly WorldPart<OrganizationsState> s_organizations =
        new(nameof(World.OrganizationsState), w => w.OrganizationsState, (w, s) => w with { OrganizationsState = s });

    public static ImmutableArray<WorldCollection> All { get; } =
    [
        s_world.Of(nameof(World.Organizations), w => w.Organizations, (w, m) => w with { Organizations = m }),
        s_world.Of(nameof(World.Accounts), w => w.Accounts, (w, m) => w with { Accounts = m }, KeyForm.Account),
        s_world.Of(nameof(World.Roles), w => w.Roles, (w, m) => w with { Roles = m }, KeyForm.AccountAndName),
        s_world.Of(nameof(World.Users), w => w.Users, (w, m) => w with { Users = m }, KeyForm.AccountAndName),
        s_world.Of(nameof(World.ManagedPolicies), w => w.ManagedPolicies, (w, m) => w with { ManagedPolicies = m }),
        s_world.Of(nameof(World.Keys), w => w.Keys, (w, m) => w with { Keys = m }),
        s_world.Of(nameof(World.Aliases), w => w.Aliases, (w, m) => w with { Aliases = m }),
        s_world.Of(nameof(World.Ec2Settings), w => w.Ec2Settings, (w, m) => w with { Ec2Settings = m }, KeyForm.AccountAndRegion),
        s_world.Of(nameof(World.Images), w => w.Images, (w, m) => w with { Images = m }, KeyForm.RegionAndId),
        s_world.Of(nameof(World.Snapshots), w => w.Snapshots, (w, m) => w with { Snapshots = m }, KeyForm.RegionAndId),
        s_world.Of(nameof(World.LaunchTemplates), w => w.LaunchTemplates, (w, m) => w with { LaunchTemplates = m }),
        s_world.Of(nameof(World.Parameters), w => w.Parameters, (w, m) => w with { Parameters = m }),
        s_world.Of(nameof(World.Schedule), w => w.Schedule, (w, m) => w with { Schedule = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.Components), s => s.Components, (s, m) => s with { Components = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.ImageRecipes), s => s.ImageRecipes, (s, m) => s with { ImageRecipes = m }),
        s_imageBuilder.Of(
            nameof(ImageBuilderState.InfrastructureConfigurations),
            s => s.InfrastructureConfigurations,
            (s, m) => s with { InfrastructureConfigurations = m }),
        s_imageBuilder.Of(
            nameof(ImageBuilderState.DistributionConfigurations),
            s => s.DistributionConfigurations,
            (s, m) => s with { DistributionConfigurations = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.ImagePipelines), s => s.ImagePipelines, (s, m) => s with { ImagePipelines = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.Images), s => s.Images, (s, m) => s with { Images = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.Workflows), s => s.Workflows, (s, m) => s with { Workflows = m }),
        s_imageBuilder.Of(
            nameof(ImageBuilderState.WorkflowExecutions), s => s.WorkflowExecutions, (s, m) => s with { WorkflowExecutions = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.Tags), s => s.Tags, (s, m) => s with { Tags = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.Policies), s => s.Policies, (s, m) => s with { Policies = m }),
        s_imageBuilder.Of(nameof(ImageBuilderState.AnsweredCalls), s => s.AnsweredCalls, (s, m) => s with { AnsweredCalls = m }),
        s_iam.Of(nameof(IamState.AccessKeys), s => s.AccessKeys, (s, m) => s with { AccessKeys = m }),
        s_iam.Of(nameof(IamState.Groups), s => s.Groups, (s, m) => s with { Groups = m }, KeyForm.AccountAndName),
        s_iam.Of(
            nameof(IamState.InstanceProfiles),
            s => s.InstanceProfiles,
            (s, m) => s with { InstanceProfiles = m },
            KeyForm.AccountAndName),
        s_iam.Of(nameof(IamState.AccountAliases), s => s.AccountAliases, (s, m) => s with { AccountAliases = m }, KeyForm.Account),
        s_iam.Of(nameof(IamState.RoleDeletions), s => s.RoleDeletions, (s, m) => s with { RoleDeletions = m }),
        s_sts.Of(
            nameof(StsState.Sessions),
            s => s.Sessions,
            (s, m) => s with { Sessions = m },
            KeyForm.Text,
            (before, after) => after.AddedSince(before)),
        s_kms.Of(nameof(KmsState.Material), s => s.Material, (s, m) => s with { Material = m }),
        s_kms.Of(nameof(KmsState.AwsManagedKeys), s => s.AwsManagedKeys, (s, m) => s with { AwsManagedKeys = m }),
        s_kms.Of(nameof(KmsState.ImportParameters), s => s.ImportParameters, (s, m) => s with { ImportParameters = m }),
        s_ec2.Of(
            nameof(Ec2State.ClientTokens), s => s.ClientTokens, (s, m) => s with { ClientTokens = m }, KeyForm.AccountRegionAndTwo),
        s_ec2.Of(nameof(Ec2State.FastLaunches), s => s.FastLaunches, (s, m) => s with { FastLaunches = m }, KeyForm.AccountRegionAndId),
        s_ec2.Of(nameof(Ec2State.FailingCopies), s => s.FailingCopies, (s, m) => s with { FailingCopies = m }, KeyForm.RegionAndId),
        s_ec2.Of(nameof(Ec2State.Instances), s => s.Instances, (s, m) => s with { Instances = m }, KeyForm.RegionAndId),
        s_ec2.Of(nameof(Ec2State.Volumes), s => s.Volumes, (s, m) => s with { Volumes = m }, KeyForm.RegionAndId),
        s_ebs.Of(nameof(EbsState.Data), s => s.Data, (s, m) => s with { Data = m }),
        s_ebs.Of(nameof(EbsState.Layers), s => s.Layers, (s, m) => s with { Layers = m }),
        s_ebs.Of(nameof(EbsState.Started), s => s.Started, (s, m) => s with { Started = m }),
        s_ssm.Of(nameof(SsmState.History), s => s.History, (s, m) => s with { History = m }),
        s_ssm.Of(nameof(SsmState.Tags), s => s.Tags, (s, m) => s with { Tags = m }),
        s_organizations.Of(nameof(OrganizationsState.Details), s => s.Details, (s, m) => s with { Details = m }),
        s_organizations.Of(nameof(OrganizationsState.Handshakes), s => s.Handshakes, (s, m) => s with { Handshakes = m }),
        s_organizations.Of(nameof(OrganizationsState.Requests), s => s.Requests, (s, m) => s with { Requests = m }),
        s_organizations.Of(nameof(OrganizationsState.Tags), s => s.Tags, (s, m) => s with { Tags = m }),
        s_organizations.Of(
            nameof(OrganizationsState.TrustedServices), s => s.TrustedServices, (s, m) => s with { TrustedServices = m }),
        s_organizations.Of(nameof(OrganizationsState.Delegations), s => s.Delegations, (s, m) => s with { Delegations = m }),
        s_organizations.Of(
            nameof(OrganizationsState.ResourcePolicies), s => s.ResourcePolicies, (s, m) => s with { ResourcePolicies = m }),
        s_organizations.Of(nameof(OrganizationsState.RegionChanges), s => s.RegionChanges, (s, m) => s with { RegionChanges = m }),
    ];

    private static readonly FrozenSet<(Type, string)> s_properties = All.Select(c => (c.Owner, c.Property)).ToFrozenSet();

    /// <summary>Whether the property isn't part of its record's own JSON.</summary>
    public static bool HasRows(Type owner, string property) =>
        s_properties.Contains((owner, property))
        // Places in the scenario's file: the file may be another one, or none, at the next start.
        || (owner == typeof(World) && property == nameof(World.Origins));
}
