using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Cloud.Scenarios.Details;

/// <summary>What Image Builder knows of components, workflows, recipes and infrastructure.</summary>
internal static class BuildDetails
{
    public static Details<ParameterValue> Value { get; } = new Details<ParameterValue>("parameter value", "A parameter with its values.")
        .Text("name", "Its name.", v => v.Name, (v, x) => v with { Name = x }, required: true)
        .Texts("value", "Its values.", v => v.Values, (v, x) => v with { Values = x });

    public static ParameterValue EmptyValue { get; } = new("", []);

    private static readonly Details<DocumentParameter> s_parameter =
        new Details<DocumentParameter>("document parameter", "A parameter that a document declares.")
            .Text("name", "Its name.", p => p.Name, (p, v) => p with { Name = v }, required: true)
            .Text("type", "string …", p => p.Type, (p, v) => p with { Type = v }, required: true)
            .Text("description", "Its description.", p => p.Description, (p, v) => p with { Description = v })
            .Texts("default", "Its default values.", p => p.Default, (p, v) => p with { Default = v });

    private static readonly DocumentParameter s_noParameter = new("", "string", null, []);

    private static readonly Details<ImmutableArray<ParameterValue>[]> s_values =
        new Details<ImmutableArray<ParameterValue>[]>("component parameters", "What one component of a recipe is given.")
            .Parts("values", "Parameters with their values.", Value, EmptyValue, v => v[0], (_, x) => [x]);

    private static readonly Details<InstanceMetadataOptions> s_metadata =
        new Details<InstanceMetadataOptions>("instance metadata options", "How instances give their metadata.")
            .Text("httpTokens", "optional or required.", m => m.HttpTokens, (m, v) => m with { HttpTokens = v })
            .Number("httpPutResponseHopLimit", "1 to 64.", m => m.HttpPutResponseHopLimit, (m, v) => m with { HttpPutResponseHopLimit = v });

    private static readonly Details<InstancePlacement> s_placement =
        new Details<InstancePlacement>("instance placement", "Where build instances run.")
            .Text("availabilityZone", "The zone.", p => p.AvailabilityZone, (p, v) => p with { AvailabilityZone = v })
            .Text("tenancy", "The tenancy.", p => p.Tenancy, (p, v) => p with { Tenancy = v })
            .Text("hostId", "The host.", p => p.HostId, (p, v) => p with { HostId = v })
            .Text("hostResourceGroupArn", "The group of hosts.", p => p.HostResourceGroupArn, (p, v) => p with { HostResourceGroupArn = v });

    public static Details<Component> Component { get; } = new Details<Component>("component details", "What Image Builder knows of a component.")
        .Text("description", "Its description.", c => c.Description, (c, v) => c with { Description = v })
        .Text("changeDescription", "What its version changes.", c => c.ChangeDescription, (c, v) => c with { ChangeDescription = v })
        .Texts("supportedOsVersions", "For which systems it is.", c => c.SupportedOsVersions, (c, v) => c with { SupportedOsVersions = v })
        .Text("type", "BUILD if it isn't given.", c => c.Type == "BUILD" ? null : c.Type, (c, v) => c with { Type = v },
            FieldType.OneOf("BUILD", "TEST"))
        .Text("data", "Its document.", c => c.Data, (c, v) => c with { Data = v })
        .Parts("parameters", "What its document declares.", s_parameter, s_noParameter, c => c.Parameters, (c, v) => c with { Parameters = v })
        .Text("kmsKeyId", "The key of its document.", c => c.KmsKeyId, (c, v) => c with { KmsKeyId = v })
        .Time("dateCreated", "When it was made.", c => c.DateCreated, (c, v) => c with { DateCreated = v });

    /// <summary>All of a workflow but its ARN.</summary>
    public static Details<Workflow> Workflow { get; } = new Details<Workflow>("workflow", "An Image Builder workflow.")
        .Text("name", "Its name.", w => w.Name, (w, v) => w with { Name = v }, required: true)
        .Text("version", "Its version.", w => w.Version, (w, v) => w with { Version = v }, FieldType.A(TextForm.Version), required: true)
        .Number("build", "Its build; 1 if it isn't given.", w => MapReader.AsInteger(w.Arn[(w.Arn.LastIndexOf('/') + 1)..]),
            (w, v) => w with { Arn = $"/{v}" })
        .Text("type", "BUILD, TEST or DISTRIBUTION.", w => w.Type, (w, v) => w with { Type = v },
            FieldType.OneOf("BUILD", "TEST", "DISTRIBUTION"), required: true)
        .Text("data", "Its document.", w => w.Data, (w, v) => w with { Data = v }, required: true)
        .Text("description", "Its description.", w => w.Description, (w, v) => w with { Description = v })
        .Text("changeDescription", "What its version changes.", w => w.ChangeDescription, (w, v) => w with { ChangeDescription = v })
        .Text("kmsKeyId", "The key of its document.", w => w.KmsKeyId, (w, v) => w with { KmsKeyId = v })
        .Parts("parameters", "What its document declares.", s_parameter, s_noParameter, w => w.Parameters, (w, v) => w with { Parameters = v })
        .Time("dateCreated", "When it was made.", w => w.DateCreated, (w, v) => w with { DateCreated = v });

