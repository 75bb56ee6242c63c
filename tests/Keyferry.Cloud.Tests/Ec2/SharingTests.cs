using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>Launch and create-volume permissions (section 2.5 of the facts).</summary>
public sealed class SharingTests
{
    private static readonly LaunchPermissionChange s_toTarget = new() { UserIds = [Target.Value] };
    private static readonly LaunchPermissionChange s_toAll = new() { UserGroups = ["all"] };

    [Fact]
    public void An_unencrypted_image_can_be_shared()
    {
        Run run = Share(Ready().Image((string?)null), s_toTarget, out ServiceError? error);

        Assert.Null(error);
        Assert.Contains(Target, run.World.Images[(East, ImageId)].LaunchPermissions.UserIds);
    }

    [Fact]
    public void One_snapshot_under_the_aws_managed_key_is_enough_to_refuse()
    {
        TestWorld world = Ready().Key(Source, East, KeyId).Image(SourceKey, AwsManagedKeys.For(Source, East).Arn);

        Run run = Share(world, s_toTarget, out ServiceError? error);

        Assert.Equal(Ec2Errors.AwsManagedKeyImage, error);
        Assert.IsType<Obstacle.AwsManagedKeyShared>(Assert.Single(run.Trace[0].Obstacles));
    }

    [Fact]
    public void The_snapshot_is_refused_in_words_of_its_own()
    {
        TestWorld world = Ready().Image(AwsManagedKeys.For(Source, East).Arn)
            .With(w => w with { Snapshots = w.Snapshots.SetItem((East, SnapshotId), Tagged(w.Snapshots[(East, SnapshotId)])) });
        Run run = world.Run();

        Reply<Done> reply = new Ec2Service(run).ModifySnapshotAttribute(world.ImageBuilder(), East, SnapshotId, Target);

        Assert.Equal(Ec2Errors.AwsManagedKeySnapshot, reply.Error);
    }

    [Fact]
    public void A_snapshot_without_image_builders_tag_is_out_of_the_service_linked_roles_reach()
    {
        TestWorld world = Ready().Image((string?)null);

        Reply<Done> reply = new Ec2Service(world.Run()).ModifySnapshotAttribute(world.ImageBuilder(), East, SnapshotId, Target);

        Assert.Equal("UnauthorizedOperation", reply.Error?.Code);
        Assert.Contains("because no identity-based policy allows the ec2:ModifySnapshotAttribute action", reply.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Block_public_access_comes_before_encryption()
    {
        TestWorld world = Ready().Key(Source, East, KeyId).Image(SourceKey);

        Share(world, s_toAll, out ServiceError? blocked);
        world.Settings(Source, East, new Ec2Settings { ImageBlockPublicAccess = false });
        Share(world, s_toAll, out ServiceError? encrypted);

        Assert.Equal(Ec2Errors.PublicSharingBlocked, blocked);
        Assert.Equal(Ec2Errors.EncryptedCannotBePublic, encrypted);
    }

    [Theory]
    [InlineData("o-exampleorgid")]
    [InlineData("arn:aws:organizations::999988887777:organization/O-EXAMPLE")]
    public void An_organization_is_named_by_its_full_arn(string value)
    {
        Share(Ready().Image((string?)null), new LaunchPermissionChange { OrganizationArns = [value] }, out ServiceError? error);

        Assert.Equal(Ec2Errors.AttributeItem(value, "organizationArn"), error);
    }

    [Fact]
    public void The_sharer_must_be_able_to_use_the_key()
    {
        TestWorld world = Ready().Key(Source, East, KeyId, KeyPolicy(Outsider)).Image(SourceKey);

        Run run = Share(world, s_toTarget, out ServiceError? error);
        world.With(w => w with { Behavior = w.Behavior with { SharingNeedsDescribeKey = false } });
        Share(world, s_toTarget, out ServiceError? lenient);

        Assert.Equal(Ec2Errors.KeyNotUsable(SourceKey), error);
        Call describe = Assert.Single(run.Trace[0].Caused);
        Assert.Equal("kms:DescribeKey", describe.Action);
        Assert.IsType<Obstacle.Denied>(Assert.Single(describe.Obstacles));
        Assert.Null(lenient);
    }

    [Fact]
    public void Service_control_policies_do_not_bind_the_service_linked_role_but_others()
    {
        TestWorld world = Ready().Image((string?)null).Role(Source, "builder")
            .Attach(OrganizationPolicyType.ServiceControlPolicy, Unit, "p-noshare", Deny("ec2:ModifyImageAttribute"));
        Share(world, s_toTarget, out ServiceError? linked);

        Reply<Done> ordinary = new Ec2Service(world.Run()).ModifyImageAttribute(
            world.Session(Source, "builder"), East, ImageId, s_toTarget);

        Assert.Null(linked);
        Assert.StartsWith(
            "You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/builder/session is not "
            + "authorized to perform: ec2:ModifyImageAttribute on resource: arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0 with an "
            + "explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-exampleorgid/"
            + "service_control_policy/p-noshare. Encoded authorization failure message: ",
            ordinary.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_shared_organization_see_the_image()
    {
        TestWorld world = new TestWorld().Image((string?)null).ChangeImage(i => i with
        {
            LaunchPermissions = new LaunchPermissions
            {
                OrganizationArns = [$"arn:aws:organizations::{Management}:organization/{OrganizationId}"],
            },
        });

        Assert.IsType<ImageVisibility.Visible>(ImageVisibility.Of(world.World, Target, East, ImageId));
        Assert.IsType<ImageVisibility.Hidden>(ImageVisibility.Of(world.World, Outsider, East, ImageId));
    }

    [Fact]
    public void Allowed_amis_hide_what_others_share()
    {
        TestWorld world = new TestWorld().Image((string?)null).Shared(Target)
            .Settings(Target, East, new Ec2Settings { AllowedImageProviders = ["amazon"] });

        Assert.IsType<ImageVisibility.Hidden>(ImageVisibility.Of(world.World, Target, East, ImageId));
        Assert.IsType<ImageVisibility.Visible>(ImageVisibility.Of(world.World, Source, East, ImageId));
    }

    private static TestWorld Ready() => new TestWorld().ServiceLinkedRole(Source);

    private static Snapshot Tagged(Snapshot snapshot) => snapshot with { Tags = snapshot.Tags.Add("CreatedBy", "EC2 Image Builder") };

    private static Run Share(TestWorld world, LaunchPermissionChange change, out ServiceError? error)
    {
        Run run = world.Run();
        error = new Ec2Service(run).ModifyImageAttribute(world.ImageBuilder(), East, ImageId, change).Error;
        return run;
    }
}
