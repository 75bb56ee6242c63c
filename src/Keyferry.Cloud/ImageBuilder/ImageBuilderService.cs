using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// Image Builder's API (https://docs.aws.amazon.com/imagebuilder/latest/APIReference/). Every call is authorized on the
/// resource that it is about, with the keys that AWS documents for Image Builder
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2imagebuilder.html).
/// </summary>
public sealed partial class ImageBuilderService(Run run)
{
    // How long AWS knows a token isn't documented for Image Builder.
    private static readonly TimeSpan s_tokenLife = TimeSpan.FromHours(24);

    private World World => run.World;

    private ImageBuilderState State
    {
        get => run.World.ImageBuilder;
        set => run.World = run.World with { ImageBuilder = value };
    }

    /// <summary>What an authorization knows beside caller, action and resource.</summary>
    private sealed record Access
    {
        public static Access Plain { get; } = new();

        /// <summary>Tags that the request sets.</summary>
        public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

        public ImmutableArray<KeyValuePair<string, ContextValue>> Context { get; init; } = [];
    }

    /// <summary>One call: opened, authorized, done.</summary>
    private Reply<T> Call<T>(
        Caller caller, Region region, string operation, string resource, Access access, Func<CallScope, Reply<T>> act)
    {
        using CallScope scope = run.Begin(caller, "imagebuilder:" + operation, region, resource);
        if (Ask(scope, caller, region, operation, resource, access) is { } denied)
        {
            return denied;
        }

        Reply<T> reply = act(scope);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private ServiceError? Ask(
        CallScope scope, Caller caller, Region region, string operation, string resource, Access? access = null) =>
        scope.Ask(
            run, caller,
            new Question("imagebuilder:" + operation, resource, region)
            {
                ResourceAccount = ImageBuilderArns.Owner(resource),
                ResourcePolicy = Policy(resource),
                ResourceTags = TagsOf(resource),
                RequestTags = access?.Tags ?? ImmutableDictionary<string, string>.Empty,
                Context = access?.Context ?? [],
            },
            a => ImageBuilderErrors.Denied(World, a));

    /// <summary>
    /// A call that changes something, once for each client token: the same token with the same parameters gives the first
    /// answer again (F10.5).
    /// </summary>
    private Reply<string> Once(Caller caller, Region region, string operation, ClientToken token, Func<Reply<string>> act)
    {
        string key = $"{caller.Account}/{region}/{operation}/{token.Value}";
        if (State.AnsweredCalls.TryGetValue(key, out AnsweredCall? answered) && answered.Until > World.Now)
        {
            return answered.Fingerprint == token.Fingerprint ? answered.Answer : ImageBuilderErrors.TokenMismatch(token.Value);
        }

        Reply<string> reply = act();
        if (reply is { Succeeded: true, Value: { } answer })
        {
            ImmutableDictionary<string, AnsweredCall> known = State.AnsweredCalls;
            if (known.Count % 1000 == 999)
            {
                known = known.RemoveRange(known.Where(k => k.Value.Until <= World.Now).Select(k => k.Key));
            }

            State = State with
            {
                AnsweredCalls = known.SetItem(key, new AnsweredCall(token.Fingerprint, answer, World.Now + s_tokenLife)),
            };
        }

        return reply;
    }

    /// <summary>Reads one resource.</summary>
    private Reply<T> Get<T>(Caller caller, Region region, string operation, string arn, Func<string, T?> find, Func<T, string> arnOf)
        where T : class
    {
        T? found = IsHere(arn, region) ? find(arn) : null;
        return Call<T>(caller, region, operation, found is null ? arn : arnOf(found), Access.Plain, _ =>
            found is null ? ImageBuilderErrors.NotFound(arn) : found);
    }

    /// <summary>Deletes one resource that nothing depends on; its tags and policy go with it.</summary>
    private Reply<string> Delete(
        Caller caller, Region region, string operation, string arn, bool exists, Func<bool> isUsed,
        Func<ImageBuilderState, ImageBuilderState> remove) =>
        Call<string>(caller, region, operation, arn, Access.Plain, _ =>
        {
            if (!exists || !IsHere(arn, region))
            {
                return ImageBuilderErrors.NotFound(arn);
            }

            if (isUsed())
            {
                return ImageBuilderErrors.HasDependents(arn);
            }

            ImageBuilderState left = remove(State);
            State = left with { Tags = left.Tags.Remove(arn), Policies = left.Policies.Remove(arn) };
            return arn;
        });

    /// <summary>Reads a list; the resource of the question is the wildcard of its type.</summary>
    private Reply<Page<T>> List<T>(
        Caller caller, Region region, string operation, string resource, Func<IEnumerable<T>> things, Func<T, string> key,
        ListRequest request, IReadOnlyDictionary<string, Func<T, IEnumerable<string?>>> fields) =>
        Call<Page<T>>(caller, region, operation, resource, Access.Plain, _ => Listing.Take(things(), key, request, fields));

    private static string AllOf(Caller caller, Region region, string type) =>
        ImageBuilderArns.Make(Account(caller), region, type, "*");

    /// <summary>Resources of the owner that a list asks for: the caller's own, Amazon's, or those that others share by policy.</summary>
    private IEnumerable<T> Owned<T>(
        Caller caller, Region region, string? owner, string readAction, IEnumerable<KeyValuePair<string, T>> own, IEnumerable<T> amazon)
    {
        AccountId account = Account(caller);
        IEnumerable<KeyValuePair<string, T>> here = own.Where(r => IsHere(r.Key, region));
        return owner switch
        {
            null or "Self" => here.Where(r => ImageBuilderArns.Owner(r.Key) == account).Select(r => r.Value),
            "Amazon" => amazon,
            "Shared" => here.Where(r => ImageBuilderArns.Owner(r.Key) != account && IsSharedWith(caller, region, readAction, r.Key))
                .Select(r => r.Value),
            _ => [],
        };
    }

    // Whether the owner's resource policy lets the caller read it: the list shows only what the policy itself allows.
    private bool IsSharedWith(Caller caller, Region region, string action, string arn)
    {
        if (!State.Policies.ContainsKey(arn))
        {
            return false;
        }

        Run aside = new(World, ExecutionMode.Actual, run.Decisions) { Platform = run.Platform };
        using CallScope scope = aside.Begin(caller, "imagebuilder:" + action, region, arn);
        return new ImageBuilderService(aside).Ask(scope, caller, region, action, arn) is null;
    }

    private PolicySource? Policy(string arn) =>
        State.Policies.TryGetValue(arn, out string? text)
            ? new PolicySource($"resource policy of {arn}",
                Keyferry.Policies.Language.Policy.Parse("resource policy", arn, text, PolicyKind.Resource).Required())
            : null;

    private ImmutableDictionary<string, string> TagsOf(string arn) =>
        State.Tags.GetValueOrDefault(arn) ?? ImmutableDictionary<string, string>.Empty;

    private void Tag(string arn, ImmutableDictionary<string, string> tags)
    {
        if (!tags.IsEmpty)
        {
            State = State with { Tags = State.Tags.SetItem(arn, TagsOf(arn).SetItems(tags)) };
        }
    }

    private string NewId(string prefix)
    {
        (string id, IdSource after) = World.Ids.Uuid();
        run.World = World with { Ids = after };
        return prefix + id;
    }

    private static bool IsHere(string arn, Region region) => ImageBuilderArns.Region(arn) == region.Value;

    private static AccountId Account(Caller caller) =>
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account: services don't call this API");

    /// <summary>The fingerprint of a call's parameters, given as text.</summary>
    public static string Fingerprint(string parameters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parameters)));
}
