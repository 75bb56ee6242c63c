namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html, Filter.N.</summary>
internal static class SnapshotFilters
{
    public static Ec2Filters<DescribedSnapshot> All { get; } = new(s => s.Tags)
    {
        { "description", s => s.Snapshot.Description ?? "" },
        { "encrypted", s => s.IsEncrypted },
        { "owner-alias", s => s.Snapshot.OwnerAlias },
        { "owner-id", s => s.Snapshot.Owner.Value },
        { "progress", s => s.Progress },
        { "snapshot-id", s => s.Snapshot.SnapshotId },
        { "start-time", s => s.Snapshot.StartTime },
        { "status", s => s.State },
        { "storage-tier", _ => "standard" },
        { "transfer-type", s => s.Snapshot.TransferType },
        { "volume-id", s => s.VolumeId },
        { "volume-size", s => s.Snapshot.VolumeSize },
    };
}
