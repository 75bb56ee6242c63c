using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios.Details;

/// <summary>Instances, volumes and fast launch: a check asks for none of them.</summary>
internal static class InstanceDetails
{
    private static readonly Words<VolumeState> s_volumeStates = new(
        ("creating", VolumeState.Creating), ("available", VolumeState.Available), ("in-use", VolumeState.InUse),
        ("deleting", VolumeState.Deleting), ("deleted", VolumeState.Deleted), ("error", VolumeState.Error));

    private static readonly Words<InstanceState> s_instanceStates = new(
        ("pending", InstanceState.Pending), ("running", InstanceState.Running), ("shutting-down", InstanceState.ShuttingDown),
        ("terminated", InstanceState.Terminated), ("stopping", InstanceState.Stopping), ("stopped", InstanceState.Stopped));

    private static readonly Details<VolumeAttachment> s_attachment =
        new Details<VolumeAttachment>("volume attachment", "The instance at which a volume is.")
            .Text("instanceId", "The instance.", a => a.InstanceId, (a, v) => a with { InstanceId = v }, required: true)
            .Text("device", "/dev/xvda …", a => a.Device, (a, v) => a with { Device = v }, required: true)
            .Time("attachTime", "Since when.", a => a.AttachTime, (a, v) => a with { AttachTime = v })
            .Flag("deleteOnTermination", "Whether it goes with the instance.", a => a.DeleteOnTermination ? true : null,
                (a, v) => a with { DeleteOnTermination = v });

    private static readonly Details<VolumeKind> s_kind = new Details<VolumeKind>("volume type", "Type and performance of a volume.")
        .Text("volumeType", "gp3 …", k => k.Type, (k, v) => k with { Type = v }, required: true)
        .Number("iops", "Its IOPS.", k => k.Iops, (k, v) => k with { Iops = v })
        .Number("throughput", "In MiB/s.", k => k.Throughput, (k, v) => k with { Throughput = v });

    private static readonly Details<VolumeModification> s_modification =
        new Details<VolumeModification>("volume modification", "The last change of a volume's size and type.")
            .Time("time", "When.", m => m.Time, (m, v) => m with { Time = v })
            .Number("originalSize", "In GiB.", m => m.OriginalSize, (m, v) => m with { OriginalSize = v })
            .Part("original", "What it was.", s_kind, VolumeKind.Default, m => m.Original, (m, v) => m with { Original = v })
            .Number("targetSize", "In GiB.", m => m.TargetSize, (m, v) => m with { TargetSize = v })
            .Part("target", "What it became.", s_kind, VolumeKind.Default, m => m.Target, (m, v) => m with { Target = v });

    private static readonly Details<InstanceStateReason> s_reason =
        new Details<InstanceStateReason>("instance state reason", "Why an instance is in its state.")
            .Text("code", "Client.InternalError …", r => r.Code, (r, v) => r with { Code = v }, required: true)
            .Text("message", "The sentence.", r => r.Message, (r, v) => r with { Message = v }, required: true);

    private static readonly Details<InstanceOptions> s_options = new Details<InstanceOptions>("instance options", "Attributes of an instance.")
        .Flag("ebsOptimized", "false if it isn't given.", o => Not(o.EbsOptimized), (o, v) => o with { EbsOptimized = v })
        .Flag("monitoring", "false if it isn't given.", o => Not(o.Monitoring), (o, v) => o with { Monitoring = v })
        .Flag("disableApiTermination", "false if it isn't given.", o => Not(o.DisableApiTermination),
            (o, v) => o with { DisableApiTermination = v })
        .Flag("disableApiStop", "false if it isn't given.", o => Not(o.DisableApiStop), (o, v) => o with { DisableApiStop = v })
        .Flag("sourceDestCheck", "true if it isn't given.", o => o.SourceDestCheck ? null : false, (o, v) => o with { SourceDestCheck = v })
        .Text("instanceInitiatedShutdownBehavior", "stop or terminate.", o => o.ShutdownBehavior, (o, v) => o with { ShutdownBehavior = v })
        .Text("userData", "Base64.", o => o.UserData, (o, v) => o with { UserData = v })
        .Text("httpTokens", "optional or required.", o => o.HttpTokens, (o, v) => o with { HttpTokens = v })
        .Number("httpPutResponseHopLimit", "1 if it isn't given.", o => o.HttpHopLimit, (o, v) => o with { HttpHopLimit = v })
        .Text("httpEndpoint", "enabled or disabled.", o => o.HttpEndpoint, (o, v) => o with { HttpEndpoint = v })
        .Text("instanceMetadataTags", "enabled or disabled.", o => o.MetadataTags, (o, v) => o with { MetadataTags = v })
        .Text("tenancy", "default, dedicated or host.", o => o.Tenancy, (o, v) => o with { Tenancy = v })
        .Text("cpuCredits", "standard or unlimited; the type's own if it isn't given.", o => o.CpuCredits,
            (o, v) => o with { CpuCredits = v });

