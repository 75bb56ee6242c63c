using System.Collections.Immutable;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Iam;

/// <summary>What SimulateCustomPolicy and SimulatePrincipalPolicy are given.</summary>
public sealed record SimulationAsk
{
    /// <summary>Policies beside those of the principal.</summary>
    public ImmutableArray<string> PolicyInputList { get; init; } = [];

    /// <summary>The boundary in place of the principal's own; one at most.</summary>
    public ImmutableArray<string> PermissionsBoundaryPolicyInputList { get; init; } = [];

    public required ImmutableArray<string> ActionNames { get; init; }

    /// <summary><c>*</c> if none is given.</summary>
    public ImmutableArray<string> ResourceArns { get; init; } = [];

    /// <summary>The policy of the resources; null for none.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The account that owns the resources, as an ARN; null for what their ARNs say.</summary>
    public string? ResourceOwner { get; init; }

    /// <summary>The user whom the resource policy may name; null for the principal itself.</summary>
    public string? CallerArn { get; init; }

    public ImmutableArray<KeyValuePair<string, ContextValue>> Context { get; init; } = [];
}

/// <summary>A statement that decides, with the place where it stands: from its brace to the one that closes it.</summary>
public sealed record SimulatedStatement(string PolicyId, string PolicyType, Position Start, Position End);

/// <summary>The answer for one action on one resource.</summary>
public sealed record SimulationResult(string Action, string Resource, DecisionKind Decision)
{
    public ImmutableArray<SimulatedStatement> Matched { get; init; } = [];

    /// <summary>Condition keys of the policies that the request doesn't give.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Whether SCPs allow it; null where there is no principal whose account they could limit.</summary>
    public bool? AllowedByOrganizations { get; init; }

    /// <summary>Null without a boundary.</summary>
    public bool? AllowedByBoundary { get; init; }
}

/// <summary>Puts simulated requests to the policy engine.</summary>
internal static class Simulator
{
    public static IEnumerable<SimulationResult> Run(Principal principal, PolicyLayers layers, SimulationAsk ask, bool inOrganization)
    {
        RequestContext context = new(ask.Context, isComplete: true);
        ImmutableArray<string> missing = Missing(layers, context);
        string? owner = ask.ResourceOwner?.Split(':') is [_, _, _, _, var account, ..] ? account : null;
        foreach (string action in ask.ActionNames)
        {
            foreach (string resource in ask.ResourceArns.IsDefaultOrEmpty ? ["*"] : ask.ResourceArns)
            {
                AuthorizationRequest request = new()
                {
                    Principal = principal,
                    Action = action,
                    Resource = resource,
                    ResourceAccount = owner,
                    Context = context,
                };
                yield return Result(request, layers, missing, inOrganization);
            }
        }
    }

    private static SimulationResult Result(
        AuthorizationRequest request, PolicyLayers layers, ImmutableArray<string> missing, bool inOrganization)
    {
        Decision decision = Authorizer.Decide(request, layers);
        bool Blocks(PolicyLayer layer) =>
            decision.Silent.Any(s => s.Layer == layer) || decision.BlockedBy.Any(b => b.Layer == layer);
        return new SimulationResult(request.Action, request.Resource, decision.Kind)
        {
            Matched = [.. Deciding(decision).Select(by => Place(by, layers)).OfType<SimulatedStatement>()],
            Missing = missing,
            AllowedByOrganizations = inOrganization ? !Blocks(PolicyLayer.ServiceControl) : null,
            AllowedByBoundary = layers.Boundary is null ? null : !Blocks(PolicyLayer.Boundary),
        };
    }

    private static ImmutableArray<StatementReference> Deciding(Decision decision) =>
        !decision.BlockedBy.IsEmpty ? decision.BlockedBy : decision.By is { } by ? [by] : [];

    private static SimulatedStatement? Place(StatementReference by, PolicyLayers layers)
    {
        PolicySource? source = layers.Identity.Concat(new[] { layers.Boundary, layers.Resource }.OfType<PolicySource>())
            .FirstOrDefault(s => s.Policy.IsKnown && s.Policy.Value.Document == by.Document);
        if (source is null || by.Position is not { } start)
        {
            return null;
        }

        string type = by.Layer == PolicyLayer.Resource ? "Resource Policy" : "IAM Policy";
        return new SimulatedStatement(by.Policy, type, start, End(source.Policy.Value.Text, start));
    }

    // The place behind the brace that closes the statement.
    private static Position End(string text, Position start)
    {
        int line = 1;
        int column = 1;
        int depth = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool inside = new Position(line, column).CompareTo(start) >= 0;
            if (inside && quoted && c == '\\')
            {
                i++;
                column++;
            }
            else if (inside && c == '"')
            {
                quoted = !quoted;
            }
            else if (inside && !quoted && c is '{' or '}')
            {
                depth += c == '{' ? 1 : -1;
            }

            column++;
            if (c == '\n')
            {
                line++;
                column = 1;
            }

            if (inside && depth == 0)
            {
                break;
            }
        }

        return new Position(line, column);
    }

    private static ImmutableArray<string> Missing(PolicyLayers layers, RequestContext context) =>
    [
        .. layers.Identity.Concat(new[] { layers.Boundary, layers.Resource }.OfType<PolicySource>())
            .Where(s => s.Policy.IsKnown)
            .SelectMany(s => s.Policy.Value.ConditionKeys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(key => !context.Values.ContainsKey(key))
            .Order(StringComparer.Ordinal),
    ];
}
