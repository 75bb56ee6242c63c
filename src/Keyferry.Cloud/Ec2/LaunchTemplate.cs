using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>A launch template with the AMI of each version.</summary>
public sealed record LaunchTemplate
{
    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required string LaunchTemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary>ImageId of each version, first version first; null where a version names none.</summary>
    public ImmutableArray<string?> Versions { get; init; } = [];

    /// <summary>From 1.</summary>
    public int DefaultVersion { get; init; } = 1;

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null where it isn't known.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>ARN of who made it; or empty.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>By number, the versions of which more is known than the AMI.</summary>
    public ImmutableDictionary<int, LaunchTemplateVersion> Contents { get; init; } = ImmutableDictionary<int, LaunchTemplateVersion>.Empty;

    /// <summary>Numbers of versions that were deleted; none comes again.</summary>
    public ImmutableHashSet<int> Deleted { get; init; } = [];

    /// <summary>The version that is there and newest.</summary>
    public int LatestVersion => All.First().Number;

    /// <summary>The versions that are there, the newest first.</summary>
    public IEnumerable<LaunchTemplateVersion> All =>
        Enumerable.Range(1, Versions.Length).Reverse().Where(n => !Deleted.Contains(n)).Select(Of);

    /// <summary>A version by its number, <c>$Latest</c> or <c>$Default</c>; null if there is none.</summary>
    public LaunchTemplateVersion? Find(string version) => version switch
    {
        "$Latest" => All.First(),
        "$Default" => Of(DefaultVersion),
        _ => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= Versions.Length && !Deleted.Contains(number) ? Of(number) : null,
    };

    /// <summary>With one version more.</summary>
    /// <param name="data">As <see cref="LaunchTemplateVersion.Data"/>.</param>
    /// <param name="description">The version's.</param>
    /// <param name="at">When.</param>
    /// <param name="by">ARN of who makes it.</param>
    public LaunchTemplate WithVersion(string data, string? description, DateTimeOffset at, string by)
    {
        int number = Versions.Length + 1;
        LaunchTemplateVersion version = new(number, data) { Description = description, CreateTime = at, CreatedBy = by };
        return this with { Versions = Versions.Add(LaunchTemplateData.ImageId(data)), Contents = Contents.SetItem(number, version) };
    }

    public string Arn => Subjects.LaunchTemplate(Account, Region, LaunchTemplateId);

    private LaunchTemplateVersion Of(int number) =>
        Contents.GetValueOrDefault(number) ?? new LaunchTemplateVersion(number, LaunchTemplateData.OfImage(Versions[number - 1]));
}
