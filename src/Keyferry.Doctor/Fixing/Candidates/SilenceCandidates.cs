using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways to let a silent policy speak: exact actions, on exact resources, to the narrowest principal.</summary>
internal static class SilenceCandidates
{
    private const string PolicyName = "ImageDistribution";

    private const int MostStatements = 6;

    // A key policy of 32 KiB can't name all accounts of a large organization.
    private const int MostPrincipals = 60;

    /// <summary>The key policy or trust policy, one change for each kind of principal.</summary>
    public static CandidateSet Resource(Cause cause)
    {
        if (cause.First.IsAboutAwsManagedKey && cause.First.Service == "kms")
        {
            return KeyCandidates.Another(cause).Else("nobody can change the policy of an AWS managed key");
        }

        List<Change> changes = [];
        foreach (IGrouping<string, Sighting> byResource in cause.Sightings.Where(s => s.Fault is { Denies: false }).GroupBy(s => s.Resource))
        {
            if (PlaceOf(cause, byResource.Key) is not { } place)
            {
                continue;
            }

            DeniedCall[] calls = [.. byResource.Select(s => new DeniedCall(s))];
            if (place is PolicyPlace.KeyPolicy && Organization(cause, calls) is { } organization)
            {
                calls = [.. byResource.Select(s => new DeniedCall(s, organization))];
            }

            foreach (IGrouping<string, DeniedCall> kind in calls.GroupBy(c => KindOf(c.Admitted)))
            {
                changes.Add(Admit(place, [.. kind]) with { Hints = KeyAdministrators.Hint(cause.Subject.World, place) });
            }
        }

        return CandidateSet.Of(new Candidate(cause.First.Service == "kms" ? "key-policy" : "trust-policy", [.. changes]));
    }

    /// <summary>An inline policy of the calling role.</summary>
    public static Candidate? Inline(Cause cause) => cause.First.Caller.Identity is Role { IsServiceLinked: false } role
        ? new Candidate("inline-policy", [OfRole(
            new PolicyPlace.InlinePolicy(role.Account, role.Name, PolicyName), role, cause,
            $"allow the role `{role.Name}` {Prose.List(cause.Actions)} in its inline policy `{PolicyName}`")])
        : null;

    /// <summary>The boundary, if it is a policy of the customer.</summary>
    public static CandidateSet Boundary(Cause cause)
    {
        if (cause.First.Caller.Identity is not { PermissionsBoundary: { } boundary } identity)
        {
            return CandidateSet.None("the role's permissions boundary isn't known");
        }

        return AwsManagedPolicies.IsAwsManaged(boundary)
            ? CandidateSet.None($"the boundary `{boundary}` is AWS's, and nobody can change it: set another one on the role")
            : CandidateSet.Of(new Candidate("boundary", [OfRole(
                new PolicyPlace.CustomerPolicy(boundary), identity, cause,
                $"allow {Prose.List(cause.Actions)} in the permissions boundary `{Prose.Name(boundary)}`")]));
    }

    /// <summary>The organization's policy at the silent level, if there is one that somebody wrote.</summary>
    public static CandidateSet Control(Cause cause)
    {
        World world = cause.Subject.World;
        string[] names = [.. cause.First.Fault!.Silence?.Policies ?? []];
        foreach (Organization organization in world.Organizations.Values.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (organization.Policies.Values.FirstOrDefault(p => names.Contains(p.Source.Name)) is { } policy)
            {
                bool isService = policy.Type == OrganizationPolicyType.ServiceControlPolicy;
                PolicyPlace place = new PolicyPlace.ControlPolicy(
                    organization.Id, organization.ManagementAccount, policy.Id, policy.Name, isService);
                return CandidateSet.Of(new Candidate("control-policy", [new AmendPolicy(
                    place,
                    // SCPs take `*` where resources of many accounts are meant.
                    [new PolicyEdit.Allow(new StatementDraft("AllowImageDistribution", cause.Actions) { Resources = ["*"] })],
                    $"allow {Prose.List(cause.Actions)} in {place.Name}") { Beneficiary = "*" }]));
            }
        }

        return CandidateSet.None("attach a policy that allows the actions at that level of the organization");
    }

    // AWS documents `*` with aws:PrincipalOrgID (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/allow-org-ou-to-use-key.html).
    private static Admitted? Organization(Cause cause, DeniedCall[] calls)
    {
        if (calls.Select(c => c.Admitted.Name).Distinct(StringComparer.Ordinal).Count() <= MostPrincipals)
        {
            return null;
        }

        string?[] organizations =
        [
            .. calls.Select(c => c.Sighting.Caller.Account is { } account
                ? cause.Subject.World.Accounts.GetValueOrDefault(account)?.OrganizationId
                : null).Distinct(),
        ];
        return organizations is [{ } only]
            ? new Admitted("*", PrincipalKind.Aws, new ConditionDraft("StringEquals", "aws:PrincipalOrgID", [only]))
            : null;
    }

