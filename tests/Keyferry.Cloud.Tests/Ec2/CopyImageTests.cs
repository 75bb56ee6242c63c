using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>CopyImage by the target account's role: what EC2 answers, and what becomes of the copy (F2.60–F2.72, 3.2).</summary>
public sealed class CopyImageTests
{
    private const string NotAccessible =
        "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on the default CMK";

    private static readonly string s_targetKey = Subjects.Key(Target, East, OtherKeyId);

    [Fact]
    public void Succeeds_with_rights_on_both_sides()
    {
        Image copy = Copy(Ready(), s_targetKey, out Run run);

        Assert.Equal((ImageState.Available, null), (copy.State, copy.StateReason));
        Assert.Equal(s_targetKey, run.World.Snapshots[(East, copy.BlockDeviceMappings[0].SnapshotId!)].KmsKeyArn.Value);
        Assert.Equal(
            ["kms:DescribeKey", "kms:DescribeKey", "kms:DescribeKey", "kms:CreateGrant", "kms:Decrypt", "kms:ReEncryptFrom",
                "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptTo", "kms:CreateGrant"],
            run.Trace[^1].Caused.Select(c => c.Action));
    }

    [Fact]
    public void Fails_when_the_source_key_policy_omits_the_target_account() =>
        AssertFails(Ready(sourceKeyPolicy: KeyPolicy(Source)), s_targetKey, NotAccessible,
            "because no resource-based policy allows the kms:DescribeKey action");

    [Theory]
    [InlineData("kms:CreateGrant")]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:ReEncryptFrom")]
    [InlineData("kms:ReEncryptTo")]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext")]
    [InlineData("kms:DescribeKey")]
    public void Fails_when_the_role_lacks_one_action(string action) => AssertFailsWithout(action, s_targetKey);

    [Theory]
    [InlineData("kms:CreateGrant")]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:ReEncryptFrom")]
    [InlineData("kms:ReEncryptTo")]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext")]
    [InlineData("kms:DescribeKey")]
    public void A_copy_that_stays_under_the_shared_key_needs_each_of_them_too(string action) => AssertFailsWithout(action, SourceKey);