    public static Details<ImageRecipe> Recipe { get; } = new Details<ImageRecipe>("recipe details", "What Image Builder knows of a recipe.")
        .Parts("componentParameters", "What its components are given, in their order.", s_values, [[]],
            r => r.ComponentParameters.Select(p => new[] { p }), (r, v) => r with { ComponentParameters = [.. v.Select(p => p[0])] })
        .Text("description", "Its description.", r => r.Description, (r, v) => r with { Description = v })
        .Text("workingDirectory", "Where builds work.", r => r.WorkingDirectory, (r, v) => r with { WorkingDirectory = v })
        .Flag("uninstallAfterBuild", "Whether the agent is taken away.", r => r.UninstallAgentAfterBuild,
            (r, v) => r with { UninstallAgentAfterBuild = v })
        .Text("userDataOverride", "Base64.", r => r.UserDataOverride, (r, v) => r with { UserDataOverride = v })
        .Text("platform", "Linux if it isn't given.", r => r.Platform == "Linux" ? null : r.Platform, (r, v) => r with { Platform = v },
            FieldType.OneOf("Linux", "Windows", "macOS"))
        .Time("dateCreated", "When it was made.", r => r.DateCreated, (r, v) => r with { DateCreated = v });

    public static Details<RecipeDevice> Device { get; } = new Details<RecipeDevice>("recipe device details", "More of a device.")
        .Flag("deleteOnTermination", "Whether it goes with the instance.", d => d.DeleteOnTermination,
            (d, v) => d with { DeleteOnTermination = v })
        .Number("iops", "Its IOPS.", d => d.Iops, (d, v) => d with { Iops = v })
        .Number("throughput", "In MiB/s.", d => d.Throughput, (d, v) => d with { Throughput = v });

    public static Details<InfrastructureConfiguration> Infrastructure { get; } =
        new Details<InfrastructureConfiguration>("infrastructure details", "What Image Builder knows of an infrastructure configuration.")
            .Text("description", "Its description.", i => i.Description, (i, v) => i with { Description = v })
            .Texts("instanceTypes", "Types of build instances.", i => i.InstanceTypes, (i, v) => i with { InstanceTypes = v })
            .Texts("securityGroupIds", "Their security groups.", i => i.SecurityGroupIds, (i, v) => i with { SecurityGroupIds = v })
            .Text("subnetId", "Their subnet.", i => i.SubnetId, (i, v) => i with { SubnetId = v })
            .Text("logBucket", "The bucket of logs.", i => i.LogBucket, (i, v) => i with { LogBucket = v })
            .Text("logKeyPrefix", "Prefix of the logs' keys.", i => i.LogKeyPrefix, (i, v) => i with { LogKeyPrefix = v })
            .Text("keyPair", "Their key pair.", i => i.KeyPair, (i, v) => i with { KeyPair = v })
            .Flag("terminateInstanceOnFailure", "true if it isn't given.", i => i.TerminateInstanceOnFailure ? null : false,
                (i, v) => i with { TerminateInstanceOnFailure = v })
            .Text("snsTopicArn", "Who is told.", i => i.SnsTopicArn, (i, v) => i with { SnsTopicArn = v })
            .TextMap("resourceTags", "Tags of what a build makes.", i => i.ResourceTags, (i, v) => i with { ResourceTags = v })
            .Part("instanceMetadataOptions", "How instances give their metadata.", s_metadata, new InstanceMetadataOptions(null, null),
                i => i.InstanceMetadata, (i, v) => i with { InstanceMetadata = v })
            .Part("placement", "Where they run.", s_placement, new InstancePlacement(null, null, null, null), i => i.Placement,
                (i, v) => i with { Placement = v })
            .Time("dateCreated", "When it was made.", i => i.DateCreated, (i, v) => i with { DateCreated = v })
            .Time("dateUpdated", "When it was changed.", i => i.DateUpdated, (i, v) => i with { DateUpdated = v });
}
