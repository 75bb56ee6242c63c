using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>The distribution role also trusts ec2.amazonaws.com, as AWS's support article shows it (S1).</summary>
public sealed class KF1092TrustAllowsEc2() : LintRule(
    "KF1092",
    "trust-allows-ec2",
    "the role's trust policy also names ec2.amazonaws.com",
    "F6.6", "S1")
{
    private const int MostPlaces = 6;

    public override LintHit? Find(CheckedDistribution subject, DistributionOutcome outcome)
    {
        ImmutableArray<(Role Role, Statement Statement)> found =
        [
            .. outcome.Jobs.Select(j => j.Job).Where(j => j.Way == DistributionWay.TargetAccountCopy && j.Account is not null)
                .Select(j => j.Account!.Value).Distinct()
                .Select(a => subject.World.Roles.GetValueOrDefault((a, CheckedDistribution.DistributionRoleName)))
                .OfType<Role>()
                .SelectMany(r => Trusting(r).Select(s => (r, s))),
        ];
        if (found.IsEmpty)
        {
            return null;
        }

        ImmutableArray<string> accounts = [.. found.Select(f => f.Role.Account.Value).Distinct()];
        Diagnosis diagnosis = new(
            $"`{CheckedDistribution.DistributionRoleName}` in {Prose.Many("account", accounts.Length)} "
            + $"{Prose.List(accounts)} also trusts `ec2.amazonaws.com`",
            "Image Builder assumes the role from the source account; no EC2 instance needs it. The extra principal "
            + "lets whoever may pass the role put it on an instance, and use its permissions there.")
        {
            Evidence =
            [
                .. found.Take(MostPlaces).Select(f => new Evidence(
                    $"the trust policy of account {f.Role.Account} names the service `ec2.amazonaws.com`",
                    new Origin(f.Role.TrustPolicy.Policy.Value.Document, f.Statement.Position),
                    f.Statement.Pointer)),
            ],
            Changes = ["remove `ec2.amazonaws.com` from the trust policy"],
            Notes = ["AWS's support article shows it in its example; AWS's user guide doesn't (S1)."],
        };
        return new LintHit(diagnosis, []);
    }

    private static IEnumerable<Statement> Trusting(Role role) =>
        role.TrustPolicy.Policy is { IsKnown: true } known
            ? known.Value.Content.Statements.Where(s => s.Effect == Effect.Allow && s.Principal is { IsNot: false } principal
                && principal.Patterns.Any(p => p.Kind == PrincipalKind.Service && p.Value.Text == "ec2.amazonaws.com"))
            : [];
}
