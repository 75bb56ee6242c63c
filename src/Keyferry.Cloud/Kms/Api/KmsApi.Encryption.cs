using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What cryptographic operations are asked alike.</summary>
/// <param name="KeyId">The key; null where a ciphertext tells it.</param>
public sealed record CipherRequest(string? KeyId)
{
    public ImmutableDictionary<string, string> EncryptionContext { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Algorithm { get; init; }

    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool DryRun { get; init; }
}

/// <summary>Bytes that a key encrypted or decrypted.</summary>
/// <param name="Bytes">A ciphertext or a plaintext.</param>
/// <param name="KeyArn">By which key.</param>
/// <param name="Algorithm">How.</param>
/// <param name="MaterialId">With which material, for symmetric keys.</param>
public sealed record Ciphered(byte[] Bytes, string KeyArn, string Algorithm, string? MaterialId)
{
    // A plaintext must not end up in a log because somebody printed the record.
    public override string ToString() => KeyArn;
}

/// <content>Encrypt, Decrypt, ReEncrypt.</content>
public sealed partial class KmsApi
{
    public Reply<Ciphered> Encrypt(CipherRequest request, ReadOnlyMemory<byte> plaintext)
    {
        string algorithm = request.Algorithm ?? KeySpecs.SymmetricDefault;
        return On(
            Cipher("Encrypt", request.KeyId!, request, algorithm) with
            {
                Fits = key => RefusesCipher(key, "Encrypt", algorithm, request.EncryptionContext)
                    ?? RefusesLength(key, algorithm, plaintext.Length),
            },
            key => Seal(key, algorithm, plaintext.Span, request.EncryptionContext));
    }

    /// <param name="request">With a key, only that one decrypts; without, the ciphertext tells it.</param>
    /// <param name="ciphertext">Null only for a dry run that leaves it out of account.</param>
    public Reply<Ciphered> Decrypt(CipherRequest request, ReadOnlyMemory<byte>? ciphertext)
    {
        string algorithm = request.Algorithm ?? KeySpecs.SymmetricDefault;
        Reply<KeyCall> call = Opening("Decrypt", "Decrypt", request, ciphertext, algorithm);
        return !call.Succeeded ? call.Error : OnCiphertext(
            call.Value!, request, key => Open(key, algorithm, ciphertext ?? default, request.EncryptionContext));
    }

    /// <summary>Decrypts with one key and encrypts with another; the plaintext doesn't leave KMS (F3.29).</summary>
    public Reply<(Ciphered Result, Ciphered Source)> ReEncrypt(
        CipherRequest source, ReadOnlyMemory<byte>? ciphertext, CipherRequest destination)
    {
        string from = source.Algorithm ?? KeySpecs.SymmetricDefault;
        string to = destination.Algorithm ?? KeySpecs.SymmetricDefault;
        Reply<KeyCall> opening = Opening("ReEncrypt", "ReEncryptFrom", source, ciphertext, from);
        if (!opening.Succeeded)
        {
            return opening.Error;
        }

        KeyCall sealing = Cipher("ReEncryptTo", destination.KeyId!, destination, to) with
        {
            Fits = key => RefusesCipher(key, "ReEncryptTo", to, destination.EncryptionContext),
        };
        (KeyLookup first, KeyLookup second) = (Find(opening.Value!), Find(sealing));
        KeyValuePair<string, ContextValue> same = Says("kms:ReEncryptOnSameKey", first is KeyLookup.Found one
            && second is KeyLookup.Found other && one.Key.Arn == other.Key.Arn);
        KeyCall read = opening.Value! with { Context = opening.Value!.Context.Add(same) };
        KeyCall write = sealing with { Context = sealing.Context.Add(same) };

        using CallScope scope = run.Begin(
            caller, "kms:ReEncrypt", region, second is KeyLookup.Found named ? named.Key.Arn : destination.KeyId!);
        Reply<(Ciphered, Ciphered)> reply = ReEncrypt(scope, (read, first), (write, second), source, ciphertext, destination);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private Reply<(Ciphered, Ciphered)> ReEncrypt(
        CallScope scope,
        (KeyCall Call, KeyLookup Lookup) read,
        (KeyCall Call, KeyLookup Lookup) write,
        CipherRequest source,
        ReadOnlyMemory<byte>? ciphertext,
        CipherRequest destination)
    {
        Reply<KmsKey> from = AdmitCiphertext(scope, read.Call, read.Lookup, source);
        Reply<KmsKey> to = from.Succeeded ? Admit(scope, write.Call, write.Lookup) : from.Error;
        if (!to.Succeeded)
        {
            return to.Error;
        }

        if (source.DryRun)
        {
            return KmsErrors.DryRun;
        }

        Reply<Ciphered> opened = Open(
            from.Value!, source.Algorithm ?? KeySpecs.SymmetricDefault, ciphertext ?? default, source.EncryptionContext);
        if (!opened.Succeeded)
        {
            return opened.Error;
        }

        string algorithm = destination.Algorithm ?? KeySpecs.SymmetricDefault;
        if (RefusesLength(to.Value!, algorithm, opened.Value!.Bytes.Length) is { } tooLong)
        {
            return tooLong;
        }

        Reply<Ciphered> result = Seal(to.Value!, algorithm, opened.Value.Bytes, destination.EncryptionContext);
        return result.Succeeded ? (result.Value!, opened.Value) : result.Error;
    }

    private static KeyCall Cipher(string operation, string keyId, CipherRequest request, string? algorithm)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        if (algorithm is not null)
        {
            context.Add(Says("kms:EncryptionAlgorithm", algorithm));
        }

        EncryptionKeys.Add(context, request.EncryptionContext);
        return new KeyCall(operation, keyId, StateDemand.Usable)
        {
            TakesAlias = true,
            Context = context.DrainToImmutable(),
            GrantTokens = request.GrantTokens,
            DryRun = request.DryRun,
        };
    }

