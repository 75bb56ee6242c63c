using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>
/// Public AMIs that people start from: Amazon Linux, Ubuntu and Windows Server, in every Region. Their ids are derived from
/// Region and name, so that they are the same in every run; AWS's own change with every release. All are public, with
/// public unencrypted snapshots. Windows carries a billing product; Amazon owns it and lets every account copy it (F2.51).
/// </summary>
public static class PublicImages
{
    // Stand-ins: real account ids, even published ones, do not belong into this repository.
    private static readonly AccountId s_amazonLinux = new("100000000001");
    private static readonly AccountId s_canonical = new("100000000002");
    private static readonly AccountId s_windows = new("100000000003");

    // When the releases that are named below came out, to the day.
    private static readonly DateTimeOffset s_released = new(2025, 8, 21, 0, 0, 0, TimeSpan.Zero);

    // Image Builder's names of managed images end in x86 or arm64; the parameters are the public ones of SSM.
    private static readonly ImmutableArray<Template> s_templates =
    [
        AmazonLinux("2023", "x86_64", "al2023-ami-2023.8.20250818.0-kernel-6.1-x86_64", "al2023-ami-kernel-default-x86_64"),
        AmazonLinux("2023", "arm64", "al2023-ami-2023.8.20250818.0-kernel-6.1-arm64", "al2023-ami-kernel-default-arm64"),
        AmazonLinux("2", "x86_64", "amzn2-ami-kernel-5.10-hvm-2.0.20250818.2-x86_64-gp2", "amzn2-ami-kernel-5.10-hvm-x86_64-gp2"),
        AmazonLinux("2", "arm64", "amzn2-ami-kernel-5.10-hvm-2.0.20250818.2-arm64-gp2", "amzn2-ami-kernel-5.10-hvm-arm64-gp2"),
        Ubuntu("24", "noble-24.04", "x86_64"),
        Ubuntu("24", "noble-24.04", "arm64"),
        Ubuntu("22", "jammy-22.04", "x86_64"),
        Ubuntu("22", "jammy-22.04", "arm64"),
        Windows("2016"),
        Windows("2019"),
        Windows("2022"),
        Windows("2025"),
    ];

    private static readonly ConcurrentDictionary<Region, RegionImages> s_regions = new();

    /// <summary>The public AMI with this id, or null.</summary>
    public static Image? Find(Region region, string imageId) => Of(region)?.Images.GetValueOrDefault(imageId);

    /// <summary>The snapshot behind a public AMI, or null.</summary>
    public static Snapshot? FindSnapshot(Region region, string snapshotId) => Of(region)?.Snapshots.GetValueOrDefault(snapshotId);

