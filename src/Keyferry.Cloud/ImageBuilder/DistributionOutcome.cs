using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>How an image gets to an account.</summary>
public enum DistributionWay
{
    /// <summary>The AMI of the build Region stays where it is.</summary>
    InPlace,

    /// <summary>Copied by the source account into another Region of its own (sequence B).</summary>
    RegionCopy,

    /// <summary>Copied by the target account into itself (sequence D).</summary>
    TargetAccountCopy,

    /// <summary>Shared with accounts, groups, organizations or OUs (sequence C); the job covers one grantee.</summary>
    LaunchPermission,
}

/// <summary>One distribution job: an entry of the settings, for one account (or one grantee of its launch permission).</summary>
/// <param name="Entry">Index of the entry in <c>distributions</c>.</param>
/// <param name="Region">The entry's Region.</param>
/// <param name="Account">Who gets the image; for organizations, OUs and <c>all</c> null, see <paramref name="Grantee"/>.</param>
/// <param name="Grantee">The organization's or OU's ARN, or <c>all</c>; else null.</param>
/// <param name="Way">How.</param>
public sealed record DistributionJob(int Entry, Region Region, AccountId? Account, string? Grantee, DistributionWay Way)
{
    public override string ToString() => $"{Grantee ?? Account?.Value ?? "?"} {Region}";
}

/// <summary>The phase in which something stops.</summary>
public enum DistributionPhase
{
    /// <summary>Validation of the settings, before anything runs (E40–E43, E54, E56).</summary>
    Validation,

    /// <summary>Launching the build instance and making the AMI.</summary>
    Build,

    /// <summary>Sharing and copying.</summary>
    Distribution,

    /// <summary>Launch templates, SSM parameters, licences, export, Fast Launch (F1.80).</summary>
    Integration,

    /// <summary>After a distribution that succeeded: launching the image in the account that got it.</summary>
    Launch,
}

/// <summary>A call of a job, as a step that a person can count: 'step 4 of 7'.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">The number of steps of this job were nothing to fail.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Call">The call with all it caused.</param>
public sealed record JobStep(int Number, int Of, DistributionPhase Phase, Call Call);

public enum JobStatus
{
    Succeeds,
    Fails,

    /// <summary>An unknown fact decides.</summary>
    CannotTell,
}

/// <summary>What became of one job.</summary>
public sealed record JobOutcome
{
    public required DistributionJob Job { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>The steps as they really run: up to the first failing one.</summary>
    public ImmutableArray<JobStep> Steps { get; init; } = [];

    /// <summary>The job's item of Image Builder's message (E1–E3 …: from the service's words to <c>in Region R.</c>); null unless it fails in the distribution.</summary>
    public string? Message { get; init; }

    /// <summary>The AMI in the account that got it, or null.</summary>
    public string? ImageId { get; init; }
}

/// <summary>What a build with its distribution comes to.</summary>
public sealed record DistributionOutcome
{
    /// <summary>The world after it; everything that happened before a failure stays (F1.8).</summary>
    public required World World { get; init; }

    /// <summary>The image's final status and state.reason (F1.10–F1.13, at most 1,024 characters).</summary>
    public required BuiltImageStatus Status { get; init; }

    public string? Reason { get; init; }

    public required string ImageArn { get; init; }

    /// <summary>Steps before the jobs begin: validation and build; a failure here leaves no job a chance.</summary>
    public ImmutableArray<JobStep> Build { get; init; } = [];

    public ImmutableArray<JobOutcome> Jobs { get; init; } = [];
}
