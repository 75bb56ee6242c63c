using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>Turns what a service asks into a question for the policy engine: the request's context and all policies that bear on it.</summary>
internal static class Authorizations
{
    /// <summary>Asks whether the caller may; a denial or an unknown is met as an obstacle of the call.</summary>
    public static ServiceError? Ask(
        this CallScope scope,
        Run run,
        Caller caller,
        Question question,
        Func<Authorization, ServiceError> denied,
        (string Subject, string Field)? setting = null) =>
        scope.Authorize(Request(run, caller, question), Layers(run, caller, question), denied, setting);

    /// <summary>
    /// Whether the resource's policy would admit the caller if its own policies and those of its organization allowed
    /// everything. Nothing is recorded.
    /// </summary>
    public static bool Admits(Run run, Caller caller, Question question, PolicySource everything) => run.Decisions.Decide(
        Request(run, caller, question), new PolicyLayers { Identity = [everything], Resource = question.ResourcePolicy }).IsAllowed;

    private static AccountId? Owner(Caller caller, Question question) => question.ResourceAccount ?? caller.Account;

    private static PolicyLayers Layers(Run run, Caller caller, Question question)
    {
        PolicyShelf shelf = run.Decisions.Policies;
        IdentityPolicies identity = shelf.Of(run.World, caller.Identity);
        return new PolicyLayers
        {
            Identity = identity.Identity,
            Boundary = identity.Boundary,
            Session = caller.SessionPolicies,
            Resource = question.ResourcePolicy,
            Grants = question.Grants.Or([]),
            GrantsUnknownBecause = question.Grants.UnknownBecause,
            ServiceControl = caller.Account is { } account ? shelf.ServiceControl(run.World, account) : [],
            ResourceControl = question.IsUnderResourceControl && Owner(caller, question) is { } owner
                ? shelf.ResourceControl(run.World, owner)
                : [],
        };
    }

    private static AuthorizationRequest Request(Run run, Caller caller, Question question)
    {
        AccountId? owner = Owner(caller, question);
        return new AuthorizationRequest
        {
            Principal = caller.Principal,
            Action = question.Action,
            Resource = question.Resource,
            ResourceAccount = owner?.Value,
            Context = new RequestContext(
                run.Contexts.OfCaller(run.World, caller), Above(run, caller, question, question.SharedBy ?? owner)),
        };
    }

    // What the one question has beside the caller's keys; in this order, since the last of a key counts.
    private static ImmutableArray<KeyValuePair<string, ContextValue>> Above(
        Run run, Caller caller, Question question, AccountId? owner)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>> owned = owner is { } account
            ? run.Contexts.OfOwner(run.World, account)
            : [];
        int tags = question.RequestTags.Count;
        int count = 1 + tags + (tags > 0 ? 1 : 0) + question.ResourceTags.Count + owned.Length + question.Context.Length
            + caller.Context.Count;
        var above = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(count);
        above.Add(new("aws:RequestedRegion", ContextValue.Of(question.Region.Value)));
        if (tags > 0)
        {
            foreach ((string key, string value) in question.RequestTags)
            {
                above.Add(new($"aws:RequestTag/{key}", ContextValue.Of(value)));
            }

            above.Add(new("aws:TagKeys", ContextValue.Many(question.RequestTags.Keys.Order(StringComparer.Ordinal))));
        }

        foreach ((string key, string value) in question.ResourceTags)
        {
            above.Add(new($"aws:ResourceTag/{key}", ContextValue.Of(value)));
        }

        above.AddRange(owned);
        above.AddRange(question.Context);
        above.AddRange(caller.Context);
        return above.MoveToImmutable();
    }
}
