using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>A snapshot as one account sees it.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Tags">Empty for those who don't own it (F2.49).</param>
public sealed record DescribedSnapshot(Snapshot Snapshot, ImmutableDictionary<string, string> Tags)
{
    /// <summary>What copies and uploaded snapshots have for a volume (M:ec2.Snapshot: 'an arbitrary volume ID').</summary>
    public const string NoVolume = "vol-ffffffff";

    /// <summary>As EC2 writes it.</summary>
    public string State => Snapshot.State.ToString().ToLowerInvariant();

    public string Progress => Snapshot.State == SnapshotState.Pending ? "0%" : Snapshot.State == SnapshotState.Error ? "" : "100%";

    public string VolumeId => Snapshot.VolumeId ?? NoVolume;

    public bool IsEncrypted => Snapshot.KmsKeyArn.Or(null) is not null;
}
