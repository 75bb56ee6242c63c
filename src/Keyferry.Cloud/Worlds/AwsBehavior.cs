namespace Keyferry.Cloud.Worlds;

/// <summary>
/// The questions that AWS's public material leaves open (section 11 of the facts), each with the answer that is assumed.
/// A verdict that changes with such an answer is reported as hanging on it.
/// </summary>
public sealed record AwsBehavior
{
    public static AwsBehavior Default { get; } = new();

    /// <summary>Q1, F1.73: a target account in another Region is served by a copy inside the source account first, then a local cross-account copy.</summary>
    public bool CopiesInTwoHops { get; init; }

    /// <summary>Q2: the permissions given to the target account for the copy are taken away after it.</summary>
    public bool RemovesTemporaryPermissions { get; init; }

    /// <summary>Q3: Image Builder shares the source image before it assumes the target account's role.</summary>
    public bool SharesBeforeAssumingRole { get; init; } = true;

    /// <summary>Q4, F2.21: a copy of an own snapshot within its Region without KmsKeyId keeps the snapshot's key (else the default key).</summary>
    public bool OwnSnapshotKeepsItsKey { get; init; } = true;

    /// <summary>Q11: a Region that isn't enabled in the target account shows as AccessDenied from STS (else as RegionDisabledException).</summary>
    public bool DisabledRegionDeniesAssumeRole { get; init; } = true;

    /// <summary>Q15, F1.77: sharing an encrypted image or snapshot needs kms:DescribeKey of the sharer.</summary>
    public bool SharingNeedsDescribeKey { get; init; } = true;
}