    private static readonly Details<FastLaunchTemplate> s_template =
        new Details<FastLaunchTemplate>("template of fast launch", "What is launched in advance.")
            .Text("launchTemplateId", "By id.", t => t.LaunchTemplateId, (t, v) => t with { LaunchTemplateId = v })
            .Text("launchTemplateName", "By name.", t => t.LaunchTemplateName, (t, v) => t with { LaunchTemplateName = v })
            .Text("version", "Its version.", t => t.Version, (t, v) => t with { Version = v }, required: true);

    public static Details<Volume> Volume { get; } = new Details<Volume>("volume", "An EBS volume.")
        .Text("volumeId", "Its id.", v => v.VolumeId, (v, x) => v with { VolumeId = x }, required: true)
        .Text("availabilityZone", "Where it is.", v => v.AvailabilityZone, (v, x) => v with { AvailabilityZone = x }, required: true)
        .Word("state", "available if it isn't given.", s_volumeStates, v => v.State, (v, x) => v with { State = x })
        .Number("size", "In GiB.", v => v.Size, (v, x) => v with { Size = x })
        .Part("type", "Type and performance; gp2 if it isn't given.", s_kind, VolumeKind.Default, v => v.Kind, (v, x) => v with { Kind = x })
        .Fact("kmsKeyId", "ARN of its key; not encrypted if it isn't given.", v => v.KmsKeyArn, (v, x) => v with { KmsKeyArn = x })
        .KeySetting(v => v.KeySetting, (v, x) => v with { KeySetting = x })
        .Text("snapshotId", "The snapshot it was made from.", v => v.SnapshotId, (v, x) => v with { SnapshotId = x })
        .Text("keyFailed", "Why its key couldn't be used.", v => v.KeyFailed, (v, x) => v with { KeyFailed = x })
        .Time("createTime", "When it was made.", v => v.CreateTime, (v, x) => v with { CreateTime = x })
        .Flag("multiAttachEnabled", "false if it isn't given.", v => Not(v.MultiAttachEnabled), (v, x) => v with { MultiAttachEnabled = x })
        .Part("attachment", "At which instance it is.", s_attachment, new VolumeAttachment("", "", default), v => v.Attachment,
            (v, x) => v with { Attachment = x })
        .Part("modification", "Its last change.", s_modification,
            new VolumeModification(default, 0, VolumeKind.Default, 0, VolumeKind.Default), v => v.Modification,
            (v, x) => v with { Modification = x })
        .TextMap("tags", "Its tags.", v => v.Tags, (v, x) => v with { Tags = x });

