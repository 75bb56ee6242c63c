using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>
/// Which condition keys policies can use for images and snapshots
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).
/// </summary>
public sealed class ImageAuthorizationTests
{
    [Theory]
    [InlineData("ec2:Owner", "111122223333")]
    [InlineData("ec2:ImageID", ImageId)]
    [InlineData("ec2:Public", "false")]
    [InlineData("ec2:RootDeviceType", "ebs")]
    [InlineData("ec2:Region", "us-east-1")]
    [InlineData("ec2:ResourceTag/Team", "red")]
    [InlineData("aws:ResourceTag/Team", "red")]
    public void DeregisterImage_is_denied_by_conditions_on_the_image(string key, string value) =>
        AssertDenied("ec2:DeregisterImage", key, value, (service, caller) =>
            service.DeregisterImage(caller, East, ImageId, deleteAssociatedSnapshots: false).Error);

    [Theory]
    [InlineData("ec2:Attribute", "LaunchPermission")]
    [InlineData("ec2:Add/userId", "444455556666")]
    [InlineData("ec2:Remove/group", "all")]
    public void ModifyImageAttribute_is_denied_by_conditions_on_the_change(string key, string value) =>
        AssertDenied("ec2:ModifyImageAttribute", key, value, (service, caller) => service.ModifyImageAttribute(
            caller, East, ImageId, new LaunchPermissionChange
            {
                UserIds = ["444455556666"],
                Removed = new LaunchPermissionChange { UserGroups = ["all"] },
            }).Error);

    [Theory]
    [InlineData("ec2:Attribute", "Description")]
    [InlineData("ec2:Attribute/Description", "secret")]
    public void A_changed_description_can_be_a_condition(string key, string value) =>
        AssertDenied("ec2:ModifyImageAttribute", key, value, (service, caller) => service.ModifyImageAttribute(
            caller, East, ImageId, new ImageAttributeChange.Description("secret")).Error);

    [Theory]
    [InlineData("ec2:SnapshotID", SnapshotId)]
    [InlineData("ec2:Owner", "111122223333")]
    [InlineData("ec2:VolumeSize", "8")]
    [InlineData("ec2:Encrypted", "false")]
    [InlineData("ec2:SnapshotTime", "2026-08-01T00:00:00.000Z")]
    [InlineData("ec2:ParentVolume", "arn:aws:ec2:us-east-1:111122223333:volume/vol-0123456789abcdef0")]
    public void DeleteSnapshot_is_denied_by_conditions_on_the_snapshot(string key, string value) =>
        AssertDenied("ec2:DeleteSnapshot", key, value, (service, caller) => service.DeleteSnapshot(caller, East, SnapshotId).Error);

    [Theory]
    [InlineData("ec2:RegisterImage", "aws:RequestTag/Team", "red")]
    [InlineData("ec2:RegisterImage", "ec2:SnapshotID", SnapshotId)]
    [InlineData("ec2:CreateTags", "ec2:CreateAction", "RegisterImage")]
    public void RegisterImage_asks_for_the_image_its_snapshots_and_its_tags(string action, string key, string value) =>
        AssertDenied(action, key, value, (service, caller) => service.RegisterImage(caller, East, new RegisterImageRequest
        {
            Name = "other",
            RootDeviceName = "/dev/xvda",
            Devices = [new RequestedDevice { DeviceName = "/dev/xvda", IsEbs = true, SnapshotId = SnapshotId }],
            Tags = ImmutableDictionary<string, string>.Empty.Add("Team", "red"),
        }).Error);

    [Theory]
    [InlineData("ec2:DescribeImages")]
    [InlineData("ec2:DescribeSnapshots")]
    [InlineData("ec2:EnableEbsEncryptionByDefault")]
    [InlineData("ec2:DescribeRegions")]
    [InlineData("ec2:CopySnapshot")]
    public void What_has_no_resource_is_denied_as_a_whole(string action) => AssertDenied(action, null, "", (service, caller) => action switch
    {
        "ec2:DescribeImages" => service.DescribeImages(caller, East, new DescribeImagesRequest()).Error,
        "ec2:DescribeSnapshots" => service.DescribeSnapshots(caller, East, new DescribeSnapshotsRequest()).Error,
        "ec2:EnableEbsEncryptionByDefault" => service.SetEbsEncryptionByDefault(caller, East, on: true).Error,
        "ec2:DescribeRegions" => service.DescribeRegions(caller, East, [], all: false, []).Error,
        _ => service.CopySnapshot(caller, East, new CopySnapshotRequest { SourceRegion = East, SourceSnapshotId = SnapshotId }).Error,
    });

    // With the condition it is denied, with another value it isn't denied.
    private static void AssertDenied(string action, string? key, string value, Func<Ec2Service, Caller, ServiceError?> call)
    {
        Assert.Equal(("UnauthorizedOperation", 403), Call(value) is { } denied ? (denied.Code, denied.Status) : default);
        if (key is not null)
        {
            Assert.NotEqual("UnauthorizedOperation", Call("something-else")?.Code);
        }

        ServiceError? Call(string wanted)
        {
            string condition = key is null ? "" : $$$""","Condition":{"StringEquals":{"{{{key}}}":"{{{wanted}}}"}}""";
            if (key is "ec2:Add/userId" or "ec2:Remove/group")
            {
                condition = condition.Replace("StringEquals", "ForAnyValue:StringEquals", StringComparison.Ordinal);
            }

            TestWorld world = new TestWorld()
                .Image([null])
                .ChangeImage(i => i with { Tags = i.Tags.Add("Team", "red") })
                .With(w => w with
                {
                    Snapshots = w.Snapshots.SetItem((East, SnapshotId), w.Snapshots[(East, SnapshotId)] with
                    {
                        VolumeId = "vol-0123456789abcdef0",
                        StartTime = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero),
                    }),
                })
                .Role(Source, "Builder", $$$"""
                    {"Version":"2012-10-17","Statement":[
                      {"Effect":"Allow","Action":"*","Resource":"*"},
                      {"Effect":"Deny","Action":"{{{action}}}","Resource":"*"{{{condition}}}}]}
                    """);
            return call(new Ec2Service(world.Run()), world.Session(Source, "Builder"));
        }
    }
}
