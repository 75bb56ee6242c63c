using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>Amends a key policy, a role's policies, a managed policy or a control policy; what is there stays.</summary>
public sealed record AmendPolicy(PolicyPlace Place, ImmutableArray<PolicyEdit> Edits, string Say) : Change
{
    /// <summary>Whom the amended policy concerns where it doesn't say itself: the role that it hangs on, or the exempted principals.</summary>
    public string Beneficiary { get; init; } = "";

    /// <summary>What to know before it.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    public override ImmutableArray<string> Notes => Hints;

    public override AccountId Account => Place.Account;

    public override Region? Region => Place is PolicyPlace.KeyPolicy key ? new Region(key.KeyArn.Split(':')[3]) : null;

    public override string Sentence => Say;

    // Two sentences can name the same actions on other resources.
    public override string Identity =>
        base.Identity + string.Concat(Opens.Select(a =>
            $"\n{a.Principal} {string.Join(' ', a.Actions)} {a.Resource} {string.Join(' ', a.Conditions.Select(c => c.ToString()))}"));

    public override int Order => Place is PolicyPlace.InlinePolicy or PolicyPlace.TrustPolicy ? 4 : 5;

    public override ImmutableArray<Access> Opens => [.. Edits.SelectMany(Opened)];

    public override World Apply(World world)
    {
        PolicySource? before = Place.Find(world);
        if (before is { Policy.IsKnown: false } || (before is null && Place is not PolicyPlace.InlinePolicy))
        {
            return world;
        }

        PolicyDocument document = before?.Policy.Value.Content ?? new PolicyDocument(true, null, []);
        foreach (PolicyEdit edit in Edits)
        {
            document = edit.Apply(document);
        }

        string text = PolicyText.Write(document, indented: false);
        string name = before?.Policy.Value.Name
            ?? (Place is PolicyPlace.InlinePolicy inline && world.Roles.GetValueOrDefault((inline.Owner, inline.RoleName)) is { } role
                ? $"inline policy {inline.PolicyName} of {role.Arn}"
                : Place.Name);
        // A policy that AWS wouldn't store is no repair.
        return Size(text) <= Place.Limit && Policy.Parse(name, Place.Name, text, Place.Kind) is { Value: { } policy }
            ? Place.Put(world, policy)
            : world;
    }

    // The text holds white space only within strings.
    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    private IEnumerable<Access> Opened(PolicyEdit edit)
    {
        switch (edit)
        {
            case PolicyEdit.Allow { Statement: var s }:
                foreach (string principal in s.Principals.IsEmpty ? [Beneficiary] : s.Principals)
                {
                    foreach (string resource in Resources(s))
                    {
                        yield return new Access(principal, s.Actions, resource, s.Conditions);
                    }
                }

                break;
            case PolicyEdit.Exempt { Condition: var c }:
                foreach (string who in c.Key is "aws:PrincipalArn" or "aws:PrincipalAccount" ? c.Values : ["*"])
                {
                    yield return new Access(who, [], Place.Name, Opposite(c)) { IsNoLongerDenied = true, Gap = GapOf(c) };
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The one role is least, then the grants of AWS's services, then everything through a service, then a whole account. But a
    // role that is exempted from its own policy has no such policy any more, and an RCP's services serve the whole world.
    private int GapOf(ConditionDraft exempted) => (exempted.Key, Place) switch
    {
        ("aws:PrincipalArn", PolicyPlace.InlinePolicy or PolicyPlace.CustomerPolicy) => 20,
        ("aws:PrincipalArn", _) => 4,
        ("aws:PrincipalAccount", _) => 12,
        (_, PolicyPlace.ControlPolicy { IsService: false }) => 40,
        ("kms:GrantIsForAWSResource", _) => 8,
        _ => 10,
    };

    private static ImmutableArray<ConditionDraft> Opposite(ConditionDraft exempted) =>
        exempted.Key is "aws:PrincipalArn" or "aws:PrincipalAccount" ? []
        : exempted.Operator.StartsWith("Bool", StringComparison.Ordinal)
            ? [new ConditionDraft("Bool", exempted.Key, ["true"])]
            : [exempted with { Operator = exempted.Operator.Replace("Not", "", StringComparison.Ordinal) }];

    // In a key policy "*" is the key itself.
    private ImmutableArray<string> Resources(StatementDraft statement) => Place switch
    {
        PolicyPlace.KeyPolicy key => [key.KeyArn],
        PolicyPlace.TrustPolicy trust => [$"arn:aws:iam::{trust.Owner}:role/{trust.RoleName}"],
        _ => statement.Resources,
    };
}
