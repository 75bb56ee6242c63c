using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Tests.Ebs;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>What time does to images: deprecation, cooldown, copies that fail.</summary>
public sealed class ImageLifeTests
{
    private static readonly Caller s_owner = Caller.Root(Source);
    private static readonly Caller s_other = Caller.Root(Target);

    [Fact]
    public void Others_do_not_find_an_image_any_more_when_it_is_deprecated()
    {
        ActingWorld world = new(new TestWorld().Image([null]).Shared(Target));
        DateTimeOffset at = world.World.Now + TimeSpan.FromHours(2) + TimeSpan.FromSeconds(40);
        world.Do(run => new Ec2Service(run).EnableImageDeprecation(s_owner, East, ImageId, at));

        Assert.Equal(0, world.World.Images[(East, ImageId)].DeprecationTime!.Value.Second);
        Assert.Single(Find(world, s_other));
        world.Pass(TimeSpan.FromHours(3));
        Assert.Empty(Find(world, s_other));
        Assert.Single(Find(world, s_other, includeDeprecated: true));
        Assert.Single(Find(world, s_owner));
        world.Do(run => new Ec2Service(run).DisableImageDeprecation(s_owner, East, ImageId));
        Assert.Single(Find(world, s_other));
    }

    [Theory]
    [InlineData(-1, "InvalidParameterValue")]
    [InlineData(365 * 11, "InvalidParameterValue")]
    [InlineData(365 * 9, null)]
    public void Deprecation_lies_within_the_next_ten_years(int days, string? code)
    {
        ActingWorld world = new(new TestWorld().Image([null]));
        DateTimeOffset at = world.World.Now + TimeSpan.FromDays(days);

        Assert.Equal(code, world.Call(run => new Ec2Service(run).EnableImageDeprecation(s_owner, East, ImageId, at)).Error?.Code);
    }

    [Fact]
    public void After_protection_with_cooldown_an_image_stays_for_a_day()
    {
        ActingWorld world = new(new TestWorld().Image([null]));
        world.Do(run => new Ec2Service(run).EnableImageDeregistrationProtection(s_owner, East, ImageId, withCooldown: true));
        Assert.Equal("OperationNotPermitted", Deregister(world)?.Code);
        world.Do(run => new Ec2Service(run).DisableImageDeregistrationProtection(s_owner, East, ImageId));
        Assert.Equal("OperationNotPermitted", Deregister(world)?.Code);
        world.Pass(TimeSpan.FromHours(23));
        Assert.Equal("OperationNotPermitted", Deregister(world)?.Code);
        world.Pass(TimeSpan.FromHours(2));
        Assert.Null(Deregister(world));
    }

    [Fact]
    public void A_copy_that_KMS_refuses_fails_after_a_while_and_keeps_its_words()
    {
        ActingWorld world = new(new TestWorld().Key(Source, East, KeyId).Image(SourceKey).Shared(Target).Role(Target, CrossAccountRole));
        var caller = Caller.Root(Target);
        string copy = world.Do(run => new Ec2Service(run).BeginCopyImage(caller, East, new CopyImageRequest
        {
            SourceRegion = East,
            SourceImageId = ImageId,
            Name = "copy",
        }, null));

        Assert.Equal((ImageState.Pending, null), (world.World.Images[(East, copy)].State, world.World.Images[(East, copy)].StateReason));
        world.Pass();
        Assert.Equal(ImageState.Failed, world.World.Images[(East, copy)].State);
        Assert.Equal(
            "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on the default CMK",
            world.World.Images[(East, copy)].StateReason);
        Assert.Empty(world.World.Ec2.FailingCopies);
    }

    private static System.Collections.Immutable.ImmutableArray<DescribedImage> Find(
        ActingWorld world, Caller caller, bool includeDeprecated = false) =>
        world.Do(run => new Ec2Service(run).DescribeImages(caller, East, new DescribeImagesRequest
        {
            Owners = [Source.Value],
            IncludeDeprecated = includeDeprecated,
        })).Items;

    private static ServiceError? Deregister(ActingWorld world) =>
        world.Call(run => new Ec2Service(run).DeregisterImage(s_owner, East, ImageId, deleteAssociatedSnapshots: false)).Error;
}
