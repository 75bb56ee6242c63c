namespace Keyferry.Cloud.Ec2;

/// <summary>What became of a snapshot when its image was deregistered.</summary>
/// <param name="SnapshotId">Which.</param>
/// <param name="ReturnCode"><c>success</c>, <c>skipped</c> (another image has it), <c>missing-permissions</c> or <c>client-error</c>.</param>
public sealed record DeletedSnapshot(string SnapshotId, string ReturnCode);
