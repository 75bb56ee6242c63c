using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Tagging;

/// <summary>A resource of EC2 that has tags.</summary>
/// <param name="ResourceId"><c>vol-…</c></param>
/// <param name="ResourceType"><c>volume</c></param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Tags">What it has.</param>
/// <param name="Put">Puts it into the world with other tags.</param>
internal sealed record TagTarget(
    string ResourceId, string ResourceType, string Arn, AccountId Owner, ImmutableDictionary<string, string> Tags,
    Action<Run, ImmutableDictionary<string, string>> Put)
{
    /// <summary>All of a Region that can be found in the world: not AWS's public images.</summary>
    public static IEnumerable<TagTarget> In(World world, Region region) =>
    [
        .. world.Images.Values.Where(i => i.Region == region && i.State != ImageState.Deregistered).Select(Of),
        .. world.Snapshots.Values.Where(s => s.Region == region).Select(Of),
        .. world.Ec2.Volumes.Values.Where(v => v.Region == region).Select(Of),
        .. world.Ec2.Instances.Values.Where(i => i.Region == region).Select(Of),
        .. world.LaunchTemplates.Values.Where(t => t.Region == region).Select(Of),
    ];

    /// <summary>The resource of an account; null where it has none of that id.</summary>
    public static TagTarget? Find(World world, AccountId account, Region region, string id)
    {
        TagTarget? found = id.Split('-')[0] switch
        {
            "ami" => world.Images.GetValueOrDefault((region, id)) is { State: not ImageState.Deregistered } image ? Of(image) : null,
            "snap" => world.Snapshots.GetValueOrDefault((region, id)) is { } snapshot ? Of(snapshot) : null,
            "vol" => world.Ec2.Volumes.GetValueOrDefault((region, id)) is { } volume ? Of(volume) : null,
            "i" => world.Ec2.Instances.GetValueOrDefault((region, id)) is { } instance ? Of(instance) : null,
            "lt" => world.LaunchTemplates.GetValueOrDefault(Subjects.LaunchTemplate(account, region, id)) is { } template ? Of(template) : null,
            _ => null,
        };
        return found?.Owner == account ? found : null;
    }

    /// <summary>The error for an id that names nothing of the account's.</summary>
    public static ServiceError NotFound(string id) => id.Split('-')[0] switch
    {
        "ami" => Ec2Errors.ImageNotFound(id),
        "snap" => Ec2Errors.SnapshotNotFound(id),
        "vol" => VolumeErrors.NotFound(id),
        "i" => InstanceErrors.NotFound(id),
        "lt" => Ec2Errors.LaunchTemplateNotFound(id),
        _ => new ServiceError("ec2", "InvalidID", $"The ID '{id}' is not valid", 400),
    };

    /// <summary>The ARN of a resource that may not exist.</summary>
    public static string ArnOf(AccountId account, Region region, string id) => id.Split('-')[0] switch
    {
        "ami" => Subjects.Image(region, id),
        "snap" => Subjects.Snapshot(region, id),
        "vol" => Volume.ArnOf(account, region, id),
        "i" => Instance.ArnOf(account, region, id),
        "lt" => Subjects.LaunchTemplate(account, region, id),
        _ => "*",
    };

    private static TagTarget Of(Image image) => new(
        image.ImageId, "image", image.Arn, image.Owner, image.Tags,
        (run, tags) => run.World = run.ImageNames.Put(run.World, image with { Tags = tags }));

    private static TagTarget Of(Snapshot snapshot) => new(
        snapshot.SnapshotId, "snapshot", snapshot.Arn, snapshot.Owner, snapshot.Tags,
        (run, tags) => run.World = run.World with
        {
            Snapshots = run.World.Snapshots.SetItem((snapshot.Region, snapshot.SnapshotId), snapshot with { Tags = tags }),
        });

    private static TagTarget Of(Volume volume) => new(
        volume.VolumeId, "volume", volume.Arn, volume.Owner, volume.Tags,
        (run, tags) => VolumeWork.Put(run, volume with { Tags = tags }));

    private static TagTarget Of(Instance instance) => new(
        instance.InstanceId, "instance", instance.Arn, instance.Owner, instance.Tags,
        (run, tags) => InstanceWork.Put(run, instance with { Tags = tags }));

    private static TagTarget Of(LaunchTemplate template) => new(
        template.LaunchTemplateId, "launch-template", template.Arn, template.Account, template.Tags,
        (run, tags) => run.World = run.World with
        {
            LaunchTemplates = run.World.LaunchTemplates.SetItem(template.Arn, template with { Tags = tags }),
        });
}
