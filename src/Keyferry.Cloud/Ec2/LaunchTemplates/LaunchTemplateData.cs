using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>What a version of a launch template says, read and changed.</summary>
internal static class LaunchTemplateData
{
    /// <summary>Data that names an AMI, or nothing at all.</summary>
    public static string OfImage(string? imageId) =>
        (imageId is null ? [] : new JsonObject { ["ImageId"] = imageId }).ToJsonString();

    public static string? ImageId(string data) => ValueAt(data, "ImageId");

    public static string? InstanceType(string data) => ValueAt(data, "InstanceType");

    /// <summary>A parameter as filters compare it, found by the members that lead to it; or null.</summary>
    public static string? ValueAt(string data, params ReadOnlySpan<string> path)
    {
        JsonNode? node = Read(data);
        foreach (string member in path)
        {
            node = (node as JsonObject)?[member];
        }

        return node is JsonValue value ? value.ToString() : null;
    }

    /// <summary>One member of each item of a list.</summary>
    public static IEnumerable<string?> ValuesIn(string data, string list, string member) =>
        Items(Read(data), list).Select(item => Text(item, member));

    /// <summary>
    /// The source's data, each of its parameters replaced where the other one has it (CreateLaunchTemplateVersion's
    /// SourceVersion).
    /// </summary>
    public static string Over(string data, string source)
    {
        JsonObject merged = Read(source);
        foreach ((string name, JsonNode? value) in Read(data))
        {
            merged[name] = value?.DeepClone();
        }

        return merged.ToJsonString();
    }

    /// <summary>
    /// The launch that is asked for, with the template's parameters where the request has none; devices of one name are the
    /// request's, tags are joined (https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html).
    /// </summary>
    public static InstanceLaunch Complete(InstanceLaunch asked, string data)
    {
        JsonObject template = Read(data);
        JsonObject? network = Items(template, "NetworkInterfaces").FirstOrDefault();
        ImmutableArray<string> groups = [.. Texts(template, "SecurityGroupIds"), .. Texts(network, "Groups")];
        return asked with
        {
            ImageId = asked.ImageId ?? Text(template, "ImageId"),
            InstanceType = asked.InstanceType ?? Text(template, "InstanceType"),
            KeyName = asked.KeyName ?? Text(template, "KeyName"),
            SecurityGroupIds = asked.SecurityGroupIds.IsEmpty && asked.SecurityGroups.IsEmpty ? groups : asked.SecurityGroupIds,
            SecurityGroups = asked.SecurityGroupIds.IsEmpty && asked.SecurityGroups.IsEmpty
                ? [.. Texts(template, "SecurityGroups")]
                : asked.SecurityGroups,
            SubnetId = asked.SubnetId ?? Text(network, "SubnetId"),
            AvailabilityZone = asked.AvailabilityZone ?? Text(Part(template, "Placement"), "AvailabilityZone"),
            Profile = asked.Profile ?? (Part(template, "IamInstanceProfile") is { } profile
                ? new InstanceProfileName(Text(profile, "Arn"), Text(profile, "Name"))
                : null),
            Devices =
            [
                .. asked.Devices,
                .. Items(template, "BlockDeviceMappings").Select(Device).Where(d => asked.Devices.All(a => a.DeviceName != d.DeviceName)),
            ],
            Options = asked.Options.Over(Options(template)),
            Tags = Tags(template).Aggregate(asked.Tags, (tags, t) => tags.SetItem(t.Type, t.Tags.SetItems(asked.TagsOf(t.Type)))),
        };
    }

