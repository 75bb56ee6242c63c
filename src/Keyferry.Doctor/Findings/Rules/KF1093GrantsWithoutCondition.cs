using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>A key policy lets another account create grants that AWS services don't need (S6).</summary>
public sealed class KF1093GrantsWithoutCondition() : LintRule(
    "KF1093",
    "grants-without-condition",
    "a key policy lets another account create any grant",
    "F6.2", "F3.26", "S6")
{
    private const int MostPlaces = 6;

    public override LintHit? Find(CheckedDistribution subject, DistributionOutcome outcome)
    {
        ImmutableArray<(KmsKey Key, Statement Statement)> found =
        [
            .. Keys(subject).SelectMany(k => Open(k).Select(s => (k, s))),
        ];
        if (found.IsEmpty)
        {
            return null;
        }

        ImmutableArray<string> keys = [.. found.Select(f => f.Key.Arn).Distinct()];
        Diagnosis diagnosis = new(
            $"{keys.Length} key {(keys.Length == 1 ? "policy lets" : "policies let")} another account create any grant",
            "`kms:CreateGrant` is allowed to another account without the condition `kms:GrantIsForAWSResource`, so its "
            + "principals may hand the key on to anybody. EC2 creates its grants just as well under that condition.")
        {
            Evidence =
            [
                .. found.Take(MostPlaces).Select(f => new Evidence(
                    $"the policy of {Prose.Key(f.Key.Arn)} allows `kms:CreateGrant` to another account without a "
                    + "condition",
                    new Origin(f.Key.Policy.Policy.Value.Document, f.Statement.Position),
                    f.Statement.Pointer)),
            ],
            Changes =
            [
                "allow `kms:CreateGrant` in a statement of its own, with the condition Bool "
                + "`kms:GrantIsForAWSResource` = `true`",
            ],
        };
        return new LintHit(diagnosis, []);
    }

    // The keys that the recipe and the settings name.
    private static IEnumerable<KmsKey> Keys(CheckedDistribution subject) =>
        (subject.Recipe?.BlockDeviceMappings.Select(d => d.KmsKeyId) ?? [])
            .Concat(subject.Settings?.Distributions.Select(d => d.Ami?.KmsKeyId) ?? [])
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(arn => subject.World.Keys.GetValueOrDefault(arn)).OfType<KmsKey>();

    private static IEnumerable<Statement> Open(KmsKey key) =>
        key.Policy.Policy is { IsKnown: true } known
            ? known.Value.Content.Statements.Where(s => s.Effect == Effect.Allow
                && s.Conditions.IsEmpty
                && s.Principal is { IsNot: false } principal && principal.Patterns.Any(p => IsForeign(p, key.Account))
                && !s.Action.IsNot && s.Action.Patterns.Any(a => AllowsCreateGrant(a.Text)))
            : [];

    private static bool IsForeign(PrincipalPattern pattern, AccountId owner) =>
        pattern.Kind == PrincipalKind.Everyone
        || (pattern.Kind == PrincipalKind.Aws && !pattern.Value.Text.Contains(owner.Value, StringComparison.Ordinal));

    private static bool AllowsCreateGrant(string action) =>
        action is "*" || action.Equals("kms:*", StringComparison.OrdinalIgnoreCase)
        || action.Equals("kms:CreateGrant", StringComparison.OrdinalIgnoreCase)
        || action.Equals("kms:Create*", StringComparison.OrdinalIgnoreCase);
}
