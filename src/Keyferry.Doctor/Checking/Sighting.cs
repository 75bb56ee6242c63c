using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Checking;

/// <summary>An obstacle at its place: in which job, at which step, within which call.</summary>
public sealed record Sighting
{
    public required CheckedDistribution Subject { get; init; }

    public required Obstacle Obstacle { get; init; }

    /// <summary>For denials: which layer's part in it this is; else null.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Index of the job in the outcome; -1 for the build, which comes before every job.</summary>
    public required int JobIndex { get; init; }

    /// <summary>The job; null for the build.</summary>
    public DistributionJob? Job { get; init; }

    public required JobStep Step { get; init; }

    /// <summary>The call in which it was met, and the one that caused that call (null: it is the step's own).</summary>
    public required Call Call { get; init; }

    public Call? CausedBy { get; init; }

    /// <summary>Orders what was seen in one job.</summary>
    public required long Place { get; init; }

    public DistributionPhase Phase => Step.Phase;

    public string Action => Obstacle.Action.Length > 0 ? Obstacle.Action : Call.Action;

    public string Resource => Obstacle.Resource.Length > 0 ? Obstacle.Resource : Call.Resource;

    public Caller Caller => Obstacle.Caller ?? Call.Caller;

    /// <summary>The caller's role or user, or the principal itself where there is none.</summary>
    public string CallerIdentity => Caller.Principal.IamArn ?? Caller.Arn;

    /// <summary><c>kms</c>, <c>ec2</c>, <c>sts</c>, <c>ssm</c>.</summary>
    public string Service => Action.Split(':', 2)[0];

    public bool IsDenied => Fault is not null;

    /// <summary>Whether this is the silence of the given layer.</summary>
    public bool IsSilent(PolicyLayer layer) => Fault is { Denies: false } fault && fault.Layer == layer;

    /// <summary>Whether the caller is Image Builder's role in a target account.</summary>
    public bool IsByDistributionRole => Phase != DistributionPhase.Launch
        && Caller.Identity?.Name.Equals(CheckedDistribution.DistributionRoleName, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether the caller is the service-linked role or the execution role of the source account.</summary>
    public bool IsBySource => Phase != DistributionPhase.Launch && !IsByDistributionRole
        && Caller.Account == Subject.SourceAccount;

    /// <summary>The KMS key that the call is about, if the world knows it.</summary>
    public KmsKey? Key => Subject.World.Keys.GetValueOrDefault(Resource) ?? AwsManagedKeys.Find(Resource);

    /// <summary>The account of the resource's ARN; empty if it has none.</summary>
    public string ResourceAccount => Resource.Split(':', 6) is { Length: 6 } parts ? parts[4] : "";

    /// <summary>Account, organization or OU that the job serves; the source account for the build.</summary>
    public string Target => Job is null ? Subject.SourceAccount.Value : Job.Grantee ?? Job.Account?.Value ?? "?";

    /// <summary>Whether the key is under AWS's management, or is said to be by its alias.</summary>
    public bool IsAboutAwsManagedKey =>
        Key?.Manager == KeyManager.Aws || Resource.Contains("alias/aws/", StringComparison.Ordinal);

    /// <summary>Whether the key is the one that the settings name for the job's copies.</summary>
    public bool IsAboutKeyOfSettings =>
        Subject.EntryOf(Job)?.Ami?.KmsKeyId is { } named
        && (named == Resource
            || (KeyLookup.Resolve(Subject.World, Subject.SourceAccount, Call.Region, named) as KeyLookup.Found)?.Key.Arn == Resource);

    /// <summary>
    /// Whether it only repeats that a snapshot under the AWS managed key was shared: nobody but its own account can use
    /// that key, and the sharing has failed before.
    /// </summary>
    public bool IsConsequence =>
        Service == "kms" && IsDenied && IsAboutAwsManagedKey && !IsAboutKeyOfSettings
        && Caller.Account?.Value != ResourceAccount;

    /// <summary>
    /// Whether the key is the account's default key for EBS, taken because no key was named (F2.2, T13).
    /// </summary>
    public bool IsAboutUnnamedKey => Subject.EntryOf(Job)?.Ami?.KmsKeyId is null;
}
