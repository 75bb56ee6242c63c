using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Xunit;
using static Keyferry.Cloud.Tests.ImageBuilder.Landscape;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>The test vectors of section 10.4 of the facts, each a small change of a world in which all is right.</summary>
public sealed class DistributionVectorTests
{
    private const string SharedAwsKey = "Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.";
    private const string NotAccessible =
        "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on the default CMK";

    /// <summary>Final status and message of every vector that one change of the landscape tells.</summary>
    [Theory]
    [MemberData(nameof(Vectors))]
    public void Ends_as_AWS_ends_it(string name)
    {
        Vector vector = s_vectors[name];
        DistributionOutcome outcome = vector.World.Run();

        Assert.Equal((vector.Status, vector.Message is null), (outcome.Status, outcome.Reason is null));
        if (vector.Message is { } message)
        {
            Assert.Contains(message, outcome.Reason, StringComparison.Ordinal);
        }

        Assert.Equal(vector.Inner, outcome.Images(B).Select(i => i.StateReason).FirstOrDefault(r => r is not null));
        Assert.Equal(vector.Job, outcome.Jobs.Single().Status);
        if (vector.Obstacle is { } obstacle)
        {
            Assert.Contains(outcome.Obstacles(), o => o.GetType() == obstacle);
        }
    }

    public static TheoryData<string> Vectors => [.. s_vectors.Keys];

    private sealed record Vector(Landscape World, string? Message = null, string? Inner = null, Type? Obstacle = null)
    {
        public BuiltImageStatus Status { get; init; } = Message is null ? BuiltImageStatus.Available : BuiltImageStatus.Failed;

        public JobStatus Job { get; init; } = Message is null ? JobStatus.Succeeds : JobStatus.Fails;
    }

    private static readonly Landscape s_shareWithB = new() { Settings = Share("us-east-1", $$"""{userIds: ["{{B}}"]}""") };
    private const string Refused = "STS Client Error: 'User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForImageBuilder/"
        + "Ec2ImageBuilderIntegrationService is not authorized to perform: sts:AssumeRole on resource: "
        + "arn:aws:iam::444455556666:role/EC2ImageBuilderDistributionCrossAccountRole'";
    private const string Failed = "AMI Copy Reported Failure For 'ami-";

