using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>AMIs. Subject of their origins: the ARN.</summary>
internal static class ImageReader
{
    private static readonly Shape s_device = new("block device of an image", "One device of an AMI.",
    [
        new("deviceName", FieldType.Free, "/dev/xvda …", Required: true),
        new("snapshotId", FieldType.A(TextForm.SnapshotId), "Its snapshot; an empty volume if it isn't given."),
        new("volumeSize", new FieldType.Integer(1, 65536), "In GiB."),
        new("volumeType", FieldType.Free, "gp3, io2 …"),
        new("encrypted", FieldType.Boolean, "Whether an empty volume is encrypted."),
        new("virtualName", FieldType.Free, "ephemeral0 …: an instance store volume."),
        .. ImageDetails.Device.Fields,
    ]);

    private static readonly Shape s_productCode = new("product code", "A product code of an AMI.",
    [
        new("id", FieldType.Free, "The code.", Required: true),
        new("type", FieldType.OneOf("marketplace", "devpay"), "marketplace if it isn't given."),
    ]);

    private static readonly Shape s_permission = new("launch permission", "Who may launch an AMI.",
    [
        new("userIds", FieldType.List(TextForm.AccountId), "Account ids."),
        new("userGroups", FieldType.List(TextForm.Any), "all makes it public."),
        new("organizationArns", FieldType.List(TextForm.Arn), "ARNs of organizations."),
        new("organizationalUnitArns", FieldType.List(TextForm.Arn), "ARNs of OUs."),
    ]);

    public static Shape Shape { get; } = new("image", "An AMI.",
    [
        new("imageId", FieldType.A(TextForm.ImageId), "Its id.", Required: true),
        new("name", FieldType.Free, "Its name; the id if it isn't given."),
        new("description", FieldType.Free, "Its description."),
        new("ownerAlias", FieldType.Free, "amazon or aws-marketplace."),
        new("architecture", FieldType.OneOf("x86_64", "arm64", "i386", "x86_64_mac", "arm64_mac"), "x86_64 if it isn't given."),
        new("platform", FieldType.OneOf("windows"), "windows, or not given."),
        new("state", new FieldType.Word(Ec2Words.ImageStates.All), "available if it isn't given."),
        new("stateReason", FieldType.Free, "StateReason.Message of an image that failed."),
        new("rootDeviceName", FieldType.Free, "/dev/xvda if it isn't given."),
        new("blockDeviceMappings", FieldType.List(s_device), "Its devices."),
        new("launchPermission", new FieldType.Thing(s_permission), "Who besides the owner may launch and copy it."),
        new("launchPermissionUnknownBecause", FieldType.Free, "Set if it isn't known whom else it is shared with."),
        new("productCodes", FieldType.List(s_productCode), "Its product codes."),
        new("billingProduct", FieldType.Boolean, "Whether it carries an EC2 billing product, as Windows and RHEL do."),
        new("sourceImageId", FieldType.A(TextForm.ImageId), "The AMI it was copied from."),
        new("creationDate", FieldType.A(TextForm.Time), "When it was made."),
        new("deprecationTime", FieldType.A(TextForm.Time), "When it is or was deprecated."),
        new("tags", FieldType.Tags, "Its tags."),
        .. ImageDetails.Image.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader image)
    {
        string id = image.Required("imageId");
        var value = new Image
        {
            Region = region,
            ImageId = id,
            Owner = account,
            OwnerAlias = image.Text("ownerAlias"),
            Name = image.Text("name") ?? id,
            Description = image.Text("description"),
            Architecture = image.Text("architecture") ?? "x86_64",
            Platform = image.Text("platform"),
            State = Ec2Words.ImageStates.Read(image.Text("state")) ?? ImageState.Available,
            StateReason = image.Text("stateReason"),
            RootDeviceName = image.Text("rootDeviceName") ?? "/dev/xvda",
            BlockDeviceMappings = [.. image.Things("blockDeviceMappings").Select(device => ReadDevice(load, region, device))],
            LaunchPermissions = image.Thing("launchPermission") is { } permission ? ReadPermission(permission) : LaunchPermissions.None,
            LaunchPermissionsUnknownBecause = image.Text("launchPermissionUnknownBecause"),
            ProductCodes =
            [
                .. image.Things("productCodes").Select(c => new ProductCode(
                    c.Required("id"), c.Text("type") ?? "marketplace")),
            ],
            HasBillingProduct = image.Flag("billingProduct") ?? false,
            SourceImageId = image.Text("sourceImageId"),
            CreationDate = image.Time("creationDate"),
            DeprecationTime = image.Time("deprecationTime"),
            Tags = image.TextMap("tags"),
        };
        value = ImageDetails.Image.Read(image, value);
        load.Add(load.Images, (region, id), value, value.Arn, image, $"the image `{id}` in {region}");
    }

    private static ImageDevice ReadDevice(ScenarioLoad load, Region region, MapReader device)
    {
        if (device.Text("snapshotId") is { } snapshotId)
        {
            load.Later(() => CheckSnapshot(load, region, device, snapshotId));
        }

        return ImageDetails.Device.Read(device, new ImageDevice(
            device.Required("deviceName"), device.Text("snapshotId"), device.Integer("volumeSize"), device.Text("volumeType"))
        {
            Encrypted = device.Flag("encrypted"),
            VirtualName = device.Text("virtualName"),
        });
    }

    private static void CheckSnapshot(ScenarioLoad load, Region region, MapReader device, string snapshotId)
    {
        if (load.Snapshots.ContainsKey((region, snapshotId)) || PublicImages.FindSnapshot(region, snapshotId) is not null
            || load.IsBeyond(Subjects.Snapshot(region, snapshotId)))
        {
            return;
        }

        string? near = Spelling.Closest(snapshotId, load.Snapshots.Keys.Where(k => k.Item1 == region).Select(k => k.Item2));
        load.Problems.Error(device.PointerTo("snapshotId"), device.At("snapshotId"), $"there is no snapshot `{snapshotId}` in {region}",
            near is null ? "list it below `snapshots:` of the account that owns it" : $"did you mean `{near}`?");
    }

    private static LaunchPermissions ReadPermission(MapReader permission) => new()
    {
        UserIds = [.. permission.TextsOrNone("userIds").Select(id => new AccountId(id))],
        IsPublic = permission.TextsOrNone("userGroups").Contains("all"),
        OrganizationArns = [.. permission.TextsOrNone("organizationArns")],
        OrganizationalUnitArns = [.. permission.TextsOrNone("organizationalUnitArns")],
    };
}
