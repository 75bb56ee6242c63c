using System.Collections.Immutable;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Explaining;

/// <summary>By what a finding's failure can be recognised: the messages that it foretells, read back.</summary>
internal sealed class FindingSignature
{
    private static readonly string[] s_innerHeads = ["DescribeImages, StateReason: ", "CloudTrail, "];

    private readonly Finding _finding;
    private readonly DistributionReport _distribution;
    private readonly ImmutableArray<(ReadFailure Failure, FailureMatch? Match)> _foretold;

    private FindingSignature(Finding finding, DistributionReport distribution)
    {
        _finding = finding;
        _distribution = distribution;
        _foretold =
        [
            .. (finding.Message is null ? [] : MessageReader.Read(finding.Message).Failures)
                .Concat((finding.InnerMessage ?? "").Split('\n').SelectMany(l => MessageReader.Read(Inner(l)).Failures))
                .Select(f => (f, FailureCatalogue.Match(f))),
        ];
    }

    public static FindingSignature Of(Finding finding, DistributionReport distribution) => new(finding, distribution);

    /// <summary>Whether the finding foretells this failure: same place, same words or same denial.</summary>
    public bool Tells(ReadFailure failure, FailureMatch? match) => IsAt(failure) && (IsWorded(failure, match) || IsListed(match));

    /// <summary>Whether it stops the job that the failure is of; a failure without a place may be of any.</summary>
    public bool IsAt(ReadFailure failure) =>
        (failure.DestinationAccount is null && failure.Region is null)
        || _foretold.Any(f => f.Failure.Region is { } region && region == (failure.Region ?? region)
            && f.Failure.DestinationAccount is { } account && AccountMask.Fits(failure.DestinationAccount, account))
        || _finding.Jobs.Any(j => (failure.Region ?? j.Region.Value) == j.Region.Value
            && (AccountMask.Fits(failure.DestinationAccount, j.Target) || IsShared(failure, j)));

    // For a launch permission the message names the source as destination (F1.14); the job names the grantee. An
    // organization's or OU's image is launched by any of its accounts.
    private bool IsShared(ReadFailure failure, BlockedJob job) =>
        !AccountMask.IsWhole(job.Target)
        && (_finding.Message is null || AccountMask.Fits(failure.DestinationAccount, _distribution.SourceAccount.Value));

    private bool IsWorded(ReadFailure failure, FailureMatch? match) =>
        _foretold.Any(f => failure.Denied is { } denied && f.Failure.Denied is { } foretold
            ? IsSame(denied, foretold)
            : match is not null ? f.Match?.Entry.Family == match.Entry.Family
            : f.Failure.Text.Equals(failure.Text, StringComparison.OrdinalIgnoreCase));

    // What comes after the image is available has no message of Image Builder's: the catalogue's causes decide.
    private bool IsListed(FailureMatch? match) =>
        _finding.Message is null && match is not null
        && match.Entry.Phase is FailurePhase.Launching or FailurePhase.Integrating
        && match.Entry.Causes.Any(c => c.Id == _finding.Code);

    private static bool IsSame(DeniedAccess reported, DeniedAccess foretold)
    {
        bool sameAction = reported.Action.Equals(foretold.Action, StringComparison.OrdinalIgnoreCase);
        bool sameResource = reported.Resource is null || foretold.Resource is null
            || IsMasked(reported.Resource, foretold.Resource);
        bool sameLayer = reported.Layer == DenialLayer.Unstated || foretold.Layer == DenialLayer.Unstated
            || (reported.Layer == foretold.Layer && reported.IsExplicit == foretold.IsExplicit);
        // A key's policy or a role's is one cause for all the actions that it omits.
        bool sameKey = reported.Resource is not null && sameResource
            && ServiceOf(reported.Action) == ServiceOf(foretold.Action) && ServiceOf(foretold.Action) == "kms";
        return sameLayer && sameResource && (sameAction || sameKey) && IsMasked(AccountOf(reported), AccountOf(foretold));
    }

    // Equal but for digits that were hidden before the message was posted.
    private static bool IsMasked(string reported, string whole) =>
        reported.Length == whole.Length
        && reported.Zip(whole).All(c => c.First == c.Second || (c.First is 'X' or 'x' or '*' && char.IsAsciiDigit(c.Second)));

    private static string ServiceOf(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? action[..colon].ToLowerInvariant() : action;

    private static string AccountOf(DeniedAccess denied) =>
        denied.Principal.Split(':', 6) is { Length: 6 } arn ? arn[4] : denied.Principal;

    private static string Inner(string line)
    {
        string? head = s_innerHeads.FirstOrDefault(h => line.StartsWith(h, StringComparison.Ordinal));
        string rest = head is null ? line : line[head.Length..];
        // CloudTrail, kms:CreateGrant: AccessDeniedException: User: …
        int colon = head == "CloudTrail, " ? rest.IndexOf(": ", StringComparison.Ordinal) : -1;
        return colon < 0 ? rest : rest[(colon + 2)..];
    }
}
