using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms;

/// <summary>KMS's operations as EC2 uses them on behalf of its caller (3.1, 3.2, 4.1–4.5).</summary>
public sealed class KmsService(Run run)
{
    private const string EbsContextKey = "aws:ebs:id";

    private static readonly ContextValue s_contextKeys = ContextValue.Many(EbsContextKey);
    private static readonly ContextValue s_unknownId =
        ContextValue.Unknown("the id of the volume that the snapshot was made of isn't known");

    private static readonly ContextValue s_algorithm = ContextValue.Of("SYMMETRIC_DEFAULT");
    private static readonly ContextValue s_constraintType = ContextValue.Of("EncryptionContextSubset");
    private static readonly ContextValue s_decrypt = ContextValue.Many("Decrypt");
    private static readonly ContextValue s_unknownGrant =
        ContextValue.Unknown("AWS doesn't document the grants that EC2 makes for a copy");

    private static readonly ImmutableArray<string> s_actions =
        [.. Enum.GetValues<KmsOperation>().Select(operation => $"kms:{operation}")];

    private readonly Func<Authorization, ServiceError> _denied = a => AccessDenied.Kms(run.World, a);
    private readonly Dictionary<KmsKey, KeyFacts> _keys = new(ReferenceEqualityComparer.Instance);
    private ImmutableDictionary<string, KmsAlias>? _aliases;

    private sealed record KeyFacts(string Arn, ImmutableArray<KeyValuePair<string, ContextValue>> Context);

    /// <summary>
    /// One operation on a key, recorded as a call. Only authorization is checked here; a state that forbids the operation
    /// is <see cref="CheckState"/>'s.
    /// </summary>
    /// <param name="caller">Who asks; with <see cref="Caller.ViaService"/> if EC2 does it for them.</param>
    /// <param name="operation">What.</param>
    /// <param name="key">The key, in the Region in which it is asked (F4.42).</param>
    /// <param name="request">What the request carries.</param>
    public Reply<Done> Call(Caller caller, KmsOperation operation, KmsKey key, KmsRequest request)
    {
        KeyFacts facts = OfKey(key);
        string action = s_actions[(int)operation];
        using CallScope scope = run.Begin(caller, action, key.Region, facts.Arn);
        Question question = new(action, facts.Arn, key.Region)
        {
            ResourceAccount = key.Account,
            ResourcePolicy = key.Policy,
            Grants = key.Grants,
            IsUnderResourceControl = key.Manager == KeyManager.Customer,
            ResourceTags = key.Tags,
            Context = Context(caller, operation, facts.Context, request),
        };
        if (scope.Ask(run, caller, question, _denied, request.Setting) is { } denied)
        {
            return denied;
        }

        if (operation == KmsOperation.CreateGrant)
        {
            ServiceGrants.Keep(run, caller, key, request);
        }

        return default(Done);
    }

    /// <summary>Whether the key's kind and state allow its use; what forbids it is met as an obstacle of the open call.</summary>
    public static ServiceError? CheckState(CallScope scope, KmsKey key, KmsOperation operation, (string Subject, string Field)? setting)
    {
        string action = $"kms:{operation}";
        if (key.KeySpec != "SYMMETRIC_DEFAULT" || key.KeyUsage != "ENCRYPT_DECRYPT")
        {
            return scope.Meet(new Obstacle.KeyNotSymmetric(key.Arn, key.KeySpec)
            {
                Error = new ServiceError("kms", "InvalidKeyUsageException", $"{key.Arn} key usage is {key.KeyUsage} which is not valid for {operation}.", 400),
                Action = action,
                Resource = key.Arn,
                Setting = setting,
            });
        }

        if (!key.State.IsKnown)
        {
            return scope.Meet(new Obstacle.CannotTell($"the state of {key.Arn}", key.State.UnknownBecause)
            {
                Action = action,
                Resource = key.Arn,
                Setting = setting,
            });
        }

        return KeyStates.Refuses(key.State.Value, operation, key.Arn) is not { } error
            ? null
            : scope.Meet(new Obstacle.KeyState(key.Arn, key.State.Value)
            {
                Error = error,
                Action = action,
                Resource = key.Arn,
                Setting = setting,
            });
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> Context(
        Caller caller, KmsOperation operation, ImmutableArray<KeyValuePair<string, ContextValue>> ofKey, KmsRequest request)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context =
            ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(ofKey.Length + 10);
        if (caller.Account is { } account)
        {
            context.Add(new("kms:CallerAccount", ContextValue.Of(account.Value)));
        }

        if (caller.ViaService is { } service)
        {
            context.Add(new("kms:ViaService", ContextValue.Of(service)));
        }

        context.AddRange(ofKey);
        if (request.Alias is { } alias)
        {
            context.Add(new("kms:RequestAlias", ContextValue.Of(alias)));
        }

        if (operation == KmsOperation.DescribeKey)
        {
            return context.DrainToImmutable();
        }

        // F3.3, F3.4: one pair, for CreateGrant as its constraint.
        context.Add(new("kms:EncryptionContextKeys", s_contextKeys));
        context.Add(new("kms:EncryptionContext:" + EbsContextKey, request.EbsId is { } id ? ContextValue.Of(id) : s_unknownId));
        if (operation == KmsOperation.CreateGrant)
        {
            AddGrant(context, caller, request);
        }
        else if (operation is not (KmsOperation.GenerateDataKey or KmsOperation.GenerateDataKeyWithoutPlaintext))
        {
            context.Add(new("kms:EncryptionAlgorithm", s_algorithm));
        }

        if (operation is KmsOperation.ReEncryptFrom or KmsOperation.ReEncryptTo)
        {
            context.Add(new("kms:ReEncryptOnSameKey", ContextValue.Of(request.SameKey)));
        }

        return context.DrainToImmutable();
    }

    // The same for every question about the key.
    private KeyFacts OfKey(KmsKey key)
    {
        if (!ReferenceEquals(_aliases, run.World.Aliases))
        {
            _keys.Clear();
            _aliases = run.World.Aliases;
        }

        if (!_keys.TryGetValue(key, out KeyFacts? known))
        {
            _keys.Add(key, known = new KeyFacts(key.Arn, KeyContext.Of(run, key)));
        }

        return known;
    }

    internal string ArnOf(KmsKey key) => OfKey(key).Arn;

    // F3.5–F3.7, F3.10: AWS doesn't publish the grantee and the operations of a copy's grants (Q5).
    private static void AddGrant(
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context, Caller caller, KmsRequest request)
    {
        context.Add(new("kms:GrantIsForAWSResource", ContextValue.Of(caller.ViaService is not null)));
        context.Add(new("kms:GrantConstraintType", s_constraintType));
        context.Add(new("kms:GranteePrincipal", request.GranteePrincipal is { } grantee ? ContextValue.Of(grantee) : s_unknownGrant));
        context.Add(new("kms:GrantOperations", request.GranteePrincipal is null ? s_unknownGrant : s_decrypt));
    }
}
