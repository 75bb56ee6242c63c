using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Explaining;

/// <summary>Explains failures: by the catalogue alone, or with the report of a check by the findings that foretell them.</summary>
public static class Explainer
{
    /// <param name="messages">As <see cref="InputReader"/> reads them.</param>
    /// <param name="world">The check of the accounts as they are, or null.</param>
    /// <param name="trail">What CloudTrail recorded around the failure, or null.</param>
    /// <param name="decode">
    /// Decodes an encoded authorization message of an account (12 digits), or gives null; null: only those that a local AWS
    /// has encoded are.
    /// </param>
    public static Explanation Explain(
        ImmutableArray<ReadMessage> messages,
        Report? world = null,
        Trail? trail = null,
        Func<string, string, string?>? decode = null) => new()
        {
            Messages = [.. messages.Select(m => Explain(Decoded(m, decode ?? DecodeLocal), world, trail))],
            Scenario = world?.Source,
        };

    private static string? DecodeLocal(string account, string encoded) =>
        AccountMask.IsWhole(account) ? AuthorizationMessage.Decode(new AccountId(account), encoded) : null;

    private static ReadMessage Decoded(ReadMessage message, Func<string, string, string?> decode) => message with
    {
        Failures =
        [
            .. message.Failures.Select(f => f.Decoded is null && f.Denied?.EncodedMessage is { } encoded
                && f.Denied.Principal.Split(':', 6) is { Length: 6 } principal && decode(principal[4], encoded) is { } text
                ? f with { Decoded = DecodedDenial.Of(text) }
                : f),
        ],
    };

    private static ExplainedMessage Explain(ReadMessage message, Report? world, Trail? trail)
    {
        ExplainedMessage explained = new(message)
        {
            Failures = [.. message.Failures.Select(f => Recorded(Explain(message, f, world), message, trail))],
        };
        if (message.Failures.IsEmpty)
        {
            explained = explained with { Next = ReasonCommand(message), World = world is null ? null : WorldMatch.Of(message, world) };
        }

        return world is null ? explained : explained with { Others = Others(explained, message, world) };
    }

    private static ExplainedFailure Explain(ReadMessage message, ReadFailure failure, Report? world)
    {
        FailureMatch? match = FailureCatalogue.Match(message, failure);
        CommandFiller filler = new(message, failure, match);
        bool isOneAccount = AccountMask.IsWhole(failure.SourceAccount) && failure.SourceAccount == failure.DestinationAccount;
        return new ExplainedFailure(
            failure,
            match,
            [
                .. (match?.Entry.Causes ?? []).Where(c => !(isOneAccount && c.OnlyAcrossAccounts) && IsBy(c.Caller, failure))
                    .Select(c => ToCheck(c, filler)),
            ])
        {
            First = [.. Decoding(failure, filler), .. (match?.Entry.First ?? []).Select(c => ToCheck(c, filler))],
            World = world is null ? null : WorldMatch.Of(message, failure, match, world),
        };
    }

    private static ExplainedFailure Recorded(ExplainedFailure explained, ReadMessage message, Trail? trail)
    {
        if (trail is null)
        {
            return explained;
        }

        DateTimeOffset? at = DateTimeOffset.TryParse(
            message.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
        ImmutableArray<RecordedCall> record = trail.RecordOf(
            explained.Read,
            explained.World is WorldAnswer.Found found ? found.Findings.Select(f => f.Call).OfType<FailingCall>() : [],
            at);
        return explained with
        {
            // The message of an event in the trail is that event.
            Record = message.Kind == MessageKind.CloudTrail ? [] : record,
            ChangedSince = explained.World is WorldAnswer.Contradicts
                ? trail.ChangesSince(at ?? record.Select(c => (DateTimeOffset?)c.Time).FirstOrDefault())
                : [],
        };
    }

    private static bool IsBy(FailingCaller caller, ReadFailure failure) =>
        failure.Denied is not { Principal: var principal } || caller switch
        {
            FailingCaller.Anybody => true,
            FailingCaller.DistributionRole => IsDistributionRole(principal),
            FailingCaller.Other => !IsDistributionRole(principal),
            FailingCaller.NotServiceLinked => !principal.Contains("/AWSServiceRoleFor", StringComparison.Ordinal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static bool IsDistributionRole(string principal) =>
        principal.Contains($"/{CheckedDistribution.DistributionRoleName}/", StringComparison.Ordinal);

    // F8.32: only the caller's account can decode it, and only while the message is whole.
    private static IEnumerable<CauseToCheck> Decoding(ReadFailure failure, CommandFiller filler)
    {
        if (!failure.IsCut && failure.Decoded is null && filler.Value("encoded") is { } encoded)
        {
            yield return ToCheck(
                new PossibleCause(
                    "encoded",
                    "the encoded message has the request's every condition value",
                    AskedAccount.Caller,
                    $"aws sts decode-authorization-message --encoded-message {encoded} --query DecodedMessage --output text",
                    "`explicitDeny`, and the statement in `matchedStatements`"),
                filler);
        }
    }

    private static CauseToCheck ToCheck(PossibleCause cause, CommandFiller filler)
    {
        string? key = filler.Value("key")?.Split(':', 6) is { Length: 6 } arn ? arn[4] : null;
        (string profile, string where, string? account) = cause.Account switch
        {
            AskedAccount.Source => ("SOURCE", "the source account", filler.Value("source")),
            AskedAccount.Target => ("TARGET", "the target account", filler.Value("destination")),
            AskedAccount.Management => ("MANAGEMENT", "the organization's management account", null),
            AskedAccount.Caller => ("CALLER", "the account of the caller", filler.Value("caller") ?? filler.Value("destination")),
            AskedAccount.KeyOwner => ("KEY_OWNER", "the account that owns the key", key),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new CauseToCheck(
            cause.Code,
            cause.Says,
            account is null ? where : $"{where}, {account}",
            $"{filler.Fill(cause.Command)} --profile {profile}",
            cause.Find);
    }

    // F1.4: the event names the image; only GetImage tells why (F1.3).
    private static CauseToCheck ReasonCommand(ReadMessage message)
    {
        CommandFiller filler = new(message, null, null);
        string command = message.ImageArn?.Contains(":image-pipeline/", StringComparison.Ordinal) == true
            ? "list-image-pipeline-images --image-pipeline-arn {imageArn} --region {buildRegion} "
                + "--query 'imageSummaryList[].[arn,state.status,state.reason]'"
            : "get-image --image-build-version-arn {imageArn} --region {buildRegion} --query image.state.reason";
        return new CauseToCheck(
            null,
            "the reason isn't in this input",
            filler.Value("source") is { } account ? $"the source account, {account}" : "the source account",
            filler.Fill($"aws imagebuilder {command} --output text --profile SOURCE"),
            "the text; give it to `keyferry explain -`");
    }

    private static ImmutableArray<Finding> Others(ExplainedMessage explained, ReadMessage message, Report world)
    {
        HashSet<Finding> told = new(ReferenceEqualityComparer.Instance);
        foreach (WorldAnswer? answer in explained.Failures.Select(f => f.World).Append(explained.World))
        {
            told.UnionWith(answer switch
            {
                WorldAnswer.Found found => found.Findings,
                WorldAnswer.Contradicts instead => instead.Instead,
                _ => [],
            });
        }

        return
        [
            .. WorldMatch.Distributions(message, world).SelectMany(d => d.Findings)
                .Where(f => f.Severity is FindingSeverity.Error or FindingSeverity.Unknown && !told.Contains(f)),
        ];
    }
}
