using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>RunInstances and CreateImage: the key of each volume and snapshot (2.4, K1–K5, K11).</summary>
public sealed class LaunchTests
{
    private static readonly ImmutableDictionary<string, string> s_createdBy =
        ImmutableDictionary<string, string>.Empty.Add("CreatedBy", "EC2 Image Builder");

    [Fact]
    public void Image_builder_builds_an_encrypted_image_with_its_key_inherited()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Key(Source, East, KeyId).Image((string?)null);
        Run run = world.Run();
        Ec2Service ec2 = new(run);

        LaunchedInstance instance = Launch(ec2, world.ImageBuilder(), new LaunchDevice("/dev/xvda") { Encrypted = true, KmsKeyId = KeyId, Setting = ("recipe", "kms") });
        Reply<string> image = ec2.CreateImage(world.ImageBuilder(), instance, "built", s_createdBy);

        Assert.Null(image.Error);
        Snapshot snapshot = run.World.Snapshots[(East, run.World.Images[(East, image.Value!)].BlockDeviceMappings[0].SnapshotId!)];
        Assert.Equal((SourceKey, ("recipe", "kms"), "EC2 Image Builder"), (snapshot.KmsKeyArn.Value, snapshot.KeySetting, snapshot.Tags["CreatedBy"]));
        Assert.Empty(run.Trace[^1].Caused);
    }

    [Fact]
    public void A_device_that_the_recipe_does_not_map_takes_the_default_key_of_the_account()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Image((string?)null)
            .Settings(Source, East, new Ec2Settings { EncryptionByDefault = true });

        LaunchedInstance instance = Launch(new Ec2Service(world.Run()), world.ImageBuilder());

        LaunchedVolume volume = Assert.Single(instance.Volumes);
        Assert.Equal(AwsManagedKeys.For(Source, East).Arn, volume.KmsKeyArn);
        Assert.Equal((Subjects.Ec2Settings(Source, East), "encryptionByDefault"), volume.KeySetting);
    }

    [Fact]
    public void A_key_policy_that_shuts_the_launcher_out_ends_the_instance()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Key(Source, East, KeyId, KeyPolicy(Outsider)).Image(SourceKey);

        LaunchedInstance instance = Launch(new Ec2Service(world.Run()), world.ImageBuilder());

        Assert.Equal("Client.InternalError: Client error on launch", instance.StateReason);
    }

    [Fact]
    public void A_disabled_key_ends_the_instance_in_other_words()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source)
            .Key(Source, East, KeyId, change: k => k with { State = KeyState.Disabled }).Image(SourceKey);

        LaunchedInstance instance = Launch(new Ec2Service(world.Run()), world.ImageBuilder());

        Assert.Equal("Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state", instance.StateReason);
    }

    [Fact]
    public void A_private_image_of_another_account_is_not_for_launching()
    {
        TestWorld world = new TestWorld().Role(Target, "admin").Image((string?)null);

        Reply<LaunchedInstance> reply = new Ec2Service(world.Run()).RunInstances(
            world.Session(Target, "admin"), East, new RunInstancesRequest { ImageId = ImageId });

        Assert.Equal(Ec2Errors.NotAuthorizedForImage(ImageId), reply.Error);
    }

    private static LaunchedInstance Launch(Ec2Service ec2, Caller caller, params LaunchDevice[] devices)
    {
        Reply<LaunchedInstance> reply = ec2.RunInstances(
            caller, East, new RunInstancesRequest { ImageId = ImageId, BlockDeviceMappings = [.. devices], Tags = s_createdBy });
        Assert.Null(reply.Error);
        return reply.Value!;
    }
}
