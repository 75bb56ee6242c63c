using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Findings;

public enum FindingSeverity
{
    /// <summary>Stops at least one job (or makes its image unusable).</summary>
    Error,

    /// <summary>Decides at least one job, and can't be told.</summary>
    Unknown,

    /// <summary>Stops nothing today, but hangs on a thing AWS doesn't document, or harms later.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>One root cause, found once, whatever the number of jobs it blocks.</summary>
public sealed record Finding
{
    /// <summary>1, 2, 3 … within one distribution: what the matrix refers to.</summary>
    public required int Number { get; init; }

    /// <summary>Stable code, <c>KF1001</c>; one file and one page of documentation each.</summary>
    public required string Code { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>The catalogue's title with the names filled in: one line, lower case, no final stop.</summary>
    public required string Title { get; init; }

    /// <summary>Why, in one to three sentences: what was asked, what was there, which rule of AWS decides.</summary>
    public required string Because { get; init; }

    /// <summary>
    /// The call that fails (or that would, behind another failure); null for settings that never get to a call.
    /// </summary>
    public FailingCall? Call { get; init; }

    /// <summary>The jobs it stops, in order.</summary>
    public ImmutableArray<BlockedJob> Jobs { get; init; } = [];

    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>
    /// The message that Image Builder would report for the first of these jobs, or the inner error of an asynchronous
    /// copy; null if none.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>What the error hides: StateReason of the failed copy, CloudTrail's error; null if none.</summary>
    public string? InnerMessage { get; init; }

    /// <summary>What to change, in words; alternatives are said to be such.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>
    /// Numbers of the findings that must be repaired before this one shows, since their failure comes first for the
    /// same job; empty for those that show at once.
    /// </summary>
    public ImmutableArray<int> After { get; init; } = [];

    /// <summary>
    /// Remarks: where AWS's article says otherwise, which open question it hangs on; each a sentence.
    /// </summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Facts and sources it rests on: <c>F2.40</c>, <c>E1</c>.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>Whether it stops jobs only once other findings are repaired.</summary>
    public bool IsHidden => After.Length > 0;
}

/// <summary>The call that fails, for a person: step 4 of 7, who, what, on which resource.</summary>
/// <param name="Step">From 1; 0 where it belongs to no numbered step.</param>
/// <param name="Of">The number of steps of the job.</param>
/// <param name="Principal">ARN of the caller.</param>
/// <param name="Action"><c>kms:CreateGrant</c>.</param>
/// <param name="Resource">ARN, or <c>*</c>.</param>
/// <param name="Region">Where it is sent.</param>
/// <param name="Via">The outer call that causes it (<c>ec2:CopyImage</c>), or null.</param>
/// <param name="Purpose">What the step is for.</param>
public sealed record FailingCall(
    int Step, int Of, string Principal, string Action, string Resource, Region Region, string? Via, string Purpose);

/// <param name="Target">Account id, organization or OU ARN, or <c>all</c>.</param>
/// <param name="Region">The Region of the job.</param>
public sealed record BlockedJob(string Target, Region Region);

/// <summary>A piece of evidence: what it says, and where it stands.</summary>
/// <param name="Text">What is there (or isn't), in one line.</param>
/// <param name="Origin">File, line and column (or API call); null if it has no place, such as a missing thing.</param>
/// <param name="Pointer">JSON pointer within the policy, for policy statements; else null.</param>
public sealed record Evidence(string Text, Origin? Origin, string? Pointer = null);
