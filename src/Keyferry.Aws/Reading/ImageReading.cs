using Amazon.EC2.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Worlds;
using Ours = Keyferry.Cloud.Ec2;
using Region = Keyferry.Cloud.Worlds.Region;

namespace Keyferry.Aws.Reading;

/// <summary>AMIs as an account sees them, with their snapshots and the keys of those.</summary>
internal sealed class ImageReading(Readers readers)
{
    private const string Permission = "launchPermission";
    private const string VolumePermission = "createVolumePermission";

    /// <summary>One image.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="region">Where.</param>
    /// <param name="imageId">Which.</param>
    /// <param name="withPermissions">Whether it matters whom it is shared with; only its owner can tell.</param>
    public Task ReadAsync(AccountId viewer, Region region, string imageId, bool withPermissions = false) =>
        readers.Once($"image {viewer} {region} {imageId}", async () =>
        {
            Answer<IReadOnlyList<Image>> answer = await DescribeAsync(viewer, region, imageId, new DescribeImagesRequest
            {
                ImageIds = [imageId],
                IncludeDeprecated = true,
                IncludeDisabled = true,
            }).ConfigureAwait(false);
            string subject = Subjects.Image(region, imageId);
            if (answer is Answer<IReadOnlyList<Image>>.Missing { Error.Code: "InvalidAMIID.Unavailable" }
                or Answer<IReadOnlyList<Image>>.Known { Value: [] })
            {
                // EC2 remembers that it was there: nothing for an id that isn't unknown to it either (E66;
                // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html).
                readers.Draft.Put(new Ours.Image
                {
                    Region = region,
                    ImageId = imageId,
                    Owner = viewer,
                    Name = imageId,
                    State = Ours.ImageState.Deregistered,
                });
                return;
            }

            if (readers.Take(answer, subject) is not { } images)
            {
                return;
            }

            await PutAsync(viewer, region, images[0], withPermissions).ConfigureAwait(false);
        });

    /// <summary>Whether an account has an image of this name.</summary>
    public Task ReadNameAsync(AccountId owner, Region region, string name) => readers.Once($"image name {owner} {region} {name}", async () =>
    {
        if (await readers.Settings.IsClosedAsync(owner, region).ConfigureAwait(false))
        {
            return;
        }

        Answer<IReadOnlyList<Image>> answer = await OwnAsync(owner, region).ConfigureAwait(false);
        if (answer is Answer<IReadOnlyList<Image>>.Unknown unknown)
        {
            readers.Draft.PutUnread(Subjects.ImageName(owner, region, name), unknown.Because);
            return;
        }

        foreach (Image image in ((answer as Answer<IReadOnlyList<Image>>.Known)?.Value ?? []).Where(i => i.Name == name))
        {
            readers.Draft.Put(ImageTranslation.Image(owner, region, image));
            readers.Draft.PutOrigin(Subjects.Image(region, image.ImageId), $"ec2:DescribeImages of {image.ImageId} in {owner}");
            foreach (BlockDeviceMapping device in (image.BlockDeviceMappings ?? []).Where(d => d.Ebs?.SnapshotId is not null))
            {
                readers.Draft.PutUnread(Subjects.Snapshot(region, device.Ebs.SnapshotId), WorldDraft.NotLookedFor);
            }
        }
    });

    /// <summary>All images that an account owns in a Region.</summary>
    public Task<Answer<IReadOnlyList<Image>>> OwnAsync(AccountId owner, Region region) => readers.Once(
        $"images of {owner} {region}", () => readers.Access.ReadAsync(
            owner, region, ReadActions.DescribeImages, "the account's own AMIs", (aws, stop) => Pages.AllAsync<Image>(async next =>
            {
                DescribeImagesResponse page = await aws.Ec2.DescribeImagesAsync(
                    new DescribeImagesRequest
                    {
                        Owners = ["self"],
                        IncludeDeprecated = true,
                        IncludeDisabled = true,
                        MaxResults = 1000,
                        NextToken = next,
                    },
                    stop).ConfigureAwait(false);
                return (page.Images, page.NextToken);
            })));

    private Task<Answer<IReadOnlyList<Image>>> DescribeAsync(
        AccountId viewer, Region region, string what, DescribeImagesRequest request) =>
        readers.Access.ReadAsync<IReadOnlyList<Image>>(viewer, region, ReadActions.DescribeImages, what, async (aws, stop) =>
            (await aws.Ec2.DescribeImagesAsync(request, stop).ConfigureAwait(false)).Images ?? []);

    private async Task PutAsync(AccountId viewer, Region region, Image answered, bool withPermissions)
    {
        Ours.Image image = ImageTranslation.Image(viewer, region, answered);
        string subject = image.Arn;
        readers.Draft.PutOrigin(subject, $"ec2:DescribeImages of {image.ImageId} in {viewer}");
        bool isOwn = image.Owner == viewer;
        Task<Ours.Image> permitted = withPermissions && isOwn ? WithPermissionsAsync(image) : Task.FromResult(isOwn && !withPermissions
            ? image with { LaunchPermissionsUnknownBecause = WorldDraft.NotLookedFor }
            : image);
        Task snapshots = SnapshotsAsync(viewer, image, answered, withPermissions);
        readers.Draft.Put(await permitted.ConfigureAwait(false));
        await snapshots.ConfigureAwait(false);
    }