    private static AmendPolicy OfRole(PolicyPlace place, IamIdentity identity, Cause cause, string say)
    {
        DeniedCall[] calls = [.. cause.Sightings.Select(s => new DeniedCall(s))];
        ImmutableArray<StatementDraft> statements =
        [
            .. calls.GroupBy(c => string.Join('\n', c.Conditions.Select(d => d.ToString())) + (c.Action.Split(':')[0])).SelectMany(ByActions),
        ];
        // Keys of many Regions would fill the policy: keys belong to one Region and one service each, so little is opened by
        // naming them together.
        statements = statements.Length > MostStatements
            ? [.. calls.GroupBy(c => (c.IsGrantForAwsResource, c.ViaService is null, c.Action.Split(':')[0])).Select(Together)]
            : statements;
        ImmutableArray<PolicyEdit> edits = [.. statements.Select(s => new PolicyEdit.Allow(s))];
        return new AmendPolicy(place, edits, say) { Beneficiary = Subjects.Role(identity.Account, identity.Path, identity.Name) };
    }

    // Actions that are asked about the same resources share a statement.
    private static IEnumerable<StatementDraft> ByActions(IGrouping<string, DeniedCall> calls) =>
        calls.GroupBy(c => c.Action)
            .Select(a => (Action: a.Key, Resources: Sorted(a.Select(c => c.ResourcePattern)), First: a.First()))
            .GroupBy(a => string.Join('\n', a.Resources))
            .Select(g => new StatementDraft("AllowImageDistribution", Sorted(g.Select(a => a.Action)))
            {
                Resources = g.First().Resources,
                Conditions = g.First().First.Conditions,
            });

    private static StatementDraft Together(IEnumerable<DeniedCall> calls)
    {
        DeniedCall[] all = [.. calls];
        return new StatementDraft("AllowImageDistribution", Sorted(all.Select(c => c.Action)))
        {
            Resources = Sorted(all.Select(c => c.ResourcePattern)),
            Conditions =
            [
                .. all[0].Conditions.Select(c => c with
                {
                    Values = Sorted(all.SelectMany(a => a.Conditions).Where(d => d.Key == c.Key).SelectMany(d => d.Values)),
                }),
            ],
        };
    }

    private static AmendPolicy Admit(PolicyPlace place, ImmutableArray<DeniedCall> calls)
    {
        List<PolicyEdit> edits = [];
        // One statement for all who need the same actions under the same conditions.
        var statements = calls
            .GroupBy(c => (c.Admitted.Name, Conditions: string.Join('\n', ConditionsOf(c).Select(d => d.ToString()))))
            .Select(g => (g.Key.Name, g.Key.Conditions, Actions: Sorted(g.Select(c => c.Action)), First: g.First()))
            .GroupBy(s => s.Conditions + "\n" + string.Join(' ', s.Actions));
        foreach (var same in statements)
        {
            DeniedCall first = same.First().First;
            edits.Add(new PolicyEdit.Allow(new StatementDraft(SidOf(place, first), same.First().Actions)
            {
                Principals = [.. same.Select(s => s.Name).Distinct().Order(StringComparer.Ordinal)],
                PrincipalKind = first.Admitted.Kind,
                Resources = place is PolicyPlace.TrustPolicy ? [] : ["*"],
                Conditions = ConditionsOf(first),
            }));
        }

        string[] principals = [.. calls.Select(c => Whom(c.Admitted)).Distinct().Order(StringComparer.Ordinal)];
        return new AmendPolicy(
            place,
            [.. edits],
            $"in {place.Name}, allow {Prose.List(Sorted(calls.Select(c => c.Action)))} to {Prose.List(principals)}");
    }

    private static ImmutableArray<ConditionDraft> ConditionsOf(DeniedCall call) =>
        call.Admitted.Condition is { } of ? [of, .. call.Conditions] : call.Conditions;

    private static string Whom(Admitted admitted) =>
        admitted.Condition is { } condition ? $"{admitted.Name} where {condition.Key} is {string.Join(", ", condition.Values)}" : admitted.Name;

    private static string SidOf(PolicyPlace place, DeniedCall call) =>
        place is PolicyPlace.TrustPolicy ? "AllowImageBuilder"
        : call.IsGrantForAwsResource ? "AllowImageDistributionGrants"
        : "AllowImageDistribution";

    // Roles, accounts and organizations are changes of their own: where one is enough, the prover drops the others.
    private static string KindOf(Admitted admitted) =>
        admitted.Condition is not null ? admitted.Condition.ToString()
        : admitted.Kind != PrincipalKind.Aws ? admitted.Kind.ToString()
        : admitted.Name.EndsWith(":root", StringComparison.Ordinal) ? "account"
        : "role";

    private static PolicyPlace? PlaceOf(Cause cause, string resource) =>
        cause.First.Service == "kms" && cause.Subject.World.Keys.ContainsKey(resource) ? new PolicyPlace.KeyPolicy(resource)
        : cause.First.Service == "sts" ? RoleCandidates.TrustOf(cause.Subject.World, resource)
        : null;

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
