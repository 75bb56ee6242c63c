using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Tests.Ebs;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>Volumes: made, attached, changed, deleted.</summary>
public sealed class VolumeTests
{
    private static ActingWorld NewWorld() => new(new TestWorld().Key(Source, East, KeyId).Image((string?)null));

    [Theory]
    [InlineData("gp3", 1, null, null, null, 3000, 125)]
    [InlineData("gp2", 100, null, null, null, 300, null)]
    [InlineData("io2", 10, 500, null, null, 500, null)]
    [InlineData("io1", 10, null, null, "MissingParameter", null, null)]
    [InlineData("gp2", 10, 500, null, "InvalidParameterCombination", null, null)]
    [InlineData("st1", 10, null, null, "InvalidParameterValue", null, null)]
    [InlineData("gp2", 10, null, 200, "InvalidParameterCombination", null, null)]
    [InlineData("gp9", 10, null, null, "UnknownVolumeType", null, null)]
    public void A_type_has_its_own_limits(string type, int size, int? iops, int? throughput, string? error, int? madeIops, int? madeThroughput)
    {
        Reply<Volume> reply = Create(NewWorld(), new CreateVolumeRequest { VolumeType = type, Size = size, Iops = iops, Throughput = throughput });

        Assert.Equal(error, reply.Error?.Code);
        Assert.Equal((madeIops, madeThroughput), (reply.Value?.Kind.Iops, reply.Value?.Kind.Throughput));
    }

    [Fact]
    public void A_volume_is_attached_to_one_instance_of_its_zone_and_is_not_deleted_there()
    {
        ActingWorld world = NewWorld();
        Ec2Service Ec2(Run run) => new(run);
        var root = Caller.Root(Source);
        string instance = world.Do(run => Ec2(run).LaunchInstances(root, East, new InstanceLaunch { ImageId = ImageId, InstanceType = "t3.micro" }))[0].InstanceId;
        string volume = Create(world, new CreateVolumeRequest { Size = 1 }).Value!.VolumeId;
        string far = Create(world, new CreateVolumeRequest { Size = 1, AvailabilityZone = "us-east-1b" }).Value!.VolumeId;
        Assert.Equal("IncorrectState", world.Call(run => Ec2(run).AttachVolume(root, East, volume, instance, "/dev/sdf")).Error?.Code);
        world.Pass();

        Assert.Equal("InvalidVolume.ZoneMismatch", world.Call(run => Ec2(run).AttachVolume(root, East, far, instance, "/dev/sdf")).Error?.Code);
        world.Do(run => Ec2(run).AttachVolume(root, East, volume, instance, "/dev/sdf"));
        Assert.Equal("VolumeInUse", world.Call(run => Ec2(run).AttachVolume(root, East, volume, instance, "/dev/sdg")).Error?.Code);
        Assert.Equal("VolumeInUse", world.Call(run => Ec2(run).DeleteVolume(root, East, volume)).Error?.Code);

        world.Do(run => Ec2(run).DetachVolume(root, East, volume, null, null));
        world.Do(run => Ec2(run).DeleteVolume(root, East, volume));
        world.Pass();
        Assert.Equal("InvalidVolume.NotFound", world.Call(run => Ec2(run).DescribeVolumes(root, East, [volume], [], new Ec2PageRequest(null, null))).Error?.Code);
    }

    [Fact]
    public void A_volume_grows_and_changes_type_once_in_six_hours()
    {
        ActingWorld world = NewWorld();
        string volume = Create(world, new CreateVolumeRequest { Size = 10 }).Value!.VolumeId;
        world.Pass();
        Reply<Volume> Modify(ModifyVolumeRequest request) => world.Call(run => new Ec2Service(run).ModifyVolume(Caller.Root(Source), East, request));

        Assert.Equal(VolumeErrors.Smaller, Modify(new ModifyVolumeRequest(volume) { Size = 5 }).Error);
        Assert.Equal((20, 4000), (Modify(new ModifyVolumeRequest(volume) { Size = 20, VolumeType = "gp3", Iops = 4000 }).Value!.Size, world.World.Ec2.Volumes[(East, volume)].Kind.Iops));
        Assert.Equal(VolumeErrors.ModifiedRecently, Modify(new ModifyVolumeRequest(volume) { Size = 30 }).Error);
    }

    private static Reply<Volume> Create(ActingWorld world, CreateVolumeRequest request) => world.Call(run => new Ec2Service(run).CreateVolume(
        Caller.Root(Source), East, request with { AvailabilityZone = request.AvailabilityZone ?? "us-east-1a" }));
}
