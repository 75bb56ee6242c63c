using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Tests.Ebs;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>Instances and their volumes from launch to end, and what keys have to do with it (F2.69, K1–K4, K11).</summary>
public sealed class InstanceTests
{
    private static readonly string s_clientError = "Client.InternalError: Client error on launch";

    private static ActingWorld NewWorld(string? keyPolicy = null) =>
        new(new TestWorld().Key(Source, East, KeyId, keyPolicy).Image(SourceKey).Shared(Target));

    [Fact]
    public void An_instance_runs_with_its_volumes_and_takes_them_with_it()
    {
        ActingWorld world = NewWorld();
        Instance pending = Launch(world, Source, new InstanceLaunch { ImageId = ImageId, InstanceType = "t3.micro" });
        Assert.Equal(InstanceState.Pending, pending.State);

        world.Pass();
        Assert.Equal(InstanceState.Running, Now(world, pending).State);
        Assert.Equal((VolumeState.InUse, SourceKey), (Volume(world).State, Volume(world).KmsKeyArn.Value));

        world.Do(run => new Ec2Service(run).TerminateInstances(Caller.Root(Source), East, [pending.InstanceId]));
        world.Pass();
        Assert.Equal(InstanceState.Terminated, Now(world, pending).State);
        Assert.Empty(world.World.Ec2.Volumes);

        world.Pass(TimeSpan.FromHours(2));
        Assert.Empty(world.World.Ec2.Instances);
    }

    [Fact]
    public void A_shared_encrypted_image_launches_only_for_who_may_use_its_key()
    {
        ActingWorld world = NewWorld();
        InstanceLaunch launch = new() { ImageId = ImageId, InstanceType = "t3.micro" };

        Instance refused = Launch(world, Target, launch);
        world.Pass();
        Assert.Equal(InstanceState.Terminated, Now(world, refused).State);
        Assert.Equal(new InstanceStateReason("Client.InternalError", s_clientError), Now(world, refused).StateReason);

        world.ChangeKey(SourceKey, k => k with { Policy = Policy("key policy", KeyPolicy(Source, Target), PolicyKind.Resource) });
        Instance allowed = Launch(world, Target, launch);
        world.Pass();
        Assert.Equal(InstanceState.Running, Now(world, allowed).State);
        Assert.Equal(AwsManagedKeys.For(Target, East).Arn, world.World.Ec2.Volumes.Values.Single(v => v.Owner == Target).KmsKeyArn.Value);
    }

    [Fact]
    public void A_stopped_instance_starts_only_while_its_key_can_be_used()
    {
        ActingWorld world = NewWorld();
        Instance instance = Launch(world, Source, new InstanceLaunch { ImageId = ImageId, InstanceType = "t3.micro" });
        world.Pass();
        world.Do(run => new Ec2Service(run).StopInstances(Caller.Root(Source), East, [instance.InstanceId]));
        world.Pass();
        world.ChangeKey(SourceKey, k => k with { State = KeyState.Disabled });

        world.Do(run => new Ec2Service(run).StartInstances(Caller.Root(Source), East, [instance.InstanceId]));
        world.Pass();

        Assert.Equal((InstanceState.Stopped, s_clientError), (Now(world, instance).State, Now(world, instance).StateReason?.Message));
    }

    [Fact]
    public void What_is_on_a_volume_goes_on_into_an_image_of_its_instance_under_the_volumes_key()
    {
        ActingWorld world = NewWorld();
        Dictionary<int, byte[]> blocks = new() { [0] = ActingWorld.Block(1), [9] = ActingWorld.Block(2) };
        string plain = world.Write(Source, blocks);
        Volume volume = world.Do(run => new Ec2Service(run).CreateVolume(Caller.Root(Source), East, new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            SnapshotId = plain,
            Encrypted = true,
            KmsKeyId = SourceKey,
        }));
        world.Pass();
        volume = world.World.Ec2.Volumes[(East, volume.VolumeId)];
        LaunchedInstance instance = new("i-0123456789abcdef0", East, Source,
            [new LaunchedVolume("/dev/xvda", volume.VolumeId, volume.KmsKeyArn, volume.Size) { LayerId = volume.LayerId }]);
        string image = world.Do(run => new Ec2Service(run).CreateImage(
            Caller.Root(Source), instance, "made", ImmutableDictionary<string, string>.Empty));
        world.Pass();

