using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The settings name a key by alias name or bare id, which every account looks up in itself.</summary>
public sealed class KF1020KeyAliasOrBareId() : ObstacleRule(
    "KF1020",
    "key-alias-or-bare-id",
    "the settings name a key alias or bare key id of another account",
    "F1.45", "F1.59", "F2.7", "V8", "E6", "S11")
{
    public override string? CauseOf(Sighting sighting) =>
        sighting.Obstacle is Obstacle.KeyUnresolved { Reason: KeyUnresolvedReason.NotInOwnAccount } key
        && key.ResolvedIn != sighting.Subject.SourceAccount
            ? key.Identifier
            : null;

    public override Diagnosis Diagnose(Cause cause)
    {
        var key = (Obstacle.KeyUnresolved)cause.First.Obstacle;
        string kind = key.Identifier.StartsWith("alias/", StringComparison.Ordinal) ? "an alias name" : "a bare key id";
        return new Diagnosis(
            $"`{key.Identifier}` is {kind}, which finds no key in "
            + $"{Prose.Many("account", Accounts(cause).Length)} {Prose.List(Accounts(cause))}",
            "An alias name or bare key id is looked up in the account and Region of whoever makes the call. The "
            + "target account makes the copy, and has no such key of its own. The copy is accepted and fails "
            + "afterwards.")
        {
            Evidence = KeySetting.Evidence(cause, $"`kmsKeyId` is `{key.Identifier}`"),
            Changes =
            [
                "write the full ARN of the key, `arn:aws:kms:REGION:ACCOUNT:key/ID`, into the settings"
                + (FullArn(cause, key) is { } arn ? $": `{arn}`" : ""),
            ],
        };
    }

    private static ImmutableArray<string> Accounts(Cause cause) =>
        [.. cause.Sightings.Select(s => ((Obstacle.KeyUnresolved)s.Obstacle).ResolvedIn.Value).Distinct()];

    private static string? FullArn(Cause cause, Obstacle.KeyUnresolved key)
    {
        CheckedDistribution subject = cause.Subject;
        if (subject.World.Aliases.GetValueOrDefault(
            Subjects.Alias(subject.SourceAccount, key.InRegion, key.Identifier)) is { } alias)
        {
            return Subjects.Key(alias.Account, alias.Region, alias.TargetKeyId);
        }

        string own = Subjects.Key(subject.SourceAccount, key.InRegion, key.Identifier);
        return subject.World.Keys.ContainsKey(own) ? own : null;
    }
}
