using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>RunInstances' request in the core's terms.</summary>
internal static class LaunchReading
{
    public static Reply<InstanceLaunch> Read(Api.RunInstancesRequest request)
    {
        Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> tags = TagRules.Read(
            Reading.TagSpecifications(request.TagSpecifications), "instance", "volume", "network-interface");
        if (!tags.Succeeded)
        {
            return tags.Error;
        }

        Api.InstanceNetworkInterfaceSpecification? network = request.NetworkInterfaces is [var first, ..] ? first : null;
        return new InstanceLaunch
        {
            ImageId = request.ImageId,
            InstanceType = request.InstanceType,
            MinCount = request.MinCount,
            MaxCount = request.MaxCount,
            KeyName = Given(request.KeyName),
            SecurityGroupIds = [.. Reading.Texts(request.SecurityGroupIds), .. Reading.Texts(network?.Groups)],
            SecurityGroups = Reading.Texts(request.SecurityGroups),
            SubnetId = Given(request.SubnetId) ?? Given(network?.SubnetId),
            AvailabilityZone = Given(request.Placement?.AvailabilityZone),
            Profile = request.IamInstanceProfile is { } profile ? new InstanceProfileName(profile.Arn, profile.Name) : null,
            Devices = [.. (request.BlockDeviceMappings ?? []).Select(Device)],
            Tags = tags.Value!.Where(t => !t.Value.IsEmpty).ToImmutableDictionary(),
            Options = Options(request),
            Template = request.LaunchTemplate is { } template
                ? new LaunchTemplateName(template.LaunchTemplateId, template.LaunchTemplateName, template.Version)
                : null,
            ClientToken = request.ClientToken,
        };
    }

    // Terraform sends names that it doesn't know as empty ones; to EC2 these aren't given.
    private static string? Given(string? name) => string.IsNullOrEmpty(name) ? null : name;

    private static LaunchDevice Device(Api.BlockDeviceMapping mapping) => new(mapping.DeviceName ?? "")
    {
        NoDevice = mapping.NoDevice is not null,
        Encrypted = mapping.Ebs?.Encrypted,
        KmsKeyId = mapping.Ebs?.KmsKeyId,
        SnapshotId = mapping.Ebs?.SnapshotId,
        VolumeSize = mapping.Ebs?.VolumeSize,
        VolumeType = mapping.Ebs?.VolumeType,
        Iops = mapping.Ebs?.Iops,
        Throughput = mapping.Ebs?.Throughput,
        DeleteOnTermination = mapping.Ebs?.DeleteOnTermination,
    };

    private static InstanceOptionsGiven Options(Api.RunInstancesRequest request) => new()
    {
        EbsOptimized = request.EbsOptimized,
        Monitoring = request.Monitoring?.Enabled,
        DisableApiTermination = request.DisableApiTermination,
        DisableApiStop = request.DisableApiStop,
        ShutdownBehavior = request.InstanceInitiatedShutdownBehavior,
        UserData = Given(request.UserData),
        HttpTokens = request.MetadataOptions?.HttpTokens,
        HttpHopLimit = request.MetadataOptions?.HttpPutResponseHopLimit,
        HttpEndpoint = request.MetadataOptions?.HttpEndpoint,
        Tenancy = request.Placement?.Tenancy,
        MetadataTags = request.MetadataOptions?.InstanceMetadataTags,
        CpuCredits = request.CreditSpecification?.CpuCredits,
    };
}
