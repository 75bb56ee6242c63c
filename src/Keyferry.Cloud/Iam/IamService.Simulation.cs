using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Iam;

/// <summary>The policy simulator: the same engine that authorizes every call.</summary>
public sealed partial class IamService
{
    /// <summary>SimulateCustomPolicy.</summary>
    public Reply<Page<SimulationResult>> SimulateCustomPolicy(Caller caller, SimulationAsk ask, PageAsk page) =>
        Do(caller, new IamAsk("iam:SimulateCustomPolicy", "*"), () =>
        {
            string user = ask.CallerArn ?? $"arn:aws:iam::{Account(caller)}:user/simulated";
            return Simulate(user, [], null, [], ask, page);
        });

    /// <summary>SimulatePrincipalPolicy: what a user, group or role may.</summary>
    public Reply<Page<SimulationResult>> SimulatePrincipalPolicy(Caller caller, string arn, SimulationAsk ask, PageAsk page) =>
        Do(caller, new IamAsk("iam:SimulatePrincipalPolicy", arn), () =>
        {
            Reply<IamIdentity> found = PrincipalOf(caller, arn);
            if (!found.Succeeded)
            {
                return found.Error;
            }

            IamIdentity identity = found.Value!;
            if (ask.ResourcePolicy is not null && ask.CallerArn is null && identity is not User)
            {
                return IamErrors.InvalidInput("CallerArn is required with a ResourcePolicy if PolicySourceArn isn't a user.");
            }

            string who = ask.CallerArn ?? (identity is Group ? $"arn:aws:iam::{identity.Account}:user/simulated" : arn);
            ImmutableArray<PolicyLevel> limits = World.Accounts.ContainsKey(identity.Account)
                ? OrganizationLimits.ServiceControl(World, identity.Account)
                : [];
            PolicySource? boundary = identity.PermissionsBoundary is { } boundaryArn ? FindPolicy(boundaryArn)?.Source : null;
            return Simulate(who, [.. PoliciesOf(identity)], boundary, limits, ask, page);
        });

    /// <summary>GetContextKeysForCustomPolicy.</summary>
    public Reply<ImmutableArray<string>> GetContextKeysForCustomPolicy(Caller caller, ImmutableArray<string> policies) =>
        Do(caller, new IamAsk("iam:GetContextKeysForCustomPolicy", "*"), () => ContextKeys([], policies));

    /// <summary>GetContextKeysForPrincipalPolicy.</summary>
    public Reply<ImmutableArray<string>> GetContextKeysForPrincipalPolicy(Caller caller, string arn, ImmutableArray<string> policies) =>
        Do(caller, new IamAsk("iam:GetContextKeysForPrincipalPolicy", arn), () =>
        {
            Reply<IamIdentity> identity = PrincipalOf(caller, arn);
            return identity.Succeeded ? ContextKeys(PoliciesOf(identity.Value!), policies) : identity.Error;
        });

    private static Reply<Page<SimulationResult>> Simulate(
        string who,
        ImmutableArray<PolicySource> own,
        PolicySource? boundary,
        ImmutableArray<PolicyLevel> limits,
        SimulationAsk ask,
        PageAsk page)
    {
        if (own.Append(boundary).FirstOrDefault(s => s is { Policy.IsKnown: false }) is { } unknown)
        {
            return new ServiceError("iam", "PolicyEvaluation", $"{unknown.Name} can't be evaluated: {unknown.Policy.UnknownBecause}", 500);
        }

        Reply<ImmutableArray<PolicySource>> given = Inputs("PolicyInputList", ask.PolicyInputList, PolicyKind.Identity);
        Reply<ImmutableArray<PolicySource>> boundaries =
            Inputs("PermissionsBoundaryPolicyInputList", ask.PermissionsBoundaryPolicyInputList, PolicyKind.Boundary);
        Reply<ImmutableArray<PolicySource>> resource =
            Inputs("ResourcePolicy", ask.ResourcePolicy is { } text ? [text] : [], PolicyKind.Resource);
        if ((given.Error ?? boundaries.Error ?? resource.Error) is { } wrong)
        {
            return wrong;
        }

        if (Principal.TryParse(who) is not { } principal)
        {
            return IamErrors.InvalidInput($"Invalid ARN: {who}");
        }

        PolicyLayers layers = new()
        {
            Identity = own.AddRange(given.Value),
            Boundary = boundaries.Value.FirstOrDefault() ?? boundary,
            Resource = resource.Value.FirstOrDefault(),
            ServiceControl = limits,
        };
        bool ofPrincipal = !own.IsEmpty || !limits.IsEmpty;
        int number = 0;
        return page.Of(
            Simulator.Run(principal, layers, ask, ofPrincipal).Select(result => (Number: number++, Result: result)).ToArray(),
            r => $"{r.Number:D10}") is { Succeeded: true } cut
            ? new Page<SimulationResult>([.. cut.Value!.Items.Select(i => i.Result)], cut.Value.NextToken)
            : IamErrors.Invalid("Invalid Marker.");
    }

