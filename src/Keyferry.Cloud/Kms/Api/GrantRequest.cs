using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What CreateGrant is asked for.</summary>
public sealed record GrantRequest(string KeyId, string GranteePrincipal, ImmutableArray<string> Operations)
{
    private static readonly ImmutableArray<string> s_withContext =
    [
        "Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext",
        "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
    ];

    // Operations that any grant may name; the constraints bear on CreateGrant only through what it may pass on.
    private static readonly ImmutableArray<string> s_always = ["CreateGrant", "RetireGrant", "DescribeKey"];

    public string? RetiringPrincipal { get; init; }

    public string? Name { get; init; }

    public ImmutableDictionary<string, string>? EncryptionContextEquals { get; init; }

    public ImmutableDictionary<string, string>? EncryptionContextSubset { get; init; }

    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool DryRun { get; init; }

    /// <summary>What policies can see of it (F3.4–F3.6 are the same for EC2's).</summary>
    internal ImmutableArray<KeyValuePair<string, ContextValue>> Context(bool isForService)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        context.Add(new("kms:GrantIsForAWSResource", ContextValue.Of(isForService)));
        context.Add(new("kms:GranteePrincipal", ContextValue.Of(GranteePrincipal)));
        context.Add(new("kms:GrantOperations", ContextValue.Many(Operations)));
        if (RetiringPrincipal is not null)
        {
            context.Add(new("kms:RetiringPrincipal", ContextValue.Of(RetiringPrincipal)));
        }

        if ((EncryptionContextEquals ?? EncryptionContextSubset) is { } constraint)
        {
            context.Add(new(
                "kms:GrantConstraintType",
                ContextValue.Of(EncryptionContextEquals is null ? "EncryptionContextSubset" : "EncryptionContextEquals")));
            EncryptionKeys.Add(context, constraint);
        }

        return context.DrainToImmutable();
    }

    /// <summary>What is wrong with it for the key; null if nothing is.</summary>
    internal ServiceError? Refuse(World world, KmsKey key)
    {
        if (Operations.IsEmpty)
        {
            return KmsErrors.Validation(
                "1 validation error detected: Value '[]' at 'operations' failed to satisfy constraint:"
                + " Member must have length greater than or equal to 1");
        }

        ImmutableArray<string> allowed = OperationsOf(key);
        if (Operations.FirstOrDefault(o => !allowed.Contains(o)) is { } wrong)
        {
            return KmsErrors.Validation(
                $"Operation {wrong} is not supported in a grant for a KMS key with KeySpec {key.KeySpec} and KeyUsage {key.KeyUsage}.");
        }

        bool constrained = EncryptionContextEquals is not null || EncryptionContextSubset is not null;
        return constrained && key.KeySpec != KeySpecs.SymmetricDefault
            ? KmsErrors.Validation($"Encryption context grant constraints are not supported for a KMS key with KeySpec {key.KeySpec}.")
            : RefusePrincipal(world, GranteePrincipal) ?? (RetiringPrincipal is null ? null : RefusePrincipal(world, RetiringPrincipal));
    }

    internal Grant Make(string id, DateTimeOffset now, AccountId issuer) => new()
    {
        GrantId = id,
        GranteePrincipal = GranteePrincipal,
        RetiringPrincipal = RetiringPrincipal,
        Operations = Operations,
        EncryptionContextEquals = EncryptionContextEquals,
        EncryptionContextSubset = EncryptionContextSubset,
        Name = Name,
        CreationDate = now,
        IssuingAccount = Subjects.Account(issuer),
    };

    /// <summary>Whether a grant is what this request made before.</summary>
    internal bool IsSame(Grant grant) =>
        grant.Name == Name
        && grant.GranteePrincipal == GranteePrincipal
        && grant.RetiringPrincipal == RetiringPrincipal
        && Operations.ToHashSet(StringComparer.Ordinal).SetEquals(grant.Operations)
        && IsSame(grant.EncryptionContextEquals, EncryptionContextEquals)
        && IsSame(grant.EncryptionContextSubset, EncryptionContextSubset);

    private static bool IsSame(ImmutableDictionary<string, string>? one, ImmutableDictionary<string, string>? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Count == other.Count && one.All(p => other.GetValueOrDefault(p.Key) == p.Value);

    // F4.14, https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations
    private static ImmutableArray<string> OperationsOf(KmsKey key) => (key.KeyUsage, KeySpecs.Of(key.KeySpec).Family) switch
    {
        (KeySpecs.EncryptDecrypt, KeyFamily.Symmetric) => [.. s_always, .. s_withContext],
        (KeySpecs.EncryptDecrypt, _) => [.. s_always, "Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GetPublicKey"],
        (KeySpecs.SignVerify, _) => [.. s_always, "Sign", "Verify", "GetPublicKey"],
        (KeySpecs.GenerateVerifyMac, _) => [.. s_always, "GenerateMac", "VerifyMac"],
        (KeySpecs.KeyAgreement, _) => [.. s_always, "DeriveSharedSecret", "GetPublicKey"],
        _ => s_always,
    };

    private static ServiceError? RefusePrincipal(World world, string arn)
    {
        bool isService = !arn.Contains(':', StringComparison.Ordinal) && arn.Contains('.', StringComparison.Ordinal);
        return isService || (Principal.TryParse(arn) is { Account: not null } principal && KeyPolicyText.Exists(world, principal))
            ? null
            : KmsErrors.Error("InvalidArnException", $"ARN does not refer to a valid principal: {arn}");
    }
}
