using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>What holds of every fix: of random organizations with planted faults, and for whoever else asks.</summary>
public sealed class FixerPropertyTests
{
    private static readonly ImmutableArray<string> s_accounts =
        ["111122223333", "444455556666", "777788889999", "555566667777", "222233334444", "123456789012", "888899990000"];

    private static readonly ImmutableArray<string> s_roles =
        ["EC2ImageBuilderDistributionCrossAccountRole", "golden-execution", "key-admin", "Anybody"];

    private static readonly ImmutableArray<string> s_actions =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:DescribeKey", "kms:ReEncryptFrom", "kms:ReEncryptTo",
        "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion",
    ];

    private static readonly Lazy<ImmutableArray<(KmsKey Before, KmsKey After, FixPlan Plan)>> s_amended = new(() =>
    [
        .. ExampleFiles.Names().Where(n => n.StartsWith("KF10", StringComparison.Ordinal) || n.StartsWith("two", StringComparison.Ordinal))
            .Select(n => Fixer.Find(ExampleFiles.Load(n).World, new CheckTarget(), [], out _)!)
            .SelectMany(p => p.Changes.OfType<AmendPolicy>().Select(c => c.Place).OfType<PolicyPlace.KeyPolicy>().Distinct()
                .Select(k => (p.Before.Keys[k.KeyArn], p.After.Keys[k.KeyArn], p))),
    ]);

    [Fact]
    public void Repairs_random_organizations_with_planted_faults_and_no_change_is_spare() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[1, 2], Gen.Int[1, 3], Gen.Int[0, 1000]).Sample(
            (accounts, regions, faults, seed) =>
            {
                World world = Generated(new OrganizationPlan(accounts, regions, Math.Min(faults, accounts), (ulong)seed));
                FixPlan plan = Fixer.Find(world, new CheckTarget(), [], out _)!;
                Assert.Equal(Verdict.Succeeds, VerdictOf(plan.After));
                foreach (Change change in plan.Changes)
                {
                    Assert.NotEqual(Verdict.Succeeds, VerdictOf(Fixer.Apply(world, plan.Changes.Where(c => c != change))));
                }
            },
            iter: 5,
            threads: 1);

    [Fact]
    public void Repairs_any_mixture_of_one_to_five_faults()
    {
        World golden = ExampleFiles.Load("golden.yaml").World;
        Gen.Int[0, PlantedFaults.All.Length - 1].Array[1, 5].Sample(
            faults =>
            {
                string names = string.Join(", ", faults.Select(f => PlantedFaults.All[f].Name));
                World world = faults.Distinct().Aggregate(golden, (w, f) => PlantedFaults.All[f].Plant(w));
                FixPlan plan = Fixer.Find(world, new CheckTarget(), [], out _)!;
                Assert.True(
                    VerdictOf(plan.After) == Verdict.Succeeds,
                    $"{names}: {string.Join('\n', plan.Unhelped.Select(u => $"{u.Code} {u.Title}: {u.Why}"))}");
                foreach (Change change in plan.Changes)
                {
                    Assert.True(
                        VerdictOf(Fixer.Apply(world, plan.Changes.Where(c => c != change))) != Verdict.Succeeds,
                        $"{names}: succeeds without {change.Sentence}");
                }
            },
            seed: "0N0XIzNsQ0O2",
            iter: 10,
            threads: 1);
    }

    /// <summary>A random principal that a key denied before is denied after, unless the plan lists it.</summary>
    [Fact]
    public void Opens_to_nobody_what_it_does_not_list()
    {
        Assert.NotEmpty(s_amended.Value);
        Gen.Select(
            Gen.Int[0, s_amended.Value.Length - 1], AnyOf(s_accounts), AnyOf(s_roles),
            AnyOf(s_actions), AnyOf(["ec2.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com", ""]), Gen.Bool).Sample(
            (index, account, role, action, via, isGrant) =>
            {
                (KmsKey before, KmsKey after, FixPlan plan) = s_amended.Value[index];
                AuthorizationRequest request = Request(before, account, role, action, via, isGrant);
                if (!IsAllowed(request, before) && IsAllowed(request, after))
                {
                    Assert.True(
                        plan.Opens.Any(a => Covers(a, before, account, role, action, via, isGrant)),
                        $"{account} {role} may {action} on {before.Arn} via `{via}` ({isGrant}), and the plan doesn't say so");
                }
            },
            iter: 20_000,
            threads: 1);
    }

    private static Gen<string> AnyOf(ImmutableArray<string> texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static AuthorizationRequest Request(KmsKey key, string account, string role, string action, string via, bool isGrant)
    {
        List<KeyValuePair<string, ContextValue>> context = [new("aws:PrincipalAccount", ContextValue.Of(account))];
        context.Add(new("aws:PrincipalArn", ContextValue.Of($"arn:aws:iam::{account}:role/{role}")));
        if (via.Length > 0)
        {
            context.Add(new("kms:ViaService", ContextValue.Of(via)));
        }

        context.Add(new("kms:GrantIsForAWSResource", ContextValue.Of(isGrant ? "true" : "false")));
        return new AuthorizationRequest
        {
            Principal = Principal.TryParse($"arn:aws:iam::{account}:role/{role}")!,
            Action = action,
            Resource = key.Arn,
            Context = new RequestContext(context, isComplete: true),
        };
    }

    // Whoever asks may do everything as far as its own account is concerned: the key policy alone decides.
    private static bool IsAllowed(AuthorizationRequest request, KmsKey key) =>
        Authorizer.Decide(request, new PolicyLayers { Identity = [s_everything], Resource = key.Policy }).IsAllowed;

    private static readonly PolicySource s_everything = new("everything", Policy.Parse(
        "everything", "test", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        PolicyKind.Identity).Required());

    private static bool Covers(Access access, KmsKey key, string account, string role, string action, string via, bool isGrant)
    {
        bool who = access.Principal is "*" || access.Principal == account || access.Principal == $"arn:aws:iam::{account}:root"
            || access.Principal == $"arn:aws:iam::{account}:role/{role}";
        bool what = access.IsNoLongerDenied || (access.Resource == key.Arn && access.Actions.Contains(action));
        return who && what && access.Conditions.All(c => c.Key switch
        {
            "kms:ViaService" => c.Values.Contains(via),
            "kms:GrantIsForAWSResource" => isGrant,
            _ => true,
        });
    }

    private static World Generated(OrganizationPlan plan)
    {
        using StringWriter text = new();
        OrganizationScenario.Write(plan, text);
        return Scenario.Load("generated.yaml", text.ToString()).Required().World;
    }

    private static Verdict VerdictOf(World world) => Checker.Check(world, "fork", new CheckTarget(), out _)!.Verdict;
}
