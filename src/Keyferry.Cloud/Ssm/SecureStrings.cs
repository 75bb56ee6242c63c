using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ssm;

/// <summary>
/// How Parameter Store encrypts
/// (https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html): a standard parameter directly
/// under the key, an advanced one under a data key; both with the parameter's ARN as encryption context.
/// </summary>
internal sealed class SecureStrings(Run run)
{
    private const string ContextKey = "PARAMETER_ARN";
    private const int DataKeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The parameter with its value encrypted, under the key that it names or the account's default one.</summary>
    public Reply<SsmParameter> Seal(Caller caller, SsmParameter parameter)
    {
        string identifier = parameter.KeyId ?? AwsManagedKeys.SsmAlias;
        Reply<(KmsKey Key, string? Alias)> chosen = Resolve(parameter.Account, parameter.Region, identifier);
        if (!chosen.Succeeded)
        {
            return chosen.Error;
        }

        (KmsKey key, string? alias) = chosen.Value;
        bool advanced = parameter.Tier == SsmParameter.Advanced;
        if (Ask(caller, advanced ? KmsOperation.GenerateDataKey : KmsOperation.Encrypt, key, alias, parameter.Arn) is { } denied)
        {
            return denied;
        }

        byte[] text = Encoding.UTF8.GetBytes(parameter.Value);
        Reply<ImmutableArray<byte>> ciphertext = advanced
            ? UnderDataKey(key, text, Context(parameter.Arn))
            : DataKeys.Wrap(run, key, text, Context(parameter.Arn));
        return ciphertext.Succeeded
            ? parameter with { Value = Convert.ToBase64String(ciphertext.Value.AsSpan()), KeyId = identifier, KeyArn = key.Arn }
            : SsmErrors.KeyId(ciphertext.Error.Message);
    }

    public Reply<string> Open(Caller caller, SsmParameter parameter)
    {
        string keyArn = parameter.KeyArn ?? throw new UnreachableException();
        Reply<(KmsKey Key, string? Alias)> chosen = Resolve(parameter.Account, parameter.Region, keyArn);
        if (!chosen.Succeeded)
        {
            return chosen.Error;
        }

        if (Ask(caller, KmsOperation.Decrypt, chosen.Value.Key, null, parameter.Arn) is { } denied)
        {
            return denied;
        }

        byte[] bytes = Convert.FromBase64String(parameter.Value);
        Reply<byte[]> text = parameter.Tier == SsmParameter.Advanced
            ? FromDataKey(keyArn, bytes, Context(parameter.Arn))
            : DataKeys.Unwrap(run.World, keyArn, bytes, Context(parameter.Arn));
        return text.Succeeded ? Encoding.UTF8.GetString(text.Value!) : SsmErrors.KeyId(text.Error.Message);
    }

    private Reply<(KmsKey Key, string? Alias)> Resolve(AccountId account, Region region, string identifier) =>
        KeyLookup.Resolve(run.World, account, region, identifier) switch
        {
            KeyLookup.Found { Key: { KeySpec: "SYMMETRIC_DEFAULT" } key } found => (key, found.Alias),
            KeyLookup.Found { Key: { } other } => SsmErrors.KeyId($"{other.Arn} is not a symmetric encryption key."),
            KeyLookup.Missing missing => SsmErrors.KeyId(missing.Error.Message),
            // What isn't described isn't there for a service that acts.
            KeyLookup.Unknown => SsmErrors.KeyId(new KeyLookup.Missing(identifier, account, region,
                identifier.StartsWith("arn:", StringComparison.Ordinal)
                    ? KeyUnresolvedReason.DoesNotExist
                    : KeyUnresolvedReason.NotInOwnAccount).Error.Message),
            _ => throw new UnreachableException(),
        };

    // F3.11: Systems Manager calls KMS in its caller's name.
    private ServiceError? Ask(Caller caller, KmsOperation operation, KmsKey key, string? alias, string parameterArn)
    {
        Caller through = caller with { ViaService = $"ssm.{key.Region}.amazonaws.com" };
        string action = $"kms:{operation}";
        using CallScope scope = run.Begin(through, action, key.Region, key.Arn);
        List<KeyValuePair<string, ContextValue>> context =
        [
            new("kms:CallerAccount", ContextValue.Of(caller.Account!.Value.Value)),
            new("kms:ViaService", ContextValue.Of(through.ViaService)),
            new("kms:EncryptionContextKeys", ContextValue.Many(ContextKey)),
            new($"kms:EncryptionContext:{ContextKey}", ContextValue.Of(parameterArn)),
            .. KeyContext.Of(run, key),
        ];
        if (alias is not null)
        {
            context.Add(new("kms:RequestAlias", ContextValue.Of(alias)));
        }

        if (operation != KmsOperation.GenerateDataKey)
        {
            context.Add(new("kms:EncryptionAlgorithm", ContextValue.Of("SYMMETRIC_DEFAULT")));
        }

        Question question = new(action, key.Arn, key.Region)
        {
            ResourceAccount = key.Account,
            ResourcePolicy = key.Policy,
            Grants = key.Grants,
            IsUnderResourceControl = key.Manager == KeyManager.Customer,
            ResourceTags = key.Tags,
            Context = [.. context],
        };
        return scope.Ask(run, through, question, a => AccessDenied.Ssm(run.World, a));
    }

    private static ImmutableDictionary<string, string> Context(string parameterArn) =>
        ImmutableDictionary<string, string>.Empty.Add(ContextKey, parameterArn);

    // The wrapped data key with its length before it, nonce, tag, then the text.
    private Reply<ImmutableArray<byte>> UnderDataKey(KmsKey key, byte[] text, ImmutableDictionary<string, string> context)
    {
        Reply<DataKey> made = DataKeys.Generate(run, key, context, DataKeyLength);
        if (!made.Succeeded)
        {
            return made.Error;
        }

        DataKey dataKey = made.Value!;
        byte[] sealedText = new byte[2 + dataKey.Wrapped.Length + NonceLength + TagLength + text.Length];
        BinaryPrimitives.WriteUInt16BigEndian(sealedText, (ushort)dataKey.Wrapped.Length);
        dataKey.Wrapped.CopyTo(sealedText, 2);
        Span<byte> rest = sealedText.AsSpan(2 + dataKey.Wrapped.Length);
        run.Platform!.FillRandom(rest[..NonceLength]);
        using AesGcm cipher = new(dataKey.Plaintext, TagLength);
        cipher.Encrypt(rest[..NonceLength], text, rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength));
        return ImmutableArray.Create(sealedText);
    }

    private Reply<byte[]> FromDataKey(string keyArn, byte[] sealedText, ImmutableDictionary<string, string> context)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(sealedText);
        Reply<byte[]> dataKey = DataKeys.Unwrap(run.World, keyArn, sealedText.AsSpan(2, length), context);
        if (!dataKey.Succeeded)
        {
            return dataKey;
        }

        ReadOnlySpan<byte> rest = sealedText.AsSpan(2 + length);
        byte[] text = new byte[rest.Length - NonceLength - TagLength];
        using AesGcm cipher = new(dataKey.Value!, TagLength);
        cipher.Decrypt(rest[..NonceLength], rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), text);
        return text;
    }
}
