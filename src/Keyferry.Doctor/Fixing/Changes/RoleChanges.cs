using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>Attaches a managed policy to a role.</summary>
public sealed record AttachManagedPolicy(AccountId Owner, string RoleName, string PolicyArn) : Change
{
    public override AccountId Account => Owner;

    public override string Sentence =>
        $"attach the managed policy `{PolicyArn[(PolicyArn.LastIndexOf('/') + 1)..]}` to the role `{RoleName}`";

    public override int Order => 2;

    public override ImmutableArray<Access> Opens =>
        CreateRole.AccessOf(PolicyArn, $"arn:aws:iam::{Owner}:role/{RoleName}");

    public override World Apply(World world) =>
        world.Roles.GetValueOrDefault((Owner, RoleName)) is { } role && !role.ManagedPolicyArns.Contains(PolicyArn)
            ? world with
            {
                Roles = world.Roles.SetItem(
                    (Owner, RoleName), role with { ManagedPolicyArns = role.ManagedPolicyArns.Add(PolicyArn) }),
            }
            : world;
}

/// <summary>Creates a role as AWS documents it.</summary>
/// <param name="Owner">Its account.</param>
/// <param name="RoleName">Its name; the path is <c>/</c>.</param>
/// <param name="Trust">The only statement of its trust policy.</param>
/// <param name="ManagedPolicyArns">What is attached to it.</param>
public sealed record CreateRole(
    AccountId Owner, string RoleName, StatementDraft Trust, ImmutableArray<string> ManagedPolicyArns) : Change
{
    public override AccountId Account => Owner;

    public override string Sentence =>
        $"create the role `{RoleName}`, which trusts {string.Join(" and ", Trust.Principals.Select(p => $"`{p}`"))}"
        + (ManagedPolicyArns.IsEmpty ? "" : $" and has {string.Join(", ", ManagedPolicyArns.Select(a => $"`{a[(a.LastIndexOf('/') + 1)..]}`"))}");

    public override int Order => 1;

    public override ImmutableArray<Access> Opens =>
    [
        .. Trust.Principals.Select(p => new Access(p, Trust.Actions, $"arn:aws:iam::{Owner}:role/{RoleName}", Trust.Conditions)),
        .. ManagedPolicyArns.SelectMany(a => AccessOf(a, $"arn:aws:iam::{Owner}:role/{RoleName}")),
    ];

    /// <summary>The trust policy's document.</summary>
    public PolicyDocument TrustDocument
    {
        get
        {
            PolicyDocument empty = new(true, null, []);
            return empty with { Statements = [Trust.ToStatement(empty)] };
        }
    }

    public override World Apply(World world)
    {
        if (world.Roles.ContainsKey((Owner, RoleName)))
        {
            return world;
        }

        string arn = Subjects.Role(Owner, "/", RoleName);
        Policy trust = Policy.Parse(
            "trust policy", $"trust policy of {arn}", PolicyText.Write(TrustDocument), PolicyKind.Trust).Required();
        Role role = new()
        {
            Account = Owner,
            Name = RoleName,
            UniqueId = $"AROACREATED{Owner}{RoleName.Length}",
            TrustPolicy = new PolicySource($"trust policy of {arn}", trust),
            ManagedPolicyArns = ManagedPolicyArns,
        };
        return world with { Roles = world.Roles.SetItem((Owner, RoleName), role) };
    }

    internal static ImmutableArray<Access> AccessOf(string policyArn, string principal) =>
        AwsManagedPolicies.Find(policyArn) is not { Source.Policy.IsKnown: true } policy ? [] :
        [
            .. policy.Source.Policy.Value.Content.Statements.Where(s => s.Effect == Effect.Allow).Select(s => new Access(
                principal,
                [.. s.Action.Patterns.Select(a => a.Text)],
                string.Join(", ", (s.Resource?.Patterns ?? []).Select(r => r.Text)),
                [.. s.Conditions.Select(c => new ConditionDraft(c.OperatorText, c.Key, [.. c.Values.Select(v => v.Text)]))])),
        ];
}
