using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Infrastructure configurations to and from their messages.</summary>
internal static class InfrastructureShapes
{
    public static InfrastructureConfiguration Read(Api.CreateInfrastructureConfigurationRequest request) =>
        new("", request.Name, request.InstanceProfileName)
        {
            Description = request.Description,
            InstanceTypes = Mapping.Texts(request.InstanceTypes),
            SecurityGroupIds = Mapping.Texts(request.SecurityGroupIds),
            SubnetId = request.SubnetId,
            LogBucket = request.Logging?.S3Logs?.S3BucketName,
            LogKeyPrefix = request.Logging?.S3Logs?.S3KeyPrefix,
            KeyPair = request.KeyPair,
            TerminateInstanceOnFailure = request.TerminateInstanceOnFailure ?? true,
            SnsTopicArn = request.SnsTopicArn,
            ResourceTags = Mapping.Tags(request.ResourceTags),
            InstanceMetadata = Metadata(request.InstanceMetadataOptions),
            Placement = Placement(request.Placement),
        };

    public static InfrastructureConfiguration Read(Api.UpdateInfrastructureConfigurationRequest request) =>
        Read(Api.CreateInfrastructureConfigurationRequest.Read(request.Write())) with
        {
            Arn = request.InfrastructureConfigurationArn,
        };

    public static Api.InfrastructureConfiguration Write(ServiceCall call, InfrastructureConfiguration configuration) => new()
    {
        Arn = configuration.Arn,
        Name = configuration.Name,
        Description = configuration.Description,
        InstanceTypes = Mapping.NotEmpty(configuration.InstanceTypes),
        InstanceProfileName = configuration.InstanceProfileName,
        SecurityGroupIds = Mapping.NotEmpty(configuration.SecurityGroupIds),
        SubnetId = configuration.SubnetId,
        Logging = configuration.LogBucket is null
            ? null
            : new Api.Logging
            {
                S3Logs = new Api.S3Logs { S3BucketName = configuration.LogBucket, S3KeyPrefix = configuration.LogKeyPrefix },
            },
        KeyPair = configuration.KeyPair,
        TerminateInstanceOnFailure = configuration.TerminateInstanceOnFailure,
        SnsTopicArn = configuration.SnsTopicArn,
        DateCreated = Mapping.Date(configuration.DateCreated),
        DateUpdated = Mapping.Date(configuration.DateUpdated),
        ResourceTags = Mapping.NotEmpty(configuration.ResourceTags),
        InstanceMetadataOptions = configuration.InstanceMetadata is { } metadata
            ? new Api.InstanceMetadataOptions
            {
                HttpTokens = metadata.HttpTokens,
                HttpPutResponseHopLimit = metadata.HttpPutResponseHopLimit,
            }
            : null,
        Tags = call.TagsOf(configuration.Arn),
        Placement = Placement(configuration.Placement),
    };

    public static Api.InfrastructureConfigurationSummary Summary(ServiceCall call, InfrastructureConfiguration configuration) => new()
    {
        Arn = configuration.Arn,
        Name = configuration.Name,
        Description = configuration.Description,
        DateCreated = Mapping.Date(configuration.DateCreated),
        DateUpdated = Mapping.Date(configuration.DateUpdated),
        ResourceTags = Mapping.NotEmpty(configuration.ResourceTags),
        Tags = call.TagsOf(configuration.Arn),
        InstanceTypes = Mapping.NotEmpty(configuration.InstanceTypes),
        InstanceProfileName = configuration.InstanceProfileName,
        Placement = Placement(configuration.Placement),
    };

    private static InstanceMetadataOptions? Metadata(Api.InstanceMetadataOptions? options) =>
        options is null ? null : new InstanceMetadataOptions(options.HttpTokens, options.HttpPutResponseHopLimit);

    private static InstancePlacement? Placement(Api.Placement? placement) => placement is null
        ? null
        : new InstancePlacement(placement.AvailabilityZone, placement.Tenancy, placement.HostId, placement.HostResourceGroupArn);

    private static Api.Placement? Placement(InstancePlacement? placement) => placement is null
        ? null
        : new Api.Placement
        {
            AvailabilityZone = placement.AvailabilityZone,
            Tenancy = placement.Tenancy,
            HostId = placement.HostId,
            HostResourceGroupArn = placement.HostResourceGroupArn,
        };
}
