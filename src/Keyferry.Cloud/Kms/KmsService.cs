using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms;

/// <summary>KMS's operations as EC2 uses them on behalf of its caller (3.1, 3.2, 4.1–4.5).</summary>
public sealed class KmsService(Run run)
{
    private const string EbsContextKey = "aws:ebs:id";

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
        using CallScope scope = run.Begin(caller, $"kms:{operation}", key.Region, key.Arn);
        Question question = new($"kms:{operation}", key.Arn, key.Region)
        {
            ResourceAccount = key.Account,
            ResourcePolicy = key.Policy,
            Grants = key.Grants,
            IsUnderResourceControl = key.Manager == KeyManager.Customer,
            ResourceTags = key.Tags,
            Context = Context(caller, operation, key, request),
        };
        return scope.Ask(run, caller, question, a => AccessDenied.Kms(run.World, a), request.Setting) is { } denied
            ? denied
            : default(Done);
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

    private ImmutableArray<KeyValuePair<string, ContextValue>> Context(
        Caller caller, KmsOperation operation, KmsKey key, KmsRequest request)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context =
            ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(16);
        void Add(string name, ContextValue value) => context.Add(new(name, value));

        if (caller.Account is { } account)
        {
            Add("kms:CallerAccount", ContextValue.Of(account.Value));
        }

        if (caller.ViaService is { } service)
        {
            Add("kms:ViaService", ContextValue.Of(service));
        }

        AddKey(Add, key, request);
        if (operation == KmsOperation.DescribeKey)
        {
            return context.ToImmutable();
        }

        // F3.3, F3.4: one pair, for CreateGrant as its constraint.
        Add("kms:EncryptionContextKeys", ContextValue.Many(EbsContextKey));
        Add($"kms:EncryptionContext:{EbsContextKey}", request.EbsId is { } id
            ? ContextValue.Of(id)
            : ContextValue.Unknown("the id of the volume that the snapshot was made of isn't known"));
        if (operation == KmsOperation.CreateGrant)
        {
            AddGrant(Add, caller, request);
        }
        else if (operation is not (KmsOperation.GenerateDataKey or KmsOperation.GenerateDataKeyWithoutPlaintext))
        {
            Add("kms:EncryptionAlgorithm", ContextValue.Of("SYMMETRIC_DEFAULT"));
        }

        if (operation is KmsOperation.ReEncryptFrom or KmsOperation.ReEncryptTo)
        {
            Add("kms:ReEncryptOnSameKey", ContextValue.Of(request.SameKey ? "true" : "false"));
        }

        return context.ToImmutable();
    }

    private void AddKey(Action<string, ContextValue> add, KmsKey key, KmsRequest request)
    {
        add("kms:KeySpec", ContextValue.Of(key.KeySpec));
        add("kms:KeyUsage", ContextValue.Of(key.KeyUsage));
        add("kms:KeyOrigin", ContextValue.Unknown("the origin of the key's material isn't known"));
        add("kms:MultiRegion", ContextValue.Of(key.IsMultiRegion ? "true" : "false"));
        if (key.IsMultiRegion)
        {
            add("kms:MultiRegionKeyType", ContextValue.Unknown("whether the key is the primary one isn't known"));
        }

        // The alias of the AWS managed key isn't written down anywhere, it is always there.
        string[] aliases = key.Manager == KeyManager.Aws
            ? [AwsManagedKeys.EbsAlias]
            : [.. run.Decisions.Policies.AliasesOf(run.World, key)];
        if (aliases.Length > 0)
        {
            add("kms:ResourceAliases", ContextValue.Many(aliases));
        }

        if (request.Alias is { } alias)
        {
            add("kms:RequestAlias", ContextValue.Of(alias));
        }
    }

    // F3.5–F3.7, F3.10: AWS doesn't publish the grantee and the operations of a copy's grants (Q5).
    private static void AddGrant(Action<string, ContextValue> add, Caller caller, KmsRequest request)
    {
        add("kms:GrantIsForAWSResource", ContextValue.Of(caller.ViaService is null ? "false" : "true"));
        add("kms:GrantConstraintType", ContextValue.Of("EncryptionContextSubset"));
        var unknown = ContextValue.Unknown("AWS doesn't document the grants that EC2 makes for a copy");
        add("kms:GranteePrincipal", request.GranteePrincipal is { } grantee ? ContextValue.Of(grantee) : unknown);
        add("kms:GrantOperations", request.GranteePrincipal is null ? unknown : ContextValue.Many("Decrypt"));
    }
}