    public static Details<Instance> Instance { get; } = new Details<Instance>("instance", "An EC2 instance. No machine runs.")
        .Text("instanceId", "Its id.", i => i.InstanceId, (i, x) => i with { InstanceId = x }, required: true)
        .Text("reservationId", "Its reservation.", i => i.ReservationId, (i, x) => i with { ReservationId = x }, required: true)
        .Text("imageId", "The AMI it was launched from.", i => i.ImageId, (i, x) => i with { ImageId = x }, required: true)
        .Text("instanceType", "t3.micro …", i => i.InstanceType, (i, x) => i with { InstanceType = x }, required: true)
        .Word("state", "running if it isn't given.", s_instanceStates, i => i.State, (i, x) => i with { State = x })
        .Part("stateReason", "Why it is in its state.", s_reason, new InstanceStateReason("", ""), i => i.StateReason,
            (i, x) => i with { StateReason = x })
        .Text("stateTransitionReason", "User initiated (…).", i => Some(i.TransitionReason), (i, x) => i with { TransitionReason = x })
        .Text("failure", "Why the launch that is under way fails.", i => i.Failure, (i, x) => i with { Failure = x })
        .Flag("wasLaunched", "Whether it has run; true if it isn't given.", i => i.WasLaunched, (i, x) => i with { WasLaunched = x })
        .Time("launchTime", "When it was launched.", i => i.LaunchTime, (i, x) => i with { LaunchTime = x })
        .Number("amiLaunchIndex", "0 for the first of its launch.", i => i.LaunchIndex == 0 ? null : i.LaunchIndex,
            (i, x) => i with { LaunchIndex = x })
        .Text("availabilityZone", "Where it is.", i => i.AvailabilityZone, (i, x) => i with { AvailabilityZone = x }, required: true)
        .Text("subnetId", "Its subnet.", i => i.SubnetId, (i, x) => i with { SubnetId = x }, required: true)
        .Text("vpcId", "Its VPC.", i => i.VpcId, (i, x) => i with { VpcId = x }, required: true)
        .Text("privateIpAddress", "Its address.", i => Some(i.PrivateIpAddress), (i, x) => i with { PrivateIpAddress = x })
        .Texts("securityGroupIds", "Its security groups.", i => i.SecurityGroupIds, (i, x) => i with { SecurityGroupIds = x })
        .Text("keyName", "Its key pair.", i => i.KeyName, (i, x) => i with { KeyName = x })
        .Text("iamInstanceProfile", "ARN of its instance profile.", i => i.InstanceProfileArn, (i, x) => i with { InstanceProfileArn = x })
        .Text("rootDeviceName", "/dev/xvda if it isn't given.", i => i.RootDeviceName, (i, x) => i with { RootDeviceName = x })
        .Text("architecture", "x86_64 if it isn't given.", i => i.Architecture, (i, x) => i with { Architecture = x })
        .Text("platform", "windows, or not given.", i => i.Platform, (i, x) => i with { Platform = x })
        .Part("options", "Its attributes.", s_options, new InstanceOptions(), i => i.Options, (i, x) => i with { Options = x })
        .TextMap("tags", "Its tags.", i => i.Tags, (i, x) => i with { Tags = x });

    public static Details<FastLaunch> FastLaunch { get; } = new Details<FastLaunch>("fast launch state", "Windows fast launch of an AMI.")
        .Text("imageId", "The AMI.", f => f.ImageId, (f, x) => f with { ImageId = x }, FieldType.A(TextForm.ImageId), required: true)
        .Number("targetResourceCount", "5 if it isn't given.", f => f.TargetResourceCount, (f, x) => f with { TargetResourceCount = x })
        .Number("maxParallelLaunches", "6 if it isn't given.", f => f.MaxParallelLaunches, (f, x) => f with { MaxParallelLaunches = x })
        .Part("launchTemplate", "Its template.", s_template, new FastLaunchTemplate(null, null, ""), f => f.Template,
            (f, x) => f with { Template = x })
        .Time("changedAt", "When it was enabled or disabled.", f => f.ChangedAt, (f, x) => f with { ChangedAt = x })
        .Time("settledAt", "When it is so.", f => f.SettledAt, (f, x) => f with { SettledAt = x })
        .Flag("enabled", "Whether it was enabled; true if it isn't given.", f => f.IsOn ? null : false, (f, x) => f with { IsOn = x });

    public static Volume EmptyVolume(AccountId owner, Region region) => new()
    {
        Owner = owner,
        Region = region,
        VolumeId = "",
        AvailabilityZone = "",
        State = VolumeState.Available,
    };

    public static Instance EmptyInstance(AccountId owner, Region region) => new()
    {
        Owner = owner,
        Region = region,
        InstanceId = "",
        ReservationId = "",
        ImageId = "",
        InstanceType = "",
        State = InstanceState.Running,
        WasLaunched = true,
        AvailabilityZone = "",
        SubnetId = "",
        VpcId = "",
    };

    private static bool? Not(bool flag) => flag ? true : null;

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
