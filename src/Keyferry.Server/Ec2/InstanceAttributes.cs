using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>What instances are like: their attributes, their monitoring, their metadata.</summary>
internal static class InstanceAttributes
{
    public static Reply<Api.InstanceAttribute> Describe(ServiceCall call, Api.DescribeInstanceAttributeRequest request) =>
        new Ec2Service(call.Run).DescribeInstanceAttribute(call.Caller, call.Region, request.InstanceId, request.Attribute)
            .Answer(request.DryRun, instance => Written(call, instance, request.Attribute));

    public static Reply<Done> Modify(ServiceCall call, Api.ModifyInstanceAttributeRequest request) =>
        new Ec2Service(call.Run).ModifyInstanceAttribute(call.Caller, call.Region, new InstanceChanges(request.InstanceId)
        {
            InstanceType = request.InstanceType?.Value ?? Named(request, "instanceType"),
            EbsOptimized = request.EbsOptimized?.Value ?? Flag(request, "ebsOptimized"),
            DisableApiTermination = request.DisableApiTermination?.Value ?? Flag(request, "disableApiTermination"),
            DisableApiStop = request.DisableApiStop?.Value ?? Flag(request, "disableApiStop"),
            SourceDestCheck = request.SourceDestCheck?.Value ?? Flag(request, "sourceDestCheck"),
            ShutdownBehavior = request.InstanceInitiatedShutdownBehavior?.Value ?? Named(request, "instanceInitiatedShutdownBehavior"),
            UserData = request.UserData?.Value is { } data ? Convert.ToBase64String(data.Span) : Named(request, "userData"),
            Groups = Reading.Texts(request.Groups),
            DeleteOnTermination = (request.BlockDeviceMappings ?? [])
                .Where(d => d.Ebs?.DeleteOnTermination is not null)
                .ToImmutableDictionary(d => d.DeviceName ?? "", d => d.Ebs!.DeleteOnTermination!.Value),
        }).UnlessDryRun(request.DryRun);

    public static IReadOnlyList<Api.InstanceMonitoring> Monitored(ImmutableArray<Instance> instances) =>
    [
        .. instances.Select(i => new Api.InstanceMonitoring
        {
            InstanceId = i.InstanceId,
            Monitoring = new Api.Monitoring { State = i.Options.Monitoring ? "pending" : "disabling" },
        }),
    ];

    public static Reply<Api.ModifyInstanceMetadataOptionsResult> ModifyMetadata(
        ServiceCall call, Api.ModifyInstanceMetadataOptionsRequest request) =>
        new Ec2Service(call.Run).ModifyInstanceMetadataOptions(call.Caller, call.Region, request.InstanceId, new InstanceOptionsGiven
        {
            HttpTokens = request.HttpTokens,
            HttpHopLimit = request.HttpPutResponseHopLimit,
            HttpEndpoint = request.HttpEndpoint,
            MetadataTags = request.InstanceMetadataTags,
        }).Answer(request.DryRun, instance => new Api.ModifyInstanceMetadataOptionsResult
        {
            InstanceId = instance.InstanceId,
            InstanceMetadataOptions = InstanceAnswers.Metadata(instance) with { State = "pending" },
        });

    private static string? Named(Api.ModifyInstanceAttributeRequest request, string attribute) =>
        request.Attribute == attribute ? request.Value : null;

    private static bool? Flag(Api.ModifyInstanceAttributeRequest request, string attribute) =>
        Named(request, attribute) is { } text && bool.TryParse(text, out bool flag) ? flag : null;

    private static Api.InstanceAttribute Written(ServiceCall call, Instance instance, string attribute)
    {
        Api.InstanceAttribute answer = new() { InstanceId = instance.InstanceId };
        return attribute switch
        {
            "instanceType" => answer with { InstanceType = Text(instance.InstanceType) },
            "userData" => answer with { UserData = Text(instance.Options.UserData) },
            "disableApiTermination" => answer with { DisableApiTermination = Flag(instance.Options.DisableApiTermination) },
            "disableApiStop" => answer with { DisableApiStop = Flag(instance.Options.DisableApiStop) },
            "instanceInitiatedShutdownBehavior" =>
                answer with { InstanceInitiatedShutdownBehavior = Text(instance.Options.ShutdownBehavior) },
            "rootDeviceName" => answer with { RootDeviceName = Text(instance.RootDeviceName) },
            "blockDeviceMapping" => answer with
            {
                BlockDeviceMappings =
                [
                    .. call.World.Ec2.Volumes.Values
                        .Where(v => v.Region == instance.Region && v.Attachment?.InstanceId == instance.InstanceId)
                        .OrderBy(v => v.Attachment!.Device, StringComparer.Ordinal)
                        .Select(InstanceAnswers.Device),
                ],
            },
            "sourceDestCheck" => answer with { SourceDestCheck = Flag(instance.Options.SourceDestCheck) },
            "groupSet" => answer with
            {
                Groups = [.. instance.SecurityGroupIds.Select(id => new Api.GroupIdentifier { GroupId = id, GroupName = "default" })],
            },
            "ebsOptimized" => answer with { EbsOptimized = Flag(instance.Options.EbsOptimized) },
            "enaSupport" => answer with { EnaSupport = Flag(true) },
            "sriovNetSupport" => answer with { SriovNetSupport = Text("simple") },
            "enclaveOptions" => answer with { EnclaveOptions = new Api.EnclaveOptions { Enabled = false } },
            _ => answer,
        };
    }

    private static Api.AttributeValue Text(string? value) => new() { Value = value };

    private static Api.AttributeBooleanValue Flag(bool value) => new() { Value = value };
}
