using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Checking;

/// <summary>What is being checked: one pipeline or image in its world, and what became of it.</summary>
public sealed record CheckedDistribution
{
    /// <summary>The name of the role that Image Builder assumes in target accounts (F1.24).</summary>
    public const string DistributionRoleName = "EC2ImageBuilderDistributionCrossAccountRole";

    /// <summary>The world before the run; evidence is looked up here.</summary>
    public required World World { get; init; }

    /// <summary>The world after the run, with the images and snapshots it made.</summary>
    public World After { get; init; } = new();

    /// <summary>ARN of the pipeline or image.</summary>
    public required string Arn { get; init; }

    public required AccountId SourceAccount { get; init; }

    public required Region BuildRegion { get; init; }

    /// <summary>ARN of the service-linked role or the execution role.</summary>
    public required string SourcePrincipal { get; init; }

    public ImageRecipe? Recipe { get; init; }

    public DistributionConfiguration? Settings { get; init; }

    public bool UsesServiceLinkedRole => SourcePrincipal.Contains("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>Evidence from a field of a resource, with its place if the world knows it.</summary>
    public Evidence FromField(string subject, string field, string text) => new(text, World.Origins.Find(subject, field));

    /// <summary>The same for a setting recorded by a service.</summary>
    public Evidence FromSetting((string Subject, string Field) setting, string text) =>
        FromField(setting.Subject, setting.Field, text);

    /// <summary>The settings' entry that the job belongs to, or null.</summary>
    public Distribution? EntryOf(DistributionJob? job) =>
        job is not null && Settings is { } settings && job.Entry >= 0 && job.Entry < settings.Distributions.Length
            ? settings.Distributions[job.Entry]
            : null;

    /// <summary>The field path of an entry of the settings.</summary>
    public static string EntryField(int entry, string field) => $"distributions/{entry}/{field}";

    /// <summary>Where the key of an entry's copies is set.</summary>
    public static string KeyField(int entry) => EntryField(entry, "amiDistributionConfiguration/kmsKeyId");

    /// <summary>An image by its ARN, as it is after the run or was before it.</summary>
    public Image? FindImage(string arn) => Find(After.Images, arn, "image/") ?? Find(World.Images, arn, "image/");

    public Snapshot? FindSnapshot(string arn) =>
        Find(After.Snapshots, arn, "snapshot/") ?? Find(World.Snapshots, arn, "snapshot/");

    // arn:aws:ec2:REGION::image/ID
    private static T? Find<T>(ImmutableDictionary<(Region, string), T> all, string arn, string kind)
        where T : class
    {
        string[] parts = arn.Split(':', 6);
        return parts.Length == 6 && parts[5].StartsWith(kind, StringComparison.Ordinal)
            ? all.GetValueOrDefault((new Region(parts[3]), parts[5][kind.Length..]))
            : null;
    }
}
