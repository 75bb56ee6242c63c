using System.Collections.Immutable;
using System.Reflection;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>
/// A world with one thing of each kind, whose properties have values drawn at random, whatever the kind gains in time: a
/// property that no scenario carries is told by name in <see cref="LeftOut"/>.
/// </summary>
internal sealed class FurnishedWorld(ulong seed)
{
    /// <summary>What a scenario doesn't carry, and why.</summary>
    public static readonly ImmutableDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["Volume.LayerId"] = "data",
        ["Volume.ClientToken"] = "a token that is over in a day",
        ["Instance.ClientToken"] = "a token that is over in a day",
        ["BuiltImage.Recipe"] = "a copy of the recipe as it was",
        ["BuiltImage.Infrastructure"] = "a copy of the configuration as it was",
        ["BuiltImage.Distribution"] = "a copy of the settings as they were",
        ["BuiltImage.Progress"] = "nothing is under way in a scenario",
    }.ToImmutableDictionary();

    // Identity, what follows from it, and what has forms of its own.
    private static readonly HashSet<string> s_fixed =
    [
        "Account", "Owner", "Region", "Arn", "Id", "KeyId", "Name", "Path", "Version", "ManagedPolicyArns", "InlinePolicies",
        "PermissionsBoundary", "Policy", "Source", "TrustPolicy", "Manager", "AllowedImageProviders", "Groups", "Components",
        "ComponentParameters", "ParentImage", "ImageRecipeArn", "InfrastructureConfigurationArn", "DistributionConfigurationArn",
        "Workflows", "OutputAmis", "Distributions", "EnabledRegions", "OrganizationId", "ParentId", "VolumeId", "InstanceId", "SnapshotId",
        "ImageId", "LaunchTemplateId", "Versions", "DefaultVersion", "Contents", "Deleted", "OtherVersions", "Type", "DataType", "Value",
        "CreateVolumePermissions", "LaunchPermissions", "TargetKeyId", "VersionId", "GrantId", "RoleName", "AllowedImages", "Data",
        "Units", "Policies", "Attachments", "ManagementAccount", "RootId", "Grants", "KmsKeyId", "Number", "UserIds", "Unreadable",
        "BlockDeviceMappings", "DeviceName", "State", "SourceImageId", "PrimaryRegion", "UniqueId",
    ];

    private static readonly ImmutableArray<string> s_texts =
        ["golden", "a: b # c", "é\n\"quoted\" 'text'", " begins and ends ", "true", "007", "2026-01-01", "[x]", "{y: z}", "~", "- item"];

    // Properties of few words.
    private static readonly Dictionary<string, ImmutableArray<string>> s_words = new(StringComparer.Ordinal)
    {
        ["KmsKey.Origin"] = ["AWS_KMS", "EXTERNAL"],
        ["Image.Architecture"] = ["x86_64", "arm64"],
        ["Image.Platform"] = ["windows"],
        ["Image.VirtualizationType"] = ["hvm", "paravirtual"],
        ["Snapshot.TransferType"] = ["standard", "time-based"],
        ["Ec2Settings.SnapshotBlockPublicAccess"] = ["block-all-sharing", "unblocked"],
        ["SsmParameter.Tier"] = ["Standard", "Advanced"],
        ["Component.Platform"] = ["Linux", "Windows", "macOS"],
        ["ImageRecipe.Platform"] = ["Linux", "Windows", "macOS"],
        ["PipelineSchedule.StartCondition"] = ["EXPRESSION_MATCH_ONLY"],
        ["ManagedPolicy.DefaultVersionId"] = ["v1", "v7"],
        ["AccountDetails.JoinedMethod"] = ["INVITED", "CREATED"],
        ["AccountDetails.Status"] = ["ACTIVE", "SUSPENDED"],
        ["Organization.FeatureSet"] = ["ALL", "CONSOLIDATED_BILLING"],
        ["Role.MaxSessionDuration"] = ["3600"],
    };

    private static readonly DateTimeOffset s_day = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private ulong _state = seed;

    public World World()
    {
        AccountId account = TestWorld.Source;
        Region east = TestWorld.East;
        World world = new TestWorld().With(w => w).World with { Ids = new IdSource(Next(1_000_000) + 1) };
        PolicySource Text(string name, PolicyKind kind) => new(name, Policy.Parse(name, name, TestWorld.AllowAll, kind).Required());
        Role role = Draw(new Role
        {
            Account = account,
            Name = "builder",
            UniqueId = "AROAEXAMPLE",
            TrustPolicy = new PolicySource($"trust policy of arn:aws:iam::{account}:role/builder",
                Policy.Parse("trust policy", "trust policy", TestWorld.Trust($"arn:aws:iam::{account}:root"), PolicyKind.Trust).Required()),
        });
        string policyArn = $"arn:aws:iam::{account}:policy/team/limits";
        PolicySource limits = Text($"managed policy team/limits of {policyArn}", PolicyKind.Identity);
        ManagedPolicy policy = Draw(new ManagedPolicy(policyArn, limits)) with
        {
            OtherVersions = [new ManagedPolicyVersion("v3", limits, s_day)],
        };
        Organization organization = Draw(world.Organizations[TestWorld.OrganizationId]);
        SsmParameter parameter = Draw(new SsmParameter(account, east, "/golden", "value", "text"));
        LaunchTemplate template = Draw(new LaunchTemplate
        {
            Account = account,
            Region = east,
            LaunchTemplateId = "lt-0123456789abcdef0",
            Name = "web",
            Versions = [null, "ami-0123456789abcdef0", null],
        }) with
        {
            Contents = ImmutableDictionary<int, LaunchTemplateVersion>.Empty.Add(
                2, Draw(new LaunchTemplateVersion(2, """{"ImageId":"ami-0123456789abcdef0","KeyName":"k"}"""))),
            Deleted = [1],
        };
        return world with
        {
            Organizations = world.Organizations.SetItem(organization.Id, organization),
            Roles = world.Roles.Add((account, role.Name), role),
            ManagedPolicies = world.ManagedPolicies.Add(policyArn, policy),
            Iam = new IamState
            {
                InstanceProfiles = IamState.Empty.InstanceProfiles.Add((account, "profile"), Draw(new InstanceProfile
                { Account = account, Name = "profile", UniqueId = "AIPAEXAMPLE", RoleName = "builder" })),
                AccountAliases = IamState.Empty.AccountAliases.Add(account, "golden-images"),
            },
            LaunchTemplates = world.LaunchTemplates.Add(template.Arn, template),
            Parameters = world.Parameters.Add(parameter.Arn, parameter),
            Ssm = new SsmState
            {
                History = SsmState.Empty.History.Add(parameter.Arn, [Draw(new SsmParameter(account, east, "/golden", "before", "text"))]),
                Tags = SsmState.Empty.Tags.Add(parameter.Arn, Tags()),
            },
            ImageBuilder = ImageBuilder(account, east),
            OrganizationsState = new OrganizationsState
            {
                Details = OrganizationsState.Empty.Details.Add(account.Value, Draw(new AccountDetails { Email = "a@example.com" })),
                Tags = OrganizationsState.Empty.Tags.Add("r-exam", Tags()).Add(account.Value, Tags()).Add(TestWorld.Unit, Tags()),
                TrustedServices = OrganizationsState.Empty.TrustedServices.Add($"{organization.Id}/ssm.amazonaws.com", s_day),
                Delegations = OrganizationsState.Empty.Delegations.Add($"{account}/ssm.amazonaws.com", s_day),
                ResourcePolicies = OrganizationsState.Empty.ResourcePolicies.Add(
                    organization.Id, new OrganizationResourcePolicy("rp-exampleid", TestWorld.AllowAll)),
            },
        } is var all ? Furnish(all, account, east) : world;
    }

    private World Furnish(World world, AccountId account, Region east)
    {
        KmsKey key = Draw(new KmsKey
        {
            Account = account,
            Region = east,
            KeyId = TestWorld.KeyId,
            Policy = DefaultKeyPolicy.For(account, TestWorld.SourceKey),
            State = Pick([KeyState.Enabled, KeyState.PendingDeletion, KeyState.Disabled]),
        });
        key = key with
        {
            Grants = ImmutableArray.Create(Draw(new Grant { GrantId = "g1", GranteePrincipal = $"arn:aws:iam::{account}:root", Operations = ["Decrypt"] })),
        };
        KmsAlias alias = Draw(new KmsAlias(account, east, "alias/golden", TestWorld.KeyId));
        Image image = Draw(new Image
        {
            Region = east,
            ImageId = TestWorld.ImageId,
            Owner = account,
            Name = "golden",
            BlockDeviceMappings = [Draw(new ImageDevice("/dev/xvda", TestWorld.SnapshotId, 8, "gp3"))],
        });
        Snapshot snapshot = Draw(new Snapshot { Region = east, SnapshotId = TestWorld.SnapshotId, Owner = account });
        Volume volume = Draw(new Volume { Region = east, VolumeId = "vol-1", Owner = account, AvailabilityZone = "us-east-1a" });
        Instance instance = Draw(new Instance
        {
            Region = east,
            InstanceId = "i-1",
            Owner = account,
            ReservationId = "r-1",
            ImageId = TestWorld.ImageId,
            InstanceType = "t3.micro",
            AvailabilityZone = "us-east-1a",
            SubnetId = "subnet-1",
            VpcId = "vpc-1",
        });
        Cloud.Ec2.FastLaunch fast = Draw(new Cloud.Ec2.FastLaunch { Account = account, Region = east, ImageId = TestWorld.ImageId });
        return world with
        {
            Keys = world.Keys.Add(key.Arn, key),
            Aliases = world.Aliases.Add(alias.Arn, alias),
            Kms = new KmsState { AwsManagedKeys = KmsState.Empty.AwsManagedKeys.Add(AwsManagedKeys.For(account, east).Arn, s_day) },
            Images = world.Images.Add((east, image.ImageId), image),
            Snapshots = world.Snapshots.Add((east, snapshot.SnapshotId), snapshot),
            Ec2 = new Ec2State
            {
                Volumes = Ec2State.Empty.Volumes.Add((east, volume.VolumeId), volume),
                Instances = Ec2State.Empty.Instances.Add((east, instance.InstanceId), instance),
                FastLaunches = Ec2State.Empty.FastLaunches.Add((account, east, fast.ImageId), fast),
            },
        };
    }

    private ImageBuilderState ImageBuilder(AccountId account, Region east)
    {
        string Arn(string type, string name) => $"arn:aws:imagebuilder:{east}:{account}:{type}/{name}";
        Component component = Draw(new Component(Arn("component", "update/1.0.0/2"), "update", "1.0.0", "Linux") { Data = "schemaVersion: 1.0" });
        ImageRecipe recipe = Draw(new ImageRecipe
        {
            Arn = Arn("image-recipe", "golden/1.0.0"),
            Account = account,
            Region = east,
            Name = "golden",
            Version = "1.0.0",
            ParentImage = TestWorld.ImageId,
            Components = [component.Arn],
            ComponentParameters = [[new ParameterValue("level", ["1", "2"])]],
            BlockDeviceMappings = [Draw(new RecipeDevice("/dev/xvda"))],
        });
        InfrastructureConfiguration infrastructure = Draw(
            new InfrastructureConfiguration(Arn("infrastructure-configuration", "golden"), "golden", "profile"));
        DistributionConfiguration distribution = Draw(new DistributionConfiguration(
            Arn("distribution-configuration", "golden"), "golden",
            [new Distribution { Region = east, FastLaunch = [Draw(new Cloud.ImageBuilder.FastLaunch(true, null, null))] }]));
        Workflow workflow = Draw(new Workflow(Arn("workflow/build", "mine/1.0.0/3"), "mine", "1.0.0", "BUILD", "name: mine"));
        ImagePipeline pipeline = Draw(new ImagePipeline
        {
            Arn = Arn("image-pipeline", "golden"),
            Name = "golden",
            Account = account,
            Region = east,
            ImageRecipeArn = recipe.Arn,
            Workflows = [workflow.Arn],
        });
        BuiltImage image = Draw(new BuiltImage { Arn = Arn("image", "golden/1.0.0/4"), Account = account, Region = east, ImageRecipeArn = recipe.Arn });
        ImageBuilderState none = ImageBuilderState.Empty;
        return none with
        {
            Components = none.Components.Add(component.Arn, component),
            ImageRecipes = none.ImageRecipes.Add(recipe.Arn, recipe),
            InfrastructureConfigurations = none.InfrastructureConfigurations.Add(infrastructure.Arn, infrastructure),
            DistributionConfigurations = none.DistributionConfigurations.Add(distribution.Arn, distribution),
            Workflows = none.Workflows.Add(workflow.Arn, workflow),
            ImagePipelines = none.ImagePipelines.Add(pipeline.Arn, pipeline),
            Images = none.Images.Add(image.Arn, image),
            Tags = none.Tags.Add(recipe.Arn, Tags()).Add(pipeline.Arn, Tags()).Add(workflow.Arn, Tags()),
            Policies = none.Policies.Add(component.Arn, TestWorld.AllowAll),
        };
    }

    // The same with about half of its properties drawn anew.
    private T Draw<T>(T thing)
        where T : notnull
    {
        Type type = thing.GetType();
        var copy = (T)type.GetMethod("<Clone>$")!.Invoke(thing, null)!;
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.CanWrite))
        {
            string name = $"{type.Name}.{property.Name}";
            if (!s_fixed.Contains(property.Name) && !LeftOut.ContainsKey(name) && Next(2) == 0 && Value(name, property.PropertyType) is { } value)
            {
                property.SetValue(copy, value);
            }
        }

        return copy;
    }

    private object? Value(string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when name == "Role.MaxSessionDuration" => 7200,
            _ when name.EndsWith("UnknownBecause", StringComparison.Ordinal) => null,
            _ when type == typeof(string) => Pick(s_words.GetValueOrDefault(name, s_texts)),
            _ when type == typeof(int) => (int)Next(60) + 1,
            _ when type == typeof(long) => (long)Next(ulong.MaxValue >> 8),
            _ when type == typeof(bool) => Next(2) == 0,
            _ when type == typeof(DateTimeOffset) => s_day.AddTicks((long)Next(1UL << 50)),
            _ when type.IsEnum => Pick([.. Enum.GetValues(type).Cast<object>()]),
            _ when type == typeof(ImmutableDictionary<string, string>) => Tags(),
            _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create("one", Pick(s_texts)),
            _ when type == typeof(Fact<string?>) => Pick([new Fact<string?>(), TestWorld.SourceKey, Fact<string?>.Unknown("it was denied")]),
            _ when type == typeof((string, string)) => ("arn:aws:x", "field"),
            _ when type == typeof(AccountId) => TestWorld.Target,
            _ when type == typeof(KeyRotation) => new KeyRotation(365, s_day),
            _ when type == typeof(DeregistrationProtection) => new DeregistrationProtection(true, true, s_day),
            _ when type == typeof(VolumeKind) => Draw(new VolumeKind("io2", 100)),
            _ when type == typeof(VolumeAttachment) => Draw(new VolumeAttachment("i-1", "/dev/xvda", s_day)),
            _ when type == typeof(VolumeModification) =>
                new VolumeModification(s_day, 1, new VolumeKind("gp2"), 2, new VolumeKind("gp3", 3000, 125)),
            _ when type == typeof(InstanceStateReason) => InstanceStateReason.UserShutdown,
            _ when type == typeof(InstanceOptions) => Draw(new InstanceOptions()),
            _ when type == typeof(FastLaunchTemplate) => Draw(new FastLaunchTemplate("lt-1", null, "1")),
            _ when type == typeof(ImmutableArray<ParameterPolicy>) =>
                ImmutableArray.Create(new ParameterPolicy("Expiration", "{}", s_day), new ParameterPolicy("NoChangeNotification", "{}", null)),
            _ when type == typeof(ImmutableArray<DocumentParameter>) => ImmutableArray.Create(new DocumentParameter("p", "string", null, ["x"])),
            _ when type == typeof(InstanceMetadataOptions) => Draw(new InstanceMetadataOptions("required", 2)),
            _ when type == typeof(InstancePlacement) => Draw(new InstancePlacement(null, "dedicated", null, null)),
            _ when type == typeof(ImageTests) => new ImageTests(false, 60),
            _ when type == typeof(PipelineSchedule) => Draw(new PipelineSchedule("rate(1 day)", null, null, null)),
            _ when type == typeof(ImageScanning) => new ImageScanning(true, "repository", ["latest"]),
            _ when type == typeof(ImmutableArray<WorkflowUse>) =>
                ImmutableArray.Create(new WorkflowUse("arn:aws:w", [new ParameterValue("a", ["b"])], "group", null)),
            _ when type == typeof(ImmutableArray<ProductCode>) => ImmutableArray.Create(new ProductCode("abc", "marketplace")),
            _ => throw new InvalidOperationException($"{name}: no value of {type} can be drawn; teach it, or name it in LeftOut"),
        };
    }

    private ImmutableDictionary<string, string> Tags() =>
        ImmutableDictionary<string, string>.Empty.Add("team", Pick(s_texts)).Add("a:b", "1");

    private T Pick<T>(ImmutableArray<T> from) => from[(int)Next((ulong)from.Length)];

    // SplitMix64: a world is the same for its seed.
    private ulong Next(ulong below)
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) % below;
    }
}