        Image made = world.World.Images[(East, image)];
        Assert.Equal((VolumeState.Available, ImageState.Available), (volume.State, made.State));
        Assert.Equal(SourceKey, world.World.Ebs.Layers[volume.LayerId!].KmsKeyArn);
        Assert.Equal(blocks.OrderBy(b => b.Key), world.Read(Source, made.BlockDeviceMappings[0].SnapshotId!).OrderBy(b => b.Key));
    }

    [Fact]
    public void Devices_tags_and_counts_are_as_the_request_says()
    {
        ActingWorld world = NewWorld();
        ImmutableArray<Instance> made = world.Do(run => new Ec2Service(run).LaunchInstances(Caller.Root(Source), East, new InstanceLaunch
        {
            ImageId = ImageId,
            InstanceType = "t3.micro",
            MaxCount = 2,
            Devices =
            [
                new LaunchDevice("/dev/xvda") { VolumeSize = 20, DeleteOnTermination = false },
                new LaunchDevice("/dev/sdb") { VolumeSize = 1, VolumeType = "gp3" },
            ],
            Tags = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty
                .Add("volume", ImmutableDictionary<string, string>.Empty.Add("of", "test")),
        }));

        Assert.Equal([0, 1], made.Select(i => i.LaunchIndex));
        Assert.Equal(2, made.Select(i => i.PrivateIpAddress).Distinct().Count());
        Assert.Equal(
            [("/dev/sdb", 1, true, "gp3"), ("/dev/xvda", 20, false, "gp2")],
            world.World.Ec2.Volumes.Values.Where(v => v.Attachment!.InstanceId == made[0].InstanceId)
                .Select(v => (v.Attachment!.Device, v.Size, v.Attachment.DeleteOnTermination, v.Kind.Type)).Order());
        Assert.All(world.World.Ec2.Volumes.Values, v => Assert.Equal("test", v.Tags["of"]));
    }

    [Fact]
    public void The_same_token_launches_once()
    {
        ActingWorld world = NewWorld();
        InstanceLaunch launch = new() { ImageId = ImageId, InstanceType = "t3.micro", ClientToken = "once" };

        Assert.Equal(Launch(world, Source, launch).InstanceId, Launch(world, Source, launch).InstanceId);
        Assert.Equal("IdempotentParameterMismatch", TryLaunch(world, Source, launch with { MaxCount = 2 }).Error?.Code);
    }

    [Theory]
    [InlineData("ec2:InstanceType", "t3.micro", null)]
    [InlineData("ec2:InstanceType", "m5.large", "UnauthorizedOperation")]
    [InlineData("ec2:Tenancy", "default", null)]
    public void An_instance_type_may_be_all_that_a_policy_allows(string key, string value, string? error)
    {
        string policy = $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:*","kms:*"],"Resource":"*"},
            {"Effect":"Deny","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:instance/*","Condition":{ "StringNotEquals":{ "{{{key}}}":"{{{value}}}" } } }]}
            """;
        TestWorld built = new TestWorld().Key(Source, East, KeyId).Image(SourceKey).Role(Source, "launcher", policy);
        ActingWorld world = new(built);

        Reply<ImmutableArray<Instance>> reply = world.Call(run => new Ec2Service(run).LaunchInstances(
            built.Session(Source, "launcher"), East, new InstanceLaunch { ImageId = ImageId, InstanceType = "t3.micro" }));

        Assert.Equal(error, reply.Error?.Code);
    }

    [Fact]
    public void A_launch_takes_from_its_template_what_the_request_does_not_say()
    {
        ActingWorld world = NewWorld();
        string data = $$$"""{"ImageId":"{{{ImageId}}}","InstanceType":"t3.small","KeyName":"main","TagSpecifications":[{"ResourceType":"instance","Tags":[{"Key":"a","Value":"1"}]}]}""";
        LaunchTemplate template = world.Do(run => new Ec2Service(run).CreateLaunchTemplate(
            Caller.Root(Source), East, new LaunchTemplateCreation("web", data)));
        world.Do(run => new Ec2Service(run).CreateLaunchTemplateVersion(
            Caller.Root(Source), East, new LaunchTemplateName(null, "web", "1"), """{"InstanceType":"t3.medium"}""", "bigger"));

        Instance first = Launch(world, Source, new InstanceLaunch { Template = new LaunchTemplateName(template.LaunchTemplateId, null, null) });
        Instance latest = Launch(world, Source, new InstanceLaunch { Template = new LaunchTemplateName(null, "web", "$Latest"), KeyName = "other" });

        Assert.Equal(("t3.small", "main", "1"), (first.InstanceType, first.KeyName, first.Tags["a"]));
        Assert.Equal(("t3.medium", "other", ImageId), (latest.InstanceType, latest.KeyName, latest.ImageId));
    }

    [Fact]
    public void A_new_version_for_an_image_keeps_everything_but_the_image()
    {
        ActingWorld world = NewWorld();
        LaunchTemplate template = world.Do(run => new Ec2Service(run).CreateLaunchTemplate(
            Caller.Root(Source), East, new LaunchTemplateCreation("web", """{"ImageId":"ami-0000000000000000a","InstanceType":"t3.small"}""")));

        world.Do(run => new Ec2Service(run).CreateLaunchTemplateVersion(
            Caller.Root(Source), Source, East, template.LaunchTemplateId, ImageId, setDefault: true));

        LaunchTemplate changed = world.World.LaunchTemplates[template.Arn];
        Assert.Equal((2, 2), (changed.DefaultVersion, changed.LatestVersion));
        Assert.Equal($$"""{"ImageId":"{{ImageId}}","InstanceType":"t3.small"}""", changed.Find("$Default")!.Data);
    }

    [Fact]
    public void Tags_are_put_found_and_taken_away()
    {
        ActingWorld world = NewWorld();
        string volume = world.Do(run => new Ec2Service(run).CreateVolume(
            Caller.Root(Source), East, new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 })).VolumeId;
        ImmutableDictionary<string, string> tags = ImmutableDictionary<string, string>.Empty.Add("one", "1").Add("two", "2");

        world.Do(run => new Ec2Service(run).TagResources(Caller.Root(Source), East, [volume, ImageId], tags));
        world.Do(run => new Ec2Service(run).UntagResources(Caller.Root(Source), East, [volume], [("one", "wrong"), ("two", null)]));

        Ec2Page<Cloud.Ec2.Tagging.ResourceTag> found = world.Do(run => new Ec2Service(run).DescribeTags(
            Caller.Root(Source), East, [new Ec2Filter("resource-type", ["volume"])], new Ec2PageRequest(null, null)));
        Assert.Equal([(volume, "one")], found.Items.Select(t => (t.ResourceId, t.Key)));
        Assert.Equal(2, world.World.Images[(East, ImageId)].Tags.Count);
        Assert.Equal("InvalidVolume.NotFound", world.Call(run => new Ec2Service(run).TagResources(
            Caller.Root(Target), East, [volume], tags)).Error?.Code);
    }

    private static Instance Launch(ActingWorld world, AccountId account, InstanceLaunch launch) =>
        Assert.Single(TryLaunch(world, account, launch).Value);

    private static Reply<ImmutableArray<Instance>> TryLaunch(ActingWorld world, AccountId account, InstanceLaunch launch) =>
        world.Call(run => new Ec2Service(run).LaunchInstances(Caller.Root(account), East, launch));

    private static Instance Now(ActingWorld world, Instance instance) => world.World.Ec2.Instances[(East, instance.InstanceId)];

    private static Volume Volume(ActingWorld world) => Assert.Single(world.World.Ec2.Volumes.Values);
}
