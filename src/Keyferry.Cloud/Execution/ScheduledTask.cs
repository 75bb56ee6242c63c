namespace Keyferry.Cloud.Execution;

/// <summary>What a <see cref="ScheduledTask"/> does when it is due.</summary>
public enum ScheduledTaskKind
{
    /// <summary>An image under construction passes to its next state.</summary>
    AdvanceImage,

    /// <summary>The blocks of a snapshot are copied, then it is completed.</summary>
    CopySnapshotData,

    /// <summary>A snapshot or image that is being made is finished.</summary>
    FinishSnapshot,

    /// <summary>What was written to a snapshot is verified, then it is completed.</summary>
    SealSnapshot,

    /// <summary>A snapshot that nobody writes to any more is given up.</summary>
    ExpireSnapshot,

    /// <summary>The blocks of a layer that nobody refers to are forgotten.</summary>
    DropBlocks,

    /// <summary>An EBS volume passes to its next state.</summary>
    AdvanceVolume,

    /// <summary>An instance passes to its next state.</summary>
    AdvanceInstance,

    /// <summary>A KMS key whose waiting period is over is gone, with all that is its.</summary>
    DeleteKey,

    /// <summary>A KMS key that follows another one (replica, new primary) is ready.</summary>
    FinishKey,

    /// <summary>A KMS key's material is rotated by the key's schedule.</summary>
    RotateKey,

    /// <summary>Imported key material is over.</summary>
    ExpireKeyMaterial,

    /// <summary>A Region that is being enabled or disabled is so.</summary>
    FinishRegionOptIn,

    /// <summary>An account that is being created is there.</summary>
    FinishAccount,

    /// <summary>A pipeline's schedule says that it runs.</summary>
    StartPipeline,
}

/// <summary>Something that happens by itself later: part of the world, so that a restart forgets none.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Due">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Subject">To what: an ARN, or an id with its Region.</param>
public sealed record ScheduledTask(string Id, DateTimeOffset Due, ScheduledTaskKind Kind, string Subject);