    private static readonly Dictionary<string, Vector> s_vectors = new()
    {
        ["all right"] = new(new()),
        ["V1 recipe under the AWS managed key, shared"] =
            new(s_shareWithB with { Devices = Device("/dev/xvda", AwsKey) }, $"EC2 Client Error: '{SharedAwsKey}'",
                Obstacle: typeof(Obstacle.AwsManagedKeyShared)),
        ["V2 shared with an account that the key policy omits"] =
            new(s_shareWithB with { KeyStatements = RootStatement }, Obstacle: typeof(Obstacle.Denied)) { Job = JobStatus.Fails },
        ["V3 no role in the target account"] = new(new() { RolesOfB = "" }, Refused, Obstacle: typeof(Obstacle.RoleMissing)),
        ["V4 the role has a path"] =
            new(new() { RolesOfB = DistributionRole(path: "/ib/") }, Refused, Obstacle: typeof(Obstacle.RoleMissing)),
        ["V5 the role trusts EC2 only"] =
            new(new()
            {
                RolesOfB = DistributionRole(
                    """{Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]}"""),
            }, Refused, Obstacle: typeof(Obstacle.Denied)),
        ["V6 the role lacks the KMS policy"] =
            new(new() { RolesOfB = DistributionRole(inline: "") }, Failed, NotAccessible, typeof(Obstacle.Denied)),
        ["V7 the key policy omits the target"] =
            new(new() { KeyStatements = RootStatement }, Failed, NotAccessible, typeof(Obstacle.Denied)),
        ["V8 a bare key id"] =
            new(new() { Settings = Copy("us-east-1", "1a2b3c4d-0000-4000-8000-000000000001", B) }, Failed,
                "AMI snapshot copy failed with error: The specified keyId ... is invalid", typeof(Obstacle.KeyUnresolved)),
        ["V11 the role is denied the default key"] =
            new(new()
            {
                Settings = Copy("us-east-1", null, B),
                RolesOfB = DistributionRole(inline: "kms: " + KmsPolicy + """
                    , guard: {Version: "2012-10-17", Statement: [{Effect: Deny, Action: "kms:DescribeKey",
                    Resource: "arn:aws:kms:*:444455556666:key/*"}]}
                    """),
            }, Failed, NotAccessible, typeof(Obstacle.Denied)),
        ["V14 the trust names the service-linked role, an execution role runs"] =
            new(new()
            {
                RolesOfSource = ExecutionRole,
                Pipeline = ", executionRole: golden-execution",
                RolesOfB = DistributionRole("""
                    {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS:
                    "arn:aws:iam::111122223333:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder"},
                    Action: "sts:AssumeRole"}]}
                    """),
            }, "User: arn:aws:sts::111122223333:assumed-role/golden-execution/Ec2ImageBuilderIntegrationService is not authorized"),
        ["V15 an SCP on the source account, service-linked role"] =
            new(new() { OrganizationPolicies = Scp("ec2:ModifyImageAttribute"), Attachments = "'111122223333': [p-guardrail]" }),
        ["V15 an SCP on the source account, execution role"] =
            new(new()
            {
                OrganizationPolicies = Scp("ec2:ModifyImageAttribute"),
                Attachments = "'111122223333': [p-guardrail]",
                RolesOfSource = ExecutionRole,
                Pipeline = ", executionRole: golden-execution",
            }, "with an explicit deny in a service control policy"),
        ["V16 an SCP on the target account"] =
            new(new() { OrganizationPolicies = Scp("ec2:CopyImage"), Attachments = "'444455556666': [p-guardrail]" },
                "EC2 Client Error: 'You are not authorized to perform this operation. User: arn:aws:sts::444455556666:assumed-role/"
                + "EC2ImageBuilderDistributionCrossAccountRole/Ec2ImageBuilderIntegrationService is not authorized to perform: ec2:CopyImage",
                Obstacle: typeof(Obstacle.Denied)),
        ["V17 an RCP keeps outsiders from the key"] =
            new(new()
            {
                OrganizationOfB = "",
                Attachments = "'111122223333': [p-guardrail]",
                OrganizationPolicies = """
                    {name: guard, id: p-guardrail, type: RESOURCE_CONTROL_POLICY, document: {Version: "2012-10-17", Statement: [{Effect: Deny,
                    Principal: "*", Action: "kms:*", Resource: "*", Condition: {StringNotEqualsIfExists: {"aws:PrincipalOrgID": o-exampleorg1},
                    BoolIfExists: {"aws:PrincipalIsAWSService": "false"}}}]}}
                    """,
            }, Failed, NotAccessible, typeof(Obstacle.Denied)),
        ["V18 an opt-in Region that is disabled in the target"] =
            new(new() { Settings = Copy("af-south-1", null, B) }, Refused, Obstacle: typeof(Obstacle.RegionNotEnabled)),
        ["V19 one of several snapshots under the AWS managed key"] =
            new(new() { Devices = Device("/dev/xvda", KeyS) + ", " + "{deviceName: /dev/sdb, ebs: {encrypted: true, volumeSize: 8}}" },
                $"EC2 Client Error: '{SharedAwsKey}'", Obstacle: typeof(Obstacle.AwsManagedKeyShared)),
        ["V20 encrypted and public"] =
            new(new()
            {
                Settings = Share("us-east-1", "{userGroups: [all]}"),
                FieldsOfSource = "ec2: {us-east-1: {imageBlockPublicAccess: unblocked}},",
            }, "EC2 Client Error: 'Encrypted snapshots can’t be shared publicly. Specify another snapshot.'",
                Obstacle: typeof(Obstacle.EncryptedCannotBePublic)),
        ["V20 encrypted and public while public sharing is blocked"] =
            new(new() { Settings = Share("us-east-1", "{userGroups: [all]}") },
                "EC2 Client Error: 'You can’t publicly share this image because block public access for AMIs is enabled for this account.",
                Obstacle: typeof(Obstacle.PublicSharingBlocked)),
        ["V28 the trust wants an external id"] =
            new(new()
            {
                RolesOfB = DistributionRole("""
                    {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"},
                    Action: "sts:AssumeRole", Condition: {StringEquals: {"sts:ExternalId": secret}}}]}
                    """),
            }, Refused, Obstacle: typeof(Obstacle.Denied)),
        ["V30 the ARN of a key that was deleted"] =
            new(new() { Settings = Copy("us-east-1", KeyS.Replace("000000000001", "00000000dead", StringComparison.Ordinal), B) }, Failed,
                "AMI snapshot copy failed with error: Given key ID does not exist", typeof(Obstacle.KeyUnresolved)),
    };

    private static string Scp(string action) =>
        "{name: guard, id: p-guardrail, type: SERVICE_CONTROL_POLICY, document: {Version: '2012-10-17', Statement: [{Effect: Deny, Action: '"
        + action + "', Resource: '*'}]}}";