    private static Reply<ImmutableArray<PolicySource>> Inputs(string name, ImmutableArray<string> texts, PolicyKind kind)
    {
        var sources = ImmutableArray.CreateBuilder<PolicySource>();
        for (int i = 0; i < texts.Length; i++)
        {
            string id = kind == PolicyKind.Resource ? name : $"{name}.{i + 1}";
            Reply<Policy> read = PolicyDocuments.Read(id, texts[i], kind);
            if (!read.Succeeded)
            {
                return IamErrors.InvalidInput($"Invalid Policy JSON for {id}: {read.Error.Message}");
            }

            sources.Add(new PolicySource(id, read.Value!));
        }

        return sources.ToImmutable();
    }

    private Reply<IamIdentity> PrincipalOf(Caller caller, string arn)
    {
        AccountId account = Account(caller);
        string[] parts = arn.Split(':');
        string resource = parts is ["arn", _, "iam", "", var of, var rest] && of == account.Value ? rest : "";
        string name = resource[(resource.LastIndexOf('/') + 1)..];
        IdentityKind? kind = resource.Split('/')[0] switch
        {
            "user" => IdentityKind.User,
            "role" => IdentityKind.Role,
            "group" => IdentityKind.Group,
            _ => null,
        };
        return kind is null ? IamErrors.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.")
            : Find(kind.Value, account, name) is { } found && found.Arn == arn ? found
            : IamErrors.NotFound(kind.Value, name);
    }

    // Under the ids that the simulator gives: inline ones by their owner, managed ones by their name.
    private IEnumerable<PolicySource> PoliciesOf(IamIdentity identity)
    {
        IEnumerable<IamIdentity> groups = ((identity as User)?.Groups ?? [])
            .Select(g => World.Iam.Groups.GetValueOrDefault((identity.Account, g))).OfType<Group>();
        foreach (IamIdentity owner in groups.Prepend(identity))
        {
            string prefix = $"{IdentityKinds.Of(owner).Word()}_{owner.Name}_";
            foreach (PolicySource inline in owner.InlinePolicies)
            {
                yield return As(prefix + InlinePolicy.NameOf(inline), inline);
            }

            foreach (string arn in owner.ManagedPolicyArns)
            {
                yield return FindPolicy(arn) is { } managed
                    ? As(managed.Name, managed.Source)
                    : new PolicySource(arn, Fact<Policy>.Unknown("its text isn't known"));
            }
        }
    }

    private static PolicySource As(string id, PolicySource source) => new(
        id, source.Policy.Select(policy => Policy.Parse(id, id, policy.Text, policy.Kind).Required()));

    private static Reply<ImmutableArray<string>> ContextKeys(IEnumerable<PolicySource> own, ImmutableArray<string> policies)
    {
        Reply<ImmutableArray<PolicySource>> given = Inputs("PolicyInputList", policies, PolicyKind.Identity);
        return !given.Succeeded
            ? given.Error
            : (ImmutableArray<string>)
            [
                .. own.Concat(given.Value).Where(s => s.Policy.IsKnown).SelectMany(s => s.Policy.Value.ConditionKeys)
                    .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
            ];
    }
}
