using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways past a Deny: it stays, and gets one more condition that exempts what the distribution needs.</summary>
internal static class DenyCandidates
{
    public static CandidateSet For(Cause cause)
    {
        StatementReference statement = cause.First.Fault!.Denied!;
        if (PlaceOf(cause, statement) is not { } place)
        {
            return CandidateSet.None($"{Proof.Describe(statement)} can't be amended here: it is AWS's own, or its policy isn't known");
        }

        DeniedCall[] calls = [.. cause.Sightings.Where(s => s.Fault?.Denies == true).Select(s => new DeniedCall(s))];
        Candidate? Way(string choice, ConditionDraft? condition) => condition is null ? null : new Candidate(
            choice,
            [new AmendPolicy(
                place,
                [new PolicyEdit.Exempt(IndexOf(statement), condition)],
                $"in {place.Name}, exempt {Exempted(condition)} from {Proof.Describe(statement)}")
            {
                Hints = KeyAdministrators.Hint(cause.Subject.World, place),
            }]);

        Candidate? principal = Way("principal", Principals(calls));
        Candidate? grants = Way("grants", Grants(calls));
        Candidate? via = Way("service", Via(calls));
        Candidate? account = Way("account", Accounts(calls));
        return place is PolicyPlace.ControlPolicy { IsService: false }
            ? CandidateSet.Of(principal, account, grants, via)
            // On a role's own policy the role is no exception.
            : place is PolicyPlace.InlinePolicy or PolicyPlace.CustomerPolicy ? CandidateSet.Of(grants, via, principal)
            : CandidateSet.Of(principal, grants, via, account);
    }

    private static int IndexOf(StatementReference statement) =>
        int.TryParse(statement.Pointer[(statement.Pointer.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture, out int index) ? index : 0;

    // A launch is tried by a stand-in for whoever launches there; nobody can name that one.
    private static ConditionDraft? Principals(DeniedCall[] calls) =>
        calls.Any(c => c.Sighting.Phase == DistributionPhase.Launch)
            ? null
            : new ConditionDraft("ArnNotLike", "aws:PrincipalArn", Sorted(calls.Select(c => c.Sighting.CallerIdentity)));

    private static ConditionDraft? Grants(DeniedCall[] calls) =>
        calls.All(c => c.IsGrantForAwsResource) ? new ConditionDraft("BoolIfExists", "kms:GrantIsForAWSResource", ["false"]) : null;

    private static ConditionDraft? Via(DeniedCall[] calls) =>
        calls.All(c => c.ViaService is not null)
            ? new ConditionDraft("StringNotEquals", "kms:ViaService", Sorted(calls.Select(c => c.ViaService!)))
            : null;

    private static ConditionDraft? Accounts(DeniedCall[] calls) =>
        calls.All(c => c.Sighting.Caller.Account is not null)
            ? new ConditionDraft("StringNotEqualsIfExists", "aws:PrincipalAccount", Sorted(calls.Select(c => c.Sighting.Caller.Account!.Value.Value)))
            : null;

    private static string Exempted(ConditionDraft condition) => condition.Key switch
    {
        "kms:GrantIsForAWSResource" => "grants that AWS services ask for",
        "kms:ViaService" => $"calls through {Prose.List(condition.Values)}",
        "aws:PrincipalAccount" => $"{Prose.Many("account", condition.Values.Length)} {Prose.List(condition.Values)}",
        _ => Prose.List(condition.Values),
    };

    private static PolicyPlace? PlaceOf(Cause cause, StatementReference statement)
    {
        Sighting first = cause.First;
        World world = cause.Subject.World;
        return statement.Layer switch
        {
            PolicyLayer.Resource when first.Service == "kms" && world.Keys.ContainsKey(first.Resource) =>
                new PolicyPlace.KeyPolicy(first.Resource),
            PolicyLayer.Resource => RoleCandidates.TrustOf(world, first.Resource),
            PolicyLayer.Identity => OfIdentity(world, first.Caller.Identity, statement),
            PolicyLayer.Boundary => first.Caller.Identity?.PermissionsBoundary is { } boundary && world.ManagedPolicies.ContainsKey(boundary)
                ? new PolicyPlace.CustomerPolicy(boundary)
                : null,
            PolicyLayer.ServiceControl or PolicyLayer.ResourceControl => OfOrganization(world, statement),
            _ => null,
        };
    }

    private static PolicyPlace? OfIdentity(World world, IamIdentity? identity, StatementReference statement)
    {
        if (identity is not Role { IsServiceLinked: false } role)
        {
            return null;
        }

        if (role.InlinePolicies.FirstOrDefault(p => Holds(p, statement)) is { } inline)
        {
            return new PolicyPlace.InlinePolicy(role.Account, role.Name, PolicyPlace.NameOf(inline));
        }

        return role.ManagedPolicyArns.FirstOrDefault(
            a => world.ManagedPolicies.GetValueOrDefault(a) is { } managed && Holds(managed.Source, statement)) is { } arn
            ? new PolicyPlace.CustomerPolicy(arn)
            : null;
    }

    private static PolicyPlace.ControlPolicy? OfOrganization(World world, StatementReference statement)
    {
        foreach (Organization organization in world.Organizations.Values.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            foreach (OrganizationPolicy policy in organization.Policies.Values.OrderBy(p => p.Id, StringComparer.Ordinal))
            {
                if (Holds(policy.Source, statement))
                {
                    return new PolicyPlace.ControlPolicy(
                        organization.Id,
                        organization.ManagementAccount,
                        policy.Id,
                        policy.Name,
                        policy.Type == OrganizationPolicyType.ServiceControlPolicy);
                }
            }
        }

        return null;
    }

    private static bool Holds(PolicySource source, StatementReference statement) =>
        source.Policy.IsKnown && (source.Name == statement.Policy || source.Policy.Value.Name == statement.Policy)
        && source.Policy.Value.Document == statement.Document
        && source.Policy.Value.Content.Statements.Any(s => s.Pointer == statement.Pointer && s.Position == statement.Position);

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