    /// <summary>The call that opens a ciphertext, on the key that the request or the ciphertext tells.</summary>
    private Reply<KeyCall> Opening(
        string operation, string action, CipherRequest request, ReadOnlyMemory<byte>? ciphertext, string algorithm)
    {
        bool reads = SymmetricCiphertext.TryRead((ciphertext ?? default).Span, out SymmetricCiphertext symmetric);
        if (ciphertext is null && request.KeyId is null)
        {
            return KmsErrors.Validation("You must specify a KeyId when the ciphertext is ignored.");
        }

        if (request.KeyId is null && !reads)
        {
            return KmsErrors.InvalidCiphertext;
        }

        string keyId = request.KeyId ?? ArnOf(symmetric);
        bool wrongKey = ciphertext is not null && reads
            && Find(new KeyCall(action, keyId, StateDemand.None) { TakesAlias = true }) is KeyLookup.Found named
            && (named.Key.KeyId != symmetric.KeyId || named.Key.Account != symmetric.Account);
        return Cipher(action, keyId, request, algorithm) with
        {
            Fits = key => RefusesCipher(key, operation, algorithm, request.EncryptionContext)
                ?? (wrongKey ? KmsErrors.IncorrectKey : null),
        };
    }

    // A multi-Region key's ciphertext is decrypted by the key of its set that is in this Region (F4.20).
    private string ArnOf(SymmetricCiphertext ciphertext) => Subjects.Key(
        ciphertext.Account,
        ciphertext.KeyId.StartsWith("mrk-", StringComparison.Ordinal) ? region : ciphertext.Region,
        ciphertext.KeyId);

    private Reply<Ciphered> OnCiphertext(KeyCall call, CipherRequest request, Func<KmsKey, Reply<Ciphered>> act)
    {
        KeyLookup lookup = Find(call);
        using CallScope scope = run.Begin(caller, call.Action, region, lookup is KeyLookup.Found found ? found.Key.Arn : call.KeyId);
        Reply<KmsKey> admitted = AdmitCiphertext(scope, call, lookup, request);
        Reply<Ciphered> reply = !admitted.Succeeded ? admitted.Error
            : request.DryRun ? KmsErrors.DryRun
            : act(admitted.Value!);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private Reply<KmsKey> AdmitCiphertext(CallScope scope, KeyCall call, KeyLookup lookup, CipherRequest request) =>
        GrantTokens.Refuses(call.GrantTokens) is { } invalid ? invalid
        : request.KeyId is not null ? Admit(scope, call, lookup)
        : lookup is KeyLookup.Found ? Admit(scope, call, lookup, a => AccessDenied.KmsCiphertext(World, a))
        : AccessDenied.KmsCiphertext(caller.Arn, call.Action);

    private static ServiceError? RefusesCipher(
        KmsKey key, string operation, string algorithm, ImmutableDictionary<string, string> context)
    {
        KeySpec spec = KeySpecs.Of(key.KeySpec);
        return key.KeyUsage != KeySpecs.EncryptDecrypt ? KmsErrors.UsageNotValid(key, operation)
            : !spec.EncryptionAlgorithms.Contains(algorithm) ? KmsErrors.AlgorithmNotValid(algorithm, key.KeySpec)
            : spec.IsAsymmetric && !context.IsEmpty
                ? KmsErrors.Validation($"EncryptionContext is not supported by the algorithm {algorithm}.")
            : null;
    }

    private static ServiceError? RefusesLength(KmsKey key, string algorithm, int length)
    {
        KeySpec spec = KeySpecs.Of(key.KeySpec);
        return spec.Family == KeyFamily.Rsa && RsaEncryption.Limit(spec, algorithm) is var limit && length > limit
            ? KmsErrors.Validation($"Algorithm {algorithm} and key spec {key.KeySpec} cannot encrypt data larger than {limit} bytes.")
            : null;
    }

    private Reply<Ciphered> Seal(
        KmsKey key, string algorithm, ReadOnlySpan<byte> plaintext, ImmutableDictionary<string, string> context)
    {
        if (KeyMaterials.Current(run, key) is not { } material)
        {
            return KeyStates.Gone(key);
        }

        return KeySpecs.Of(key.KeySpec).Family == KeyFamily.Symmetric
            ? new Ciphered(SymmetricCiphertext.Seal(Platform, key, material, plaintext, context), key.Arn, algorithm, material.Id)
            : new Ciphered(RsaEncryption.Encrypt(material.Bytes.AsSpan(), algorithm, plaintext), key.Arn, algorithm, null);
    }

    private Reply<Ciphered> Open(
        KmsKey key, string algorithm, ReadOnlyMemory<byte> ciphertext, ImmutableDictionary<string, string> context)
    {
        if (KeyMaterials.Find(World, key) is not { } material)
        {
            return KmsErrors.InvalidCiphertext;
        }

        if (KeySpecs.Of(key.KeySpec).Family != KeyFamily.Symmetric)
        {
            return material.Current is { } current
                && RsaEncryption.Decrypt(current.Bytes.AsSpan(), algorithm, ciphertext.Span) is { } decrypted
                ? new Ciphered(decrypted, key.Arn, algorithm, null)
                : KmsErrors.InvalidCiphertext;
        }

        return SymmetricCiphertext.TryRead(ciphertext.Span, out SymmetricCiphertext symmetric)
            && symmetric.Version(material) is { } version
            && symmetric.Open(version, context) is { } plaintext
            ? new Ciphered(plaintext, key.Arn, algorithm, version.Id)
            : KmsErrors.InvalidCiphertext;
    }
}