    [Fact]
    public void V9_the_copy_belongs_to_the_target_under_the_source_key()
    {
        DistributionOutcome outcome = new Landscape().Run();

        Image copy = outcome.Images(B).Single();
        Assert.Equal((ImageState.Available, KeyS), (copy.State, outcome.Key(copy)));
        Assert.Equal("golden-2026-03-04T05-06-07.000Z", copy.Name);
        Assert.Equal(
            [(Source, copy.Name), (B, copy.Name)],
            outcome.World.ImageBuilder.Images[outcome.ImageArn].OutputAmis.Select(a => (a.Account.Value, a.Name)));
    }

    [Fact]
    public void V10_without_a_key_the_copy_is_under_the_targets_default_key()
    {
        DistributionOutcome outcome = new Landscape { Settings = Copy("us-east-1", null, B) }.Run();

        Assert.Equal(BuiltImageStatus.Available, outcome.Status);
        Assert.StartsWith("arn:aws:kms:us-east-1:444455556666:key/", outcome.Key(outcome.Images(B).Single()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeyState.Disabled)]
    [InlineData(KeyState.PendingDeletion)]
    public void V12_V27_a_key_that_became_unusable_after_the_build_fails_the_copy(KeyState state)
    {
        DistributionOutcome outcome = new Landscape().Redistribute(world => Released(world) with
        {
            Keys = world.Keys.SetItem(KeyS, world.Keys[KeyS] with { State = state }),
        });

        Assert.Contains(Failed, outcome.Reason, StringComparison.Ordinal);
        Assert.Contains(outcome.Obstacles(), o => o is Obstacle.KeyState);
    }

    [Fact]
    public void V13_a_key_policy_without_the_root_statement_ends_the_build_not_the_distribution()
    {
        DistributionOutcome outcome = new Landscape { KeyStatements = ShareStatements }.Run();

        Assert.Equal(BuiltImageStatus.Failed, outcome.Status);
        Assert.Contains("in state = 'BUILDING'", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("Client.", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(outcome.Job(B).Steps);
    }

    [Fact]
    public void V21_an_organizations_key_policy_without_CreateGrant_fails_at_launch()
    {
        Landscape landscape = new()
        {
            Settings = Share("us-east-1", $$"""{organizationArns: ["{{OrganizationArn}}"]}"""),
            KeyStatements = RootStatement + """
                , {Effect: Allow, Principal: "*", Action: ["kms:Describe*", "kms:List*", "kms:Get*", "kms:Encrypt", "kms:Decrypt",
                "kms:ReEncrypt*", "kms:GenerateDataKey*"], Resource: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": o-exampleorg1}}}
                """,
        };
        DistributionOutcome outcome = landscape.Run();

        JobOutcome job = outcome.Jobs.Single();
        Assert.Equal((BuiltImageStatus.Available, JobStatus.Fails), (outcome.Status, job.Status));
        JobStep failing = job.Steps.First(s => s.Call.Obstacles().Any());
        Assert.Equal(DistributionPhase.Launch, failing.Phase);
        Assert.Contains(failing.Call.Obstacles(), o => o.Action == "kms:CreateGrant");
    }

    [Fact]
    public void V22_a_parameter_outside_imagebuilder_is_lost_while_the_images_remain()
    {
        DistributionOutcome outcome = new Landscape { Settings = WithOutput("ssmParameterConfigurations: [{parameterName: /golden/ami}]") }.Run();

        Assert.Equal(BuiltImageStatus.Failed, outcome.Status);
        Assert.Contains(
            "is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/golden/ami"
            + " because no identity-based policy allows the ssm:PutParameter action", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(ImageState.Available, outcome.Images(B).Single().State);
        Assert.Equal(DistributionPhase.Integration, outcome.Jobs[0].Steps.First(s => s.Call.Obstacles().Any()).Phase);
    }

    [Fact]
    public void V23_a_launch_template_of_the_target_gets_the_source_image_and_launches_nothing()
    {
        const string template = "lt-0a1b2c3d4e5f60001";
        DistributionOutcome outcome = new Landscape
        {
            Settings = WithOutput($$"""launchTemplateConfigurations: [{launchTemplateId: {{template}}, accountId: "{{B}}"}]"""),
            FieldsOfB = "launchTemplates: {us-east-1: [{launchTemplateId: " + template + ", tags: {CreatedBy: 'EC2 Image Builder'}}]},",
            RolesOfB = DistributionRole(inline: "kms: " + KmsPolicy + """
                , launchTemplate: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: ["ec2:CreateLaunchTemplateVersion",
                "ec2:ModifyLaunchTemplate", "ec2:DescribeLaunchTemplates", "ec2:CreateTags"], Resource: "*"}]}
                """),
        }.Run();

        Assert.Equal(BuiltImageStatus.Available, outcome.Status);
        LaunchTemplate written = outcome.World.LaunchTemplates.Values.Single();
        Assert.Equal(outcome.Images(Source).Single().ImageId, written.Versions[^1]);
        JobStep launch = Assert.Single(outcome.Job(B).Steps, s => s.Phase == DistributionPhase.Launch && s.Call.Obstacles().Any());
        Obstacle foreign = Assert.IsType<Obstacle.ForeignImageInLaunchTemplate>(Assert.Single(launch.Call.Obstacles()));
        Assert.Equal($"Not authorized for images: [{written.Versions[^1]}]", foreign.Error?.Message);
        Assert.Equal(JobStatus.Fails, outcome.Job(B).Status);
    }

    [Fact]
    public void V24_a_broken_target_leaves_the_good_copy_and_a_retry_repeats_only_the_broken_one()
    {
        Landscape landscape = new() { Settings = Copy("us-east-1", KeyS, C, B), RolesOfB = "" };
        DistributionOutcome first = landscape.Run();
        Assert.Equal((BuiltImageStatus.Failed, JobStatus.Succeeds), (first.Status, first.Job(C).Status));
        Image good = first.Images(C).Single();

        World repaired = first.World with { Roles = new Landscape().World().Roles };
        BuiltImage image = repaired.ImageBuilder.Images[first.ImageArn];
        DistributionOutcome second = Distributor.DistributeImage(
            repaired, image, repaired.ImageBuilder.DistributionConfigurations.Values.Single(), ExecutionMode.Actual);

        Assert.Equal((BuiltImageStatus.Available, first.ImageArn), (second.Status, second.ImageArn));
        Assert.Equal(good.ImageId, second.Images(C).Single().ImageId);
        Assert.Empty(second.Job(C).Steps());
        Assert.Single(second.Images(B));
    }

    [Fact]
    public void V25_an_image_without_the_tag_can_not_be_shared_by_an_execution_role()
    {
        DistributionOutcome outcome = (s_shareWithB with { RolesOfSource = ExecutionRole }).Redistribute(
            world => world with { Images = world.Images.ToImmutableDictionaryOf(i => i with { Tags = i.Tags.Clear() }) },
            "golden-execution");

        Assert.Contains("is not authorized to perform: ec2:ModifyImageAttribute", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void V26_a_copy_within_the_account_finds_no_key_of_the_build_Region()
    {
        DistributionOutcome outcome = new Landscape { Settings = Copy("eu-west-1", KeyS, Source) }.Run();

        Assert.Contains(Failed, outcome.Reason, StringComparison.Ordinal);
        Image failed = outcome.Images(Source, "eu-west-1").Single();
        Assert.Equal("AMI snapshot copy failed with error: The specified keyId ... is invalid", failed.StateReason);
    }

    [Fact]
    public void V29_a_sharer_without_the_key_is_not_authorized_to_use_it()
    {
        DistributionOutcome outcome = s_shareWithB.Redistribute(world => world with
        {
            Keys = world.Keys.SetItem(KeyS, world.Keys[KeyS] with
            {
                Policy = new Landscape { KeyStatements = ShareStatements }.World().Keys[KeyS].Policy,
            }),
        });

        Assert.Contains($"EC2 Client Error: 'Not authorized to use key {KeyS}'", outcome.Reason, StringComparison.Ordinal);
    }

    private static string WithOutput(string output) => With(Copy("us-east-1", KeyS, B), output);

    // The first run's copy is gone, so that its name is free.
    private static World Released(World world) => world with
    {
        Images = world.Images.RemoveRange(world.Images.Where(i => i.Value.Owner.Value == B).Select(i => i.Key)),
    };
}

internal static class ImmutableDictionaryMapping
{
    public static System.Collections.Immutable.ImmutableDictionary<TKey, TValue> ToImmutableDictionaryOf<TKey, TValue>(
        this System.Collections.Immutable.ImmutableDictionary<TKey, TValue> map, Func<TValue, TValue> change)
        where TKey : notnull =>
        map.SetItems(map.Select(p => KeyValuePair.Create(p.Key, change(p.Value))));
}