    /// <summary>What a launch like the instance's would say (GetLaunchTemplateData).</summary>
    public static string OfInstance(Instance instance, IEnumerable<Volume> volumes)
    {
        InstanceOptions options = instance.Options;
        JsonObject data = new()
        {
            ["EbsOptimized"] = options.EbsOptimized,
            ["ImageId"] = instance.ImageId,
            ["InstanceType"] = instance.InstanceType,
            ["Monitoring"] = new JsonObject { ["Enabled"] = options.Monitoring },
            ["Placement"] = new JsonObject { ["AvailabilityZone"] = instance.AvailabilityZone, ["Tenancy"] = options.Tenancy },
            ["DisableApiTermination"] = options.DisableApiTermination,
            ["DisableApiStop"] = options.DisableApiStop,
            ["InstanceInitiatedShutdownBehavior"] = options.ShutdownBehavior,
            ["MetadataOptions"] = new JsonObject
            {
                ["HttpTokens"] = options.HttpTokens,
                ["HttpPutResponseHopLimit"] = options.HttpHopLimit,
                ["HttpEndpoint"] = options.HttpEndpoint,
                ["InstanceMetadataTags"] = options.MetadataTags,
            },
            ["BlockDeviceMappings"] = new JsonArray([.. volumes.Select(Mapping)]),
            ["NetworkInterfaces"] = new JsonArray(new JsonObject
            {
                ["DeviceIndex"] = 0,
                ["SubnetId"] = instance.SubnetId,
                ["Groups"] = new JsonArray([.. instance.SecurityGroupIds.Select(g => JsonValue.Create(g))]),
            }),
        };
        foreach ((string name, JsonNode? value) in Given(instance).Where(g => g.Value is not null))
        {
            data[name] = value;
        }

        return data.ToJsonString();
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Given(Instance instance) =>
    [
        ("KeyName", instance.KeyName),
        ("UserData", instance.Options.UserData),
        ("CreditSpecification", instance.Options.CpuCredits is { } credits ? new JsonObject { ["CpuCredits"] = credits } : null),
        ("IamInstanceProfile", instance.InstanceProfileArn is { } arn ? new JsonObject { ["Arn"] = arn } : null),
        ("TagSpecifications", TagsOf(instance) is { Count: > 0 } tags
            ? new JsonArray(new JsonObject { ["ResourceType"] = "instance", ["Tags"] = tags })
            : null),
    ];

    // Those that somebody gave it.
    private static JsonArray TagsOf(Instance instance) => new(
    [
        .. instance.Tags.Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }),
    ]);

    private static JsonObject Mapping(Volume volume)
    {
        JsonObject ebs = new()
        {
            ["Encrypted"] = volume.KmsKeyArn.Or(null) is not null,
            ["DeleteOnTermination"] = volume.Attachment!.DeleteOnTermination,
            ["VolumeSize"] = volume.Size,
            ["VolumeType"] = volume.Kind.Type,
        };
        if (volume.SnapshotId is { } snapshot)
        {
            ebs["SnapshotId"] = snapshot;
        }

        return new JsonObject { ["DeviceName"] = volume.Attachment.Device, ["Ebs"] = ebs };
    }

    private static LaunchDevice Device(JsonObject mapping)
    {
        JsonObject? ebs = Part(mapping, "Ebs");
        return new LaunchDevice(Text(mapping, "DeviceName") ?? "")
        {
            NoDevice = Text(mapping, "NoDevice") is not null,
            Encrypted = Flag(ebs, "Encrypted"),
            DeleteOnTermination = Flag(ebs, "DeleteOnTermination"),
            Iops = Number(ebs, "Iops"),
            KmsKeyId = Text(ebs, "KmsKeyId"),
            SnapshotId = Text(ebs, "SnapshotId"),
            VolumeSize = Number(ebs, "VolumeSize"),
            VolumeType = Text(ebs, "VolumeType"),
            Throughput = Number(ebs, "Throughput"),
        };
    }

    private static InstanceOptionsGiven Options(JsonObject template) => new()
    {
        EbsOptimized = Flag(template, "EbsOptimized"),
        Monitoring = Flag(Part(template, "Monitoring"), "Enabled"),
        DisableApiTermination = Flag(template, "DisableApiTermination"),
        DisableApiStop = Flag(template, "DisableApiStop"),
        ShutdownBehavior = Text(template, "InstanceInitiatedShutdownBehavior"),
        // Terraform's templates have an empty one where nobody gave any.
        UserData = Text(template, "UserData") is { Length: > 0 } data ? data : null,
        HttpTokens = Text(Part(template, "MetadataOptions"), "HttpTokens"),
        HttpHopLimit = Number(Part(template, "MetadataOptions"), "HttpPutResponseHopLimit"),
        HttpEndpoint = Text(Part(template, "MetadataOptions"), "HttpEndpoint"),
        Tenancy = Text(Part(template, "Placement"), "Tenancy"),
        MetadataTags = Text(Part(template, "MetadataOptions"), "InstanceMetadataTags"),
        CpuCredits = Text(Part(template, "CreditSpecification"), "CpuCredits"),
    };

    private static IEnumerable<(string Type, ImmutableDictionary<string, string> Tags)> Tags(JsonObject template) =>
        Items(template, "TagSpecifications").Select(s => (
            Text(s, "ResourceType") ?? "instance",
            Items(s, "Tags").Aggregate(
                ImmutableDictionary<string, string>.Empty,
                (tags, t) => tags.SetItem(Text(t, "Key") ?? "", Text(t, "Value") ?? ""))));

    private static JsonObject Read(string data) => (JsonObject)JsonNode.Parse(data)!;

    private static JsonObject? Part(JsonObject? parent, string name) => parent?[name] as JsonObject;

    private static string? Text(JsonObject? parent, string name) => parent?[name] is JsonValue value ? value.ToString() : null;

    private static bool? Flag(JsonObject? parent, string name) => parent?[name] is JsonValue value ? value.GetValue<bool>() : null;

    private static int? Number(JsonObject? parent, string name) => parent?[name] is JsonValue value ? value.GetValue<int>() : null;

    private static IEnumerable<JsonObject> Items(JsonObject? parent, string name) =>
        (parent?[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static IEnumerable<string> Texts(JsonObject? parent, string name) =>
        (parent?[name] as JsonArray)?.OfType<JsonValue>().Select(v => v.ToString()) ?? [];
}