    private static void AssertFailsWithout(string action, string key)
    {
        string policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"{{action}}","Resource":"*"}]}
            """;

        AssertFails(Ready(rolePolicy: policy), key, NotAccessible, $"because no identity-based policy allows the {action} action");
    }

    [Fact]
    public void An_explicit_deny_on_the_default_key_breaks_a_copy_that_does_not_use_it()
    {
        string deny = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":"kms:DescribeKey","Resource":"{{AwsManagedKeys.For(Target, East).Arn}}"}]}
            """;

        AssertFails(Ready(rolePolicy: deny), s_targetKey, NotAccessible, "with an explicit deny in an identity-based policy");
    }

    [Fact]
    public void The_default_key_can_be_denied_by_its_alias() =>
        AssertFails(
            Ready(rolePolicy: """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"kms:*",
                "Resource":"*","Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/aws/ebs"}}}]}
                """),
            s_targetKey, NotAccessible, "with an explicit deny in an identity-based policy");

    [Fact]
    public void Calls_of_EC2_for_its_caller_come_through_no_endpoint()
    {
        string policy = KeyPolicy(Source, Target).TrimEnd()[..^2] + """
            ,{"Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*",
            "Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-0a1b2c3d"}}}]}
            """;

        AssertFails(Ready(sourceKeyPolicy: policy), s_targetKey, NotAccessible, "with an explicit deny in a resource-based policy");
    }

    [Fact]
    public void Service_control_policies_of_the_target_bind_its_role() =>
        AssertFails(
            Ready().Attach(OrganizationPolicyType.ServiceControlPolicy, Target.Value, "p-nogrants", Deny("kms:CreateGrant")), s_targetKey,
            NotAccessible, "with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/"
            + "o-exampleorgid/service_control_policy/p-nogrants");

    [Fact]
    public void Resource_control_policies_of_the_source_bind_the_targets_role() =>
        AssertFails(
            Ready().Attach(OrganizationPolicyType.ResourceControlPolicy, Source.Value, "p-rcp", Deny("kms:*", "\"Principal\":\"*\",")),
            s_targetKey, NotAccessible, "with an explicit deny in a resource control policy");

    [Theory]
    [InlineData(KeyId)]
    [InlineData("alias/golden")]
    [InlineData("arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    public void An_identifier_that_names_nothing_there_fails_later(string identifier)
    {
        Image copy = Copy(Ready(), identifier, out Run run);

        Assert.Equal((ImageState.Failed, "AMI snapshot copy failed with error: The specified keyId ... is invalid"), (copy.State, copy.StateReason));
        Assert.IsType<Obstacle.KeyUnresolved>(Assert.Single(run.Trace[^1].Obstacles));
    }

    [Fact]
    public void A_deleted_key_fails_later()
    {
        Image copy = Copy(Ready(), "arn:aws:kms:us-east-1:444455556666:key/aaaaaaaa-12ab-34cd-56ef-1234567890ab", out _);

        Assert.Equal("AMI snapshot copy failed with error: Given key ID does not exist", copy.StateReason);
    }

    [Theory]
    [InlineData(KeyState.Disabled, "DisabledException")]
    [InlineData(KeyState.PendingDeletion, "KMSInvalidStateException")]
    public void A_key_that_is_not_enabled_fails_the_copy(KeyState state, string code)
    {
        Image copy = Copy(Ready().Key(Source, East, KeyId, KeyPolicy(Source, Target), k => k with { State = state }), s_targetKey, out Run run);

        Assert.Equal(NotAccessible, copy.StateReason);
        Assert.Equal(code, Assert.IsType<Obstacle.KeyState>(Assert.Single(run.Trace[^1].Obstacles)).Error?.Code);
    }

    [Fact]
    public void The_snapshot_says_it_in_fewer_words()
    {
        Image copy = Copy(Ready(sourceKeyPolicy: KeyPolicy(Source)), s_targetKey, out Run run);

        Snapshot snapshot = run.World.Snapshots[(East, copy.BlockDeviceMappings[0].SnapshotId!)];
        Assert.Equal((SnapshotState.Error, "Given key ID is not accessible"), (snapshot.State, snapshot.StateMessage));
    }

    [Fact]
    public void Without_a_key_the_copy_takes_the_targets_default_key()
    {
        Image copy = Copy(Ready(), null, out Run run);

        Assert.Equal(ImageState.Available, copy.State);
        Assert.Equal(AwsManagedKeys.For(Target, East).Arn, run.World.Snapshots[(East, copy.BlockDeviceMappings[0].SnapshotId!)].KmsKeyArn.Value);
    }

    [Fact]
    public void Probing_records_every_obstacle_and_finishes()
    {
        TestWorld world = Ready(
            rolePolicy: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}""");
        Run run = world.Run(ExecutionMode.Probing);

        Image copy = Copy(run, world, s_targetKey);

        Assert.Equal(ImageState.Available, copy.State);
        Assert.Equal(8, run.Trace[^1].Caused.Count(c => c.Obstacles is [Obstacle.Denied]));
    }

    [Fact]
    public void Probing_past_a_snapshot_that_cannot_be_shared_does_not_blame_its_key_again()
    {
        TestWorld world = Ready().Image(AwsManagedKeys.For(Source, East).Arn).Shared(Target);
        Run run = world.Run(ExecutionMode.Probing);

        Copy(run, world, s_targetKey);

        Assert.All(run.Trace[^1].Caused, c => Assert.Empty(c.Obstacles));
    }

    [Fact]
    public void An_unknown_key_state_is_told_and_taken_for_fine()
    {
        TestWorld world = Ready().Key(Source, East, KeyId, KeyPolicy(Source, Target), k => k with
        {
            State = Fact<KeyState>.Unknown("kms:DescribeKey was denied in 111122223333"),
        });

        Image copy = Copy(world, s_targetKey, out Run run);

        Assert.Equal(ImageState.Available, copy.State);
        Assert.IsType<Obstacle.CannotTell>(Assert.Single(run.Trace[^1].Obstacles));
    }

    [Fact]
    public void The_storage_has_to_be_shared_too()
    {
        TestWorld world = Base(AllowAll, KeyPolicy(Source, Target)).Shared(Target, storage: false);

        Assert.Equal(Ec2Errors.StorageNotAccessible, Refused(world, Request(null)));
    }

    [Fact]
    public void Refuses_what_it_cannot_do_at_once()
    {
        Assert.Equal(Ec2Errors.ImageNotFound(ImageId), Refused(Base(AllowAll, KeyPolicy(Source, Target)), Request(null)));
        Assert.Equal(Ec2Errors.KeyNeedsEncrypted, Refused(Ready(), Request(s_targetKey) with { Encrypted = null }));
        Assert.Equal(Ec2Errors.CannotDecrypt(SnapshotId), Refused(Ready(), Request(null) with { Encrypted = false }));
        Assert.Equal(Ec2Errors.NotAscii, Refused(Ready(), Request(null) with { Description = "größer" }));
        Assert.Equal(Ec2Errors.MarketplaceImage,
            Refused(Ready().ChangeImage(i => i with { ProductCodes = [new ProductCode("abc", "marketplace")] }), Request(null)));
        Assert.Equal(Ec2Errors.BillingProductImage, Refused(Ready().ChangeImage(i => i with { HasBillingProduct = true }), Request(null)));
        Assert.Equal(Ec2Errors.ImageUnavailable(ImageId),
            Refused(Ready().ChangeImage(i => i with { State = ImageState.Deregistered }), Request(null)));
        Assert.Equal(Ec2Errors.ImageQuota,
            Refused(Ready().Settings(Target, East, new Ec2Settings { RemainingImageQuota = 0 }), Request(null)));
    }

    [Fact]
    public void A_name_can_be_used_once()
    {
        TestWorld world = Ready();
        Run run = world.Run();
        Ec2Service ec2 = new(run);
        Caller caller = world.Session(Target, CrossAccountRole);

        string first = ec2.CopyImage(caller, East, Request(null)).Value!;
        Reply<string> second = ec2.CopyImage(caller, East, Request(null));

        Assert.Equal(Ec2Errors.NameInUse("copy", first), second.Error);
    }

    private static TestWorld Ready(string rolePolicy = AllowAll, string? sourceKeyPolicy = null) =>
        Base(rolePolicy, sourceKeyPolicy ?? KeyPolicy(Source, Target)).Shared(Target);

    private static TestWorld Base(string rolePolicy, string sourceKeyPolicy) => new TestWorld()
        .Role(Target, CrossAccountRole, rolePolicy)
        .Key(Source, East, KeyId, sourceKeyPolicy)
        .Key(Target, East, OtherKeyId)
        .Image(SourceKey);

    private static CopyImageRequest Request(string? key) => new()
    {
        SourceRegion = East,
        SourceImageId = ImageId,
        Name = "copy",
        Encrypted = key is null ? null : true,
        KmsKeyId = key,
    };

    private static ServiceError? Refused(TestWorld world, CopyImageRequest request) =>
        new Ec2Service(world.Run()).CopyImage(world.Session(Target, CrossAccountRole), East, request).Error;

    private static Image Copy(TestWorld world, string? key, out Run run)
    {
        run = world.Run();
        return Copy(run, world, key);
    }

    private static Image Copy(Run run, TestWorld world, string? key)
    {
        Ec2Service ec2 = new(run);
        Caller caller = world.Session(Target, CrossAccountRole);
        Reply<string> id = ec2.CopyImage(caller, East, Request(key));
        Assert.Null(id.Error);
        return ec2.FinishCopy(caller, East, id.Value!, Request(key));
    }

    private static void AssertFails(TestWorld world, string key, string reason, string kms)
    {
        Image copy = Copy(world, key, out Run run);
        Assert.Equal((ImageState.Failed, reason), (copy.State, copy.StateReason));
        Call last = run.Trace[^1].Caused[^1];
        Assert.EndsWith(kms, last.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(("AccessDeniedException", 400), (last.Error?.Code, last.Error?.Status));
    }
}