    private async Task<Ours.Image> WithPermissionsAsync(Ours.Image image)
    {
        Answer<DescribeImageAttributeResponse> answer = await readers.Access.ReadAsync(
            image.Owner, image.Region, ReadActions.DescribeImageAttribute, image.ImageId,
            (aws, stop) => aws.Ec2.DescribeImageAttributeAsync(
                new DescribeImageAttributeRequest { ImageId = image.ImageId, Attribute = Permission }, stop)).ConfigureAwait(false);
        return answer switch
        {
            Answer<DescribeImageAttributeResponse>.Known known =>
                image with { LaunchPermissions = ImageTranslation.Permissions(known.Value.ImageAttribute?.LaunchPermissions) },
            Answer<DescribeImageAttributeResponse>.Unknown unknown =>
                image with { LaunchPermissionsUnknownBecause = readers.Draft.Note(unknown.Because) },
            _ => image with { LaunchPermissionsUnknownBecause = $"ec2:DescribeImageAttribute answered that {image.ImageId} is gone" },
        };
    }

    private async Task SnapshotsAsync(AccountId viewer, Ours.Image image, Image answered, bool withPermissions)
    {
        Ours.ImageDevice[] devices = [.. image.BlockDeviceMappings.Where(d => d.SnapshotId is not null)];
        if (devices.Length == 0)
        {
            return;
        }

        // By a filter: one that the account can't see is then left out, where its id would be an error.
        string[] ids = [.. devices.Select(d => d.SnapshotId!)];
        Answer<IReadOnlyList<Snapshot>> answer = await readers.Access.ReadAsync<IReadOnlyList<Snapshot>>(
            viewer, image.Region, ReadActions.DescribeSnapshots, string.Join(", ", ids), async (aws, stop) =>
                (await aws.Ec2.DescribeSnapshotsAsync(
                    new DescribeSnapshotsRequest { Filters = [new Filter("snapshot-id", [.. ids])] }, stop).ConfigureAwait(false)).Snapshots ?? [])
            .ConfigureAwait(false);
        string? refused = answer is Answer<IReadOnlyList<Snapshot>>.Unknown unknown ? readers.Draft.Note(unknown.Because) : null;
        IReadOnlyList<Snapshot> seen = (answer as Answer<IReadOnlyList<Snapshot>>.Known)?.Value ?? [];
        await Task.WhenAll(devices.Select(device => SnapshotAsync(
            viewer, image, device, answered, seen.FirstOrDefault(s => s.SnapshotId == device.SnapshotId), refused, withPermissions)))
            .ConfigureAwait(false);
    }

    private async Task SnapshotAsync(
        AccountId viewer, Ours.Image image, Ours.ImageDevice device, Image answered, Snapshot? seen, string? refused, bool withPermissions)
    {
        string because = refused ?? $"ec2:DescribeSnapshots in {viewer} ({image.Region}) doesn't show {device.SnapshotId}";
        bool? encrypted = answered.BlockDeviceMappings.FirstOrDefault(d => d.DeviceName == device.DeviceName)?.Ebs?.Encrypted;
        Ours.Snapshot snapshot = seen is not null
            ? ImageTranslation.Snapshot(viewer, image.Region, seen)
            : ImageTranslation.SnapshotOf(image, device, encrypted, because);
        if (refused is not null || (snapshot.Owner == viewer && !withPermissions))
        {
            snapshot = snapshot with { PermissionsUnknownBecause = refused ?? WorldDraft.NotLookedFor };
        }

        readers.Draft.PutOrigin(snapshot.Arn, $"ec2:DescribeSnapshots of {snapshot.SnapshotId} in {viewer}");
        Task<Ours.Snapshot> permitted = withPermissions && snapshot.Owner == viewer && seen is not null
            ? WithPermissionsAsync(snapshot)
            : Task.FromResult(snapshot);
        Task key = snapshot.KmsKeyArn.Or(null) is { } arn
            ? readers.Keys.ReadAsync(snapshot.Owner, image.Region, arn)
            : Task.CompletedTask;
        readers.Draft.Put(await permitted.ConfigureAwait(false));
        await key.ConfigureAwait(false);
    }

    private async Task<Ours.Snapshot> WithPermissionsAsync(Ours.Snapshot snapshot)
    {
        Answer<DescribeSnapshotAttributeResponse> answer = await readers.Access.ReadAsync(
            snapshot.Owner, snapshot.Region, ReadActions.DescribeSnapshotAttribute, snapshot.SnapshotId,
            (aws, stop) => aws.Ec2.DescribeSnapshotAttributeAsync(
                new DescribeSnapshotAttributeRequest { SnapshotId = snapshot.SnapshotId, Attribute = VolumePermission }, stop))
            .ConfigureAwait(false);
        if (answer is not Answer<DescribeSnapshotAttributeResponse>.Known known)
        {
            return snapshot with
            {
                PermissionsUnknownBecause = answer is Answer<DescribeSnapshotAttributeResponse>.Unknown unknown
                    ? readers.Draft.Note(unknown.Because)
                    : $"ec2:DescribeSnapshotAttribute answered that {snapshot.SnapshotId} is gone",
            };
        }

        List<CreateVolumePermission> permissions = known.Value.CreateVolumePermissions ?? [];
        return snapshot with
        {
            CreateVolumePermissions = [.. permissions.Where(p => p.UserId is not null).Select(p => new AccountId(p.UserId))],
            IsPublic = permissions.Any(p => p.Group?.Value == "all"),
        };
    }
}
