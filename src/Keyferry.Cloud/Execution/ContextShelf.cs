using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// What one run has worked out about callers and owners for the contexts of its questions: thousands of them have the same.
/// The worlds of a run differ mostly in images; what was learned from other parts is forgotten as soon as those change.
/// </summary>
internal sealed class ContextShelf
{
    private readonly Dictionary<Principal, CallerContext> _direct = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Principal, CallerContext> _through = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AccountId, ImmutableArray<KeyValuePair<string, ContextValue>>> _owners = [];
    private World? _world;

    /// <summary>The keys that all requests of a caller have, whatever they ask.</summary>
    public RequestContext OfCaller(World world, Caller caller)
    {
        Learn(world);
        Dictionary<Principal, CallerContext> known = caller.ViaService is null ? _direct : _through;
        if (known.TryGetValue(caller.Principal, out CallerContext? found)
            && ReferenceEquals(found.Caller.Identity, caller.Identity)
            && found.Caller.Account == caller.Account
            && IsSameService(found.Caller.ViaService, caller.ViaService))
        {
            return found.Context;
        }

        List<KeyValuePair<string, ContextValue>> keys = new(24);
        CallerKeys.Add(keys, world, caller);
        RequestContext context = new(keys, isComplete: true);
        known[caller.Principal] = new CallerContext(caller, context);
        return context;
    }

    /// <summary>The keys that tell whose the resource is.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> OfOwner(World world, AccountId owner)
    {
        Learn(world);
        if (!_owners.TryGetValue(owner, out ImmutableArray<KeyValuePair<string, ContextValue>> keys))
        {
            List<KeyValuePair<string, ContextValue>> list = [KeyValuePair.Create("aws:ResourceAccount", ContextValue.Of(owner.Value))];
            CallerKeys.AddOrganization(list, world, owner, "aws:Resource");
            _owners.Add(owner, keys = [.. list]);
        }

        return keys;
    }

    private void Learn(World world)
    {
        if (_world is not null && ReferenceEquals(_world.Accounts, world.Accounts)
            && ReferenceEquals(_world.Organizations, world.Organizations) && _world.Now == world.Now)
        {
            return;
        }

        _direct.Clear();
        _through.Clear();
        _owners.Clear();
        _world = world;
    }

    // `ec2.us-east-1.amazonaws.com` and `ec2.eu-west-1.amazonaws.com` are the same service to aws:CalledVia.
    private static bool IsSameService(string? one, string? other) =>
        one is null || other is null ? one is null && other is null : First(one).SequenceEqual(First(other));

    private static ReadOnlySpan<char> First(string service)
    {
        int dot = service.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? service : service.AsSpan(0, dot);
    }

    private sealed record CallerContext(Caller Caller, RequestContext Context);
}
