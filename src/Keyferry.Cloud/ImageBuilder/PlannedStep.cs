using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// Which image of the source account: the AMI of the build Region (<see cref="Entry"/> null), or the copy that an entry
/// made into another Region of the same account.
/// </summary>
internal readonly record struct SourceImage(Region Region, int? Entry = null);

/// <summary>
/// One step of a distribution job before it runs. A step is a value: jobs that need the same step (the permission that
/// 1,000 grantees share, the session that two entries use) name equal steps, and an equal step runs once. Closed.
/// </summary>
internal abstract record PlannedStep
{
    private PlannedStep()
    {
    }

    /// <summary>D1: launch permission on the source image for the account that will copy it.</summary>
    public sealed record ShareImage(SourceImage Image, AccountId With) : PlannedStep;

    /// <summary>D2: permission on one snapshot (the n-th EBS device of the image) for the account that will copy it.</summary>
    public sealed record ShareSnapshot(SourceImage Image, int Device, AccountId With) : PlannedStep;

    /// <summary>D3: a session of the distribution role, at the Region's STS endpoint.</summary>
    public sealed record AssumeRole(AccountId Account, Region Region) : PlannedStep;

    /// <summary>B1 and D4: the copy, started by the account that will own it.</summary>
    public sealed record CopyImage(int Entry, SourceImage From, AccountId Owner, Region To) : PlannedStep;

    /// <summary>B2 and D5: polls until the copy is available or failed; what happens to it meanwhile is found here.</summary>
    public sealed record AwaitCopy(int Entry, SourceImage From, AccountId Owner, Region To) : PlannedStep;

    /// <summary>A4, B3 and D6: amiTags, and on copies the tag CreatedBy.</summary>
    public sealed record TagImage(int Entry, AccountId Owner, Region In) : PlannedStep;

    /// <summary>
    /// The tag CreatedBy on a snapshot of the source account's copy, without which the second hop could not share it
    /// (F1.26). AWS documents neither the hop nor the call (Q1).
    /// </summary>
    public sealed record TagSnapshot(SourceImage Image, int Device) : PlannedStep;

    /// <summary>C2 and D7: the entry's launch permissions on the owner's image.</summary>
    public sealed record SetLaunchPermissions(int Entry, AccountId Owner, Region In) : PlannedStep;

    /// <summary>License Manager's association (F1.81, F1.89).</summary>
    public sealed record AssociateLicense(int Entry, int Index) : PlannedStep;

    /// <summary>A new launch template version (F1.82, F1.83).</summary>
    public sealed record UpdateLaunchTemplate(int Entry, int Index) : PlannedStep;

    /// <summary>D8: an SSM parameter with the image's id.</summary>
    public sealed record PutParameter(int Entry, int Index) : PlannedStep;

    /// <summary>Fast Launch (F1.86).</summary>
    public sealed record EnableFastLaunch(int Entry, int Index) : PlannedStep;

    /// <summary>Export to S3 (F1.87).</summary>
    public sealed record ExportImage(int Entry) : PlannedStep;

    /// <summary>Distribution for sharing and copying, Integration for what follows (F1.7, F1.80).</summary>
    public DistributionPhase Phase => this switch
    {
        AssociateLicense or UpdateLaunchTemplate or PutParameter or EnableFastLaunch or ExportImage =>
            DistributionPhase.Integration,
        _ => DistributionPhase.Distribution,
    };

    /// <summary>The action of a distribution workflow to which the step belongs (F1.80).</summary>
    public string WorkflowAction =>
        Phase == DistributionPhase.Integration ? "ApplyImageConfigurations"
        : this is SetLaunchPermissions ? "ModifyImageAttributes"
        : "DistributeImage";

    /// <summary>What the step is for, in words.</summary>
    public string Purpose(AccountId source) => this switch
    {
        ShareImage s => $"share the image with {s.With}, which will copy it",
        ShareSnapshot s => $"share the image's snapshot with {s.With}, which will copy it",
        AssumeRole s => $"act in the target account {s.Account} through its distribution role",
        CopyImage s when s.Owner == source => $"copy the image into {s.To}",
        CopyImage s => $"copy the image into the target account {s.Owner}",
        AwaitCopy s => $"wait until the copy in {s.To} is available",
        TagImage s => s.Owner == source ? "tag the image" : "tag the copy",
        TagSnapshot => "tag the copy's snapshot",
        SetLaunchPermissions s => s.Owner == source ? "give the launch permissions" : "give the launch permissions on the copy",
        AssociateLicense => "associate the licence configuration with the image",
        UpdateLaunchTemplate => "put the image into a new version of the launch template",
        PutParameter => "write the image's id into the SSM parameter",
        EnableFastLaunch => "enable Fast Launch for the image",
        ExportImage => "export the image to S3",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A job with its steps in the order in which they run, as if nothing could fail.</summary>
internal sealed record PlannedJob(DistributionJob Job, System.Collections.Immutable.ImmutableArray<PlannedStep> Steps);