    /// <summary>
    /// The AMI of an Image Builder managed image, <c>arn:aws:imagebuilder:REGION:aws:image/NAME/VERSION</c>, whichever version
    /// is asked for (<c>x.x.x</c> is the newest); null if the name isn't known or the ARN is of another Region.
    /// </summary>
    public static Image? ResolveManagedImage(Region region, string arn)
    {
        string prefix = $"arn:aws:imagebuilder:{region}:aws:image/";
        if (!arn.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string name = arn[prefix.Length..].Split('/')[0];
        return Of(region)?.ByManagedName.GetValueOrDefault(name);
    }

    /// <summary>The AMI that a public SSM parameter (<c>/aws/service/…</c>) holds, or null.</summary>
    public static Image? ResolveParameter(Region region, string parameterName) =>
        Of(region)?.ByParameter.GetValueOrDefault(parameterName);

    /// <summary>The public SSM parameters of a Region, and the AMIs that they hold.</summary>
    public static IEnumerable<(string Name, Image Image)> ParametersIn(Region region) =>
        Of(region)?.ByParameter.Select(p => (p.Key, p.Value)) ?? [];

    /// <summary>All of a Region; none for a Region that AWS doesn't have.</summary>
    public static IEnumerable<Image> In(Region region) =>
        (Of(region)?.Images.Values ?? []).OrderBy(i => i.Name, StringComparer.Ordinal);

    /// <summary>The snapshots behind them.</summary>
    public static IEnumerable<Snapshot> SnapshotsIn(Region region) => Of(region)?.Snapshots.Values ?? [];

    private static RegionImages? Of(Region region) =>
        RegionCatalog.Find(region.Value) is null ? null : s_regions.GetOrAdd(region, static place => new RegionImages(place));

    private static Template AmazonLinux(string version, string architecture, string name, string parameter) => new(
        $"amazon-linux-{version}-{Short(architecture)}", name, s_amazonLinux, architecture, "/dev/xvda", 8, null,
        $"/aws/service/ami-amazon-linux-latest/{parameter}");

    private static Template Ubuntu(string version, string release, string architecture)
    {
        string canonical = architecture == "x86_64" ? "amd64" : "arm64";
        string storage = version == "24" ? "gp3" : "gp2";
        string number = release[(release.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return new Template(
            $"ubuntu-server-{version}-lts-{Short(architecture)}",
            $"ubuntu/images/hvm-ssd{(version == "24" ? "-gp3" : "")}/ubuntu-{release}-{canonical}-server-20250821", s_canonical,
            architecture, "/dev/sda1", 8, null,
            $"/aws/service/canonical/ubuntu/server/{number}/stable/current/{canonical}/hvm/ebs-{storage}/ami-id");
    }

    private static Template Windows(string year) => new(
        $"windows-server-{year}-english-full-base-x86", $"Windows_Server-{year}-English-Full-Base-2025.08.13", s_windows, "x86_64",
        "/dev/sda1", 30, "windows", $"/aws/service/ami-windows-latest/Windows_Server-{year}-English-Full-Base");

    private static string Short(string architecture) => architecture == "x86_64" ? "x86" : architecture;

    private sealed record Template(
        string ManagedName, string Name, AccountId Owner, string Architecture, string RootDeviceName, int VolumeSize,
        string? Platform, string Parameter);

    private sealed class RegionImages
    {
        public RegionImages(Region region)
        {
            List<(Template Template, Image Image)> made = [.. s_templates.Select(t => (t, Make(region, t)))];
            Images = made.ToFrozenDictionary(m => m.Image.ImageId, m => m.Image);
            ByManagedName = made.ToFrozenDictionary(m => m.Template.ManagedName, m => m.Image);
            ByParameter = made.ToFrozenDictionary(m => m.Template.Parameter, m => m.Image);
            Snapshots = made
                .Select(m => new Snapshot
                {
                    Region = region,
                    SnapshotId = m.Image.BlockDeviceMappings[0].SnapshotId!,
                    Owner = m.Template.Owner,
                    VolumeSize = m.Template.VolumeSize,
                    IsPublic = true,
                    OwnerAlias = "amazon",
                    StartTime = s_released,
                    CompletionTime = s_released,
                })
                .ToFrozenDictionary(s => s.SnapshotId);
        }

        public FrozenDictionary<string, Image> Images { get; }

        public FrozenDictionary<string, Image> ByManagedName { get; }

        public FrozenDictionary<string, Image> ByParameter { get; }

        public FrozenDictionary<string, Snapshot> Snapshots { get; }

        private static Image Make(Region region, Template template) => new()
        {
            Region = region,
            ImageId = Id("ami", region, template),
            Owner = template.Owner,
            OwnerAlias = "amazon",
            Name = template.Name,
            Architecture = template.Architecture,
            Platform = template.Platform,
            RootDeviceName = template.RootDeviceName,
            BlockDeviceMappings = [new ImageDevice(template.RootDeviceName, Id("snap", region, template), template.VolumeSize, "gp3")],
            LaunchPermissions = new LaunchPermissions { IsPublic = true },
            HasBillingProduct = template.Platform == "windows",
            CreationDate = s_released,
            BootMode = template.Architecture == "arm64" ? "uefi" : "uefi-preferred",
            ImdsSupport = template.ManagedName.StartsWith("amazon-linux-2023", StringComparison.Ordinal) ? "v2.0" : null,
            SriovNetSupport = "simple",
        };

        private static string Id(string prefix, Region region, Template template)
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}/{region}/{template.ManagedName}"));
            return $"{prefix}-0{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
        }
    }
}
