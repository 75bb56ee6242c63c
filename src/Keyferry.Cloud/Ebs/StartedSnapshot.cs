using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ebs;

/// <summary>What StartSnapshot was told.</summary>
/// <param name="SnapshotId">The snapshot that it made.</param>
/// <param name="Account">Whose.</param>
/// <param name="Region">Where.</param>
/// <param name="ClientToken">Two calls with one token are one; null where none was given.</param>
/// <param name="Fingerprint">Of all parameters: a token that comes back with others is a conflict.</param>
/// <param name="Timeout">After so long without a write the snapshot is cancelled.</param>
/// <param name="LastWrite">When the last block was written, or the snapshot was started.</param>
public sealed record StartedSnapshot(
    string SnapshotId,
    AccountId Account,
    Region Region,
    string? ClientToken,
    string Fingerprint,
    TimeSpan Timeout,
    DateTimeOffset LastWrite)
{
    public string? ParentSnapshotId { get; init; }

    /// <summary>
    /// Given to CompleteSnapshot: base64 SHA-256 over the checksums of the written blocks; null if none was.
    /// </summary>
    public string? ExpectedChecksum { get; init; }
}
