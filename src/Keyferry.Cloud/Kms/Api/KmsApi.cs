using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>
/// KMS's operations as clients call them (https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html). The
/// shape of a request was checked before: lengths, ranges, words of enumerations.
/// </summary>
/// <param name="run">What the calls change; it must have a platform.</param>
/// <param name="caller">Who calls; it must have an account.</param>
/// <param name="region">The endpoint's Region.</param>
public sealed partial class KmsApi(Run run, Caller caller, Region region)
{
    private readonly Func<Authorization, ServiceError> _denied = a => AccessDenied.Kms(run.World, a);

    private World World => run.World;

    private Platform Platform { get; } = KeyMaterials.PlatformOf(run);

    private AccountId Account { get; } =
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account: services call KMS in a role");

    /// <summary>Finds the key, asks whether the caller may, looks at the key's kind and state; then acts.</summary>
    private Reply<T> On<T>(KeyCall call, Func<KmsKey, Reply<T>> act)
    {
        KeyLookup lookup = Find(call);
        using CallScope scope = run.Begin(caller, call.Action, region, lookup is KeyLookup.Found found ? found.Key.Arn : call.KeyId);
        Reply<KmsKey> admitted = GrantTokens.Refuses(call.GrantTokens) is { } refused ? refused : Admit(scope, call, lookup);
        Reply<T> reply = !admitted.Succeeded ? admitted.Error
            : call.DryRun ? KmsErrors.DryRun
            : act(admitted.Value!);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    /// <summary>An operation that is about no key in particular, or whose resource isn't a key.</summary>
    private Reply<T> On<T>(
        string operation, string resource, ImmutableArray<KeyValuePair<string, ContextValue>> context, Func<CallScope, Reply<T>> act)
    {
        using CallScope scope = run.Begin(caller, $"kms:{operation}", region, resource);
        Reply<T> reply = Ask(scope, $"kms:{operation}", resource, context) is { } denied ? denied : act(scope);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private KeyLookup Find(KeyCall call) =>
        !call.TakesAlias && IsAlias(call.KeyId)
            ? new KeyLookup.Missing(call.KeyId, Account, region, KeyUnresolvedReason.Malformed)
            : KeyLookup.Resolve(World, Account, region, call.KeyId);

    private Reply<KmsKey> Admit(
        CallScope scope, KeyCall call, KeyLookup lookup, Func<Authorization, ServiceError>? denied = null)
    {
        if (lookup is not KeyLookup.Found found)
        {
            return NotFound(scope, call, lookup);
        }

        KmsKey key = found.Key;
        AwsManagedKeys.Touch(run, key);
        ServiceError? refused = call.First?.Invoke(scope)
            ?? Ask(scope, call.Action, key, found.Alias, call.Context, call.RequestTags, denied)
            ?? call.Fits?.Invoke(key)
            ?? CheckState(scope, key, call.Demand);
        return refused is null ? key : refused;
    }

    // A state that isn't known is one that may refuse, unless any would do.
    private static ServiceError? CheckState(CallScope scope, KmsKey key, StateDemand demand) =>
        key.State.IsKnown ? KeyStates.Refuses(key.State.Value, demand, key.Arn)
        : demand == StateDemand.None ? null
        : scope.Meet(new Obstacle.CannotTell($"the state of {key.Arn}", key.State.UnknownBecause));

    // F4.43: of another account's keys KMS doesn't tell which ones there are. Of an account of which not all could be read it
    // isn't known whether the key is there; one that nobody described has none.
    private ServiceError NotFound(CallScope scope, KeyCall call, KeyLookup lookup)
    {
        if (lookup is KeyLookup.Unknown { Because: var because } unread && World.FindAccount(OwnerOf(unread.Identifier)) is not null
            && scope.Meet(new Obstacle.CannotTell($"whether there is a key {unread.Identifier}", because)) is { } untold)
        {
            return untold;
        }

        (string identifier, ServiceError error) = lookup switch
        {
            KeyLookup.Missing missing => (missing.Identifier, missing.Error),
            KeyLookup.Unknown unknown => (unknown.Identifier, unknown.Identifier switch
            {
                var alias when IsAlias(alias) => KmsErrors.AliasNotFound(Arn(alias)),
                var id => KmsErrors.KeyNotFound(Arn(id)),
            }),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return identifier.Split(':') is ["arn", _, "kms", var at, var owner, _] && owner != Account.Value && at == region.Value
            ? KmsErrors.Error(
                "AccessDeniedException",
                $"User: {caller.Arn} is not authorized to perform: {call.Action} on resource: {identifier}"
                + $" because no resource-based policy allows the {call.Action} action")
            : error;
    }

    private AccountId OwnerOf(string identifier) =>
        identifier.Split(':') is ["arn", _, "kms", _, var owner, _] ? new AccountId(owner) : Account;

    private string Arn(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal) ? identifier
        : IsAlias(identifier) ? Subjects.Alias(Account, region, identifier)
        : Subjects.Key(Account, region, identifier);

    private static bool IsAlias(string identifier) =>
        identifier.StartsWith("alias/", StringComparison.Ordinal)
        || (identifier.StartsWith("arn:", StringComparison.Ordinal) && identifier.Contains(":alias/", StringComparison.Ordinal));

    private ServiceError? Ask(
        CallScope scope,
        string action,
        KmsKey key,
        string? alias,
        ImmutableArray<KeyValuePair<string, ContextValue>> context,
        ImmutableDictionary<string, string>? requestTags = null,
        Func<Authorization, ServiceError>? denied = null,
        Fact<ImmutableArray<Grant>>? grants = null)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>> ofKey = KeyContext.Of(run, key);
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(ofKey.Length + context.Length + 3);
        AddCaller(all);
        all.AddRange(ofKey);
        if (alias is not null)
        {
            all.Add(new("kms:RequestAlias", ContextValue.Of(alias)));
        }

        all.AddRange(context);
        Question question = new(action, key.Arn, key.Region)
        {
            ResourceAccount = key.Account,
            ResourcePolicy = key.Policy,
            Grants = grants ?? key.Grants,
            IsUnderResourceControl = key.Manager == KeyManager.Customer,
            ResourceTags = key.Tags,
            RequestTags = requestTags ?? ImmutableDictionary<string, string>.Empty,
            Context = all.DrainToImmutable(),
        };
        return scope.Ask(run, caller, question, denied ?? _denied);
    }

    private ServiceError? Ask(
        CallScope scope,
        string action,
        string resource,
        ImmutableArray<KeyValuePair<string, ContextValue>> context,
        ImmutableDictionary<string, string>? requestTags = null,
        Region? inRegion = null)
    {
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(context.Length + 2);
        AddCaller(all);
        all.AddRange(context);
        Question question = new(action, resource, inRegion ?? region)
        {
            ResourceAccount = Account,
            IsUnderResourceControl = resource != "*",
            RequestTags = requestTags ?? ImmutableDictionary<string, string>.Empty,
            Context = all.DrainToImmutable(),
        };
        return scope.Ask(run, caller, question, _denied);
    }

    private void AddCaller(ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context)
    {
        context.Add(new("kms:CallerAccount", ContextValue.Of(Account.Value)));
        if (caller.ViaService is { } service)
        {
            context.Add(new("kms:ViaService", ContextValue.Of(service)));
        }
    }

    private static KeyValuePair<string, ContextValue> Says(string key, string value) => new(key, ContextValue.Of(value));

    private static KeyValuePair<string, ContextValue> Says(string key, bool value) => new(key, ContextValue.Of(value));

    private static KeyValuePair<string, ContextValue> Says(string key, int value) =>
        Says(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Put(KmsKey key) => run.World = World with { Keys = World.Keys.SetItem(key.Arn, key) };
}
