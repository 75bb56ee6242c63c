using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// RunInstances asks for each resource that it uses or makes
// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).
public sealed partial class Ec2Service
{
    /// <param name="scope">The launch.</param>
    /// <param name="caller">Who launches.</param>
    /// <param name="region">Where.</param>
    /// <param name="asked">What the request itself says; the rest is the template's.</param>
    /// <param name="launch">With what the template says.</param>
    /// <param name="plan">What it comes to.</param>
    private ServiceError? AuthorizeInstances(
        CallScope scope, Caller caller, Region region, InstanceLaunch asked, InstanceLaunch launch, LaunchPlan plan)
    {
        AccountId account = Account(caller);
        string Arn(string type, string id = "*") => $"arn:aws:ec2:{region}:{account}:{type}/{id}";
        LaunchTemplate? template = asked.Template is { } named ? FindTemplate(account, region, named) : null;
        Question Of(string resource, bool isGiven, params ReadOnlySpan<KeyValuePair<string, ContextValue>> context) =>
            new("ec2:RunInstances", resource, region)
            {
                Context =
                [
                    .. TemplateContext(template, template is not null && !isGiven),
                    .. context,
                ],
            };

        Image image = plan.Image;
        ServiceError? error = Ask(scope, caller, Of(image.Arn, asked.ImageId is not null, [.. ImageContext(image)]) with
        {
            SharedBy = image.Owner,
            ResourceTags = VisibleTags(caller, image.Owner, image.Tags),
        });
        error ??= Ask(scope, caller, Of(Arn("instance"), asked.InstanceType is not null, [.. InstanceContext(plan)]) with
        {
            RequestTags = launch.TagsOf("instance"),
        });
        foreach ((PlannedVolume volume, VolumeKind kind) in plan.Volumes)
        {
            bool isGiven = asked.Devices.Any(d => d.DeviceName == volume.Device.DeviceName);
            error ??= Ask(scope, caller, Of(
                Arn("volume"), isGiven,
                [
                    new("ec2:AvailabilityZone", ContextValue.Of(plan.Zone)),
                    .. VolumeContext(region, volume, volume.Device.VolumeSize!.Value, kind),
                ]) with
            { RequestTags = launch.TagsOf("volume") });
        }

        var network = DefaultNetwork.Of(account, region);
        string vpc = Arn("vpc", network.VpcId);
        KeyValuePair<string, ContextValue> inVpc = new("ec2:Vpc", ContextValue.Of(vpc));
        KeyValuePair<string, ContextValue> inZone = new("ec2:AvailabilityZone", ContextValue.Of(plan.Zone));
        KeyValuePair<string, ContextValue> inSubnet = new("ec2:Subnet", ContextValue.Of(Arn("subnet", plan.SubnetId)));
        error ??= Ask(scope, caller, Of(Arn("network-interface"), false, inVpc, inZone, inSubnet) with
        {
            RequestTags = launch.TagsOf("network-interface"),
        });
        foreach (string group in plan.Groups)
        {
            error ??= Ask(scope, caller, Of(
                Arn("security-group", group), !asked.SecurityGroupIds.IsEmpty || !asked.SecurityGroups.IsEmpty,
                inVpc, new("ec2:SecurityGroupID", ContextValue.Of(group))));
        }

        error ??= Ask(scope, caller, Of(
            Arn("subnet", plan.SubnetId), asked.SubnetId is not null, inVpc, inZone, new("ec2:SubnetID", ContextValue.Of(plan.SubnetId))));
        error ??= launch.KeyName is { } key
            ? Ask(scope, caller, Of(Arn("key-pair", key), asked.KeyName is not null, [new("ec2:KeyPairName", ContextValue.Of(key))]))
            : null;
        error ??= template is not null
            ? Ask(scope, caller, Of(template.Arn, true) with { ResourceTags = template.Tags })
            : null;
        return error ?? AuthorizeSnapshots(scope, caller, region, asked, Of) ?? PassRole(scope, caller, region, plan)
            ?? CheckLaunchTags(scope, caller, region, launch, Arn);
    }

    // Only those that the request itself names: the image's are used by its launch permission.
    private ServiceError? AuthorizeSnapshots(
        CallScope scope, Caller caller, Region region, InstanceLaunch asked, LaunchQuestion of)
    {
        foreach (string id in asked.Devices.Where(d => d.SnapshotId is not null).Select(d => d.SnapshotId!))
        {
            Snapshot? snapshot = FindSnapshot(region, id);
            if (CheckSource(caller, snapshot, id, null) is { } unusable)
            {
                return scope.Fail(unusable);
            }

            Question question = of(snapshot!.Arn, true, [new("ec2:SnapshotID", ContextValue.Of(id))]) with
            {
                SharedBy = snapshot.Owner,
                ResourceTags = VisibleTags(caller, snapshot.Owner, snapshot.Tags),
            };
            if (Ask(scope, caller, question) is { } denied)
            {
                return denied;
            }
        }

        return null;
    }

    private delegate Question LaunchQuestion(string resource, bool isGiven, params ReadOnlySpan<KeyValuePair<string, ContextValue>> context);

    private ServiceError? PassRole(CallScope scope, Caller caller, Region region, LaunchPlan plan) =>
        plan.Profile is { RoleName: { } role } profile
            && World.Roles.GetValueOrDefault((profile.Account, role)) is { } passed
            ? CheckRole(scope, caller, region, new RunInstancesRequest { ImageId = plan.Image.ImageId, InstanceProfileRoleArn = passed.Arn })
            : null;

    private ServiceError? CheckLaunchTags(
        CallScope scope, Caller caller, Region region, InstanceLaunch launch, Func<string, string, string> arn)
    {
        foreach ((string type, ImmutableDictionary<string, string> tags) in launch.Tags)
        {
            if (CheckTagsOnCreate(scope, caller, region, arn(type, "*"), "RunInstances", tags) is { } denied)
            {
                return denied;
            }
        }

        return null;
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> TemplateContext(LaunchTemplate? template, bool isOfTemplate) =>
    [
        new("ec2:IsLaunchTemplateResource", ContextValue.Of(isOfTemplate)),
        new("ec2:LaunchTemplate", template is null ? ContextValue.Absent : ContextValue.Of(template.Arn)),
    ];

    private static ImmutableArray<KeyValuePair<string, ContextValue>> InstanceContext(LaunchPlan plan) =>
    [
        new("ec2:AvailabilityZone", ContextValue.Of(plan.Zone)),
        new("ec2:EbsOptimized", ContextValue.Of(plan.Options.EbsOptimized)),
        new("ec2:InstanceMarketType", ContextValue.Of("on-demand")),
        new("ec2:InstanceProfile", plan.Profile is { } profile ? ContextValue.Of(profile.Arn) : ContextValue.Absent),
        new("ec2:InstanceType", ContextValue.Of(plan.Type.Name)),
        new("ec2:MetadataHttpEndpoint", ContextValue.Of(plan.Options.HttpEndpoint)),
        new("ec2:MetadataHttpPutResponseHopLimit", NumberKey(plan.Options.HttpHopLimit)),
        new("ec2:MetadataHttpTokens", ContextValue.Of(plan.Options.HttpTokens)),
        new("ec2:PlacementGroup", ContextValue.Absent),
        new("ec2:RootDeviceType", ContextValue.Of("ebs")),
        new("ec2:Tenancy", ContextValue.Of(plan.Options.Tenancy)),
    ];
}
