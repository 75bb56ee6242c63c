using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

/// <summary>A key that EBS is to use, and the setting that chose it.</summary>
internal sealed record ChosenKey(KmsKey Key, string? Alias, (string Subject, string Field)? Setting);

/// <summary>How the use of a key ended.</summary>
internal enum KeyFailure
{
    None,

    /// <summary>A policy denies (F2.62, F2.63).</summary>
    NotAccessible,

    /// <summary>The key's state or kind forbids it (F4.34).</summary>
    BadState,

    /// <summary>The identifier names nothing (F2.64).</summary>
    InvalidIdentifier,

    /// <summary>A well-formed key ARN without a key (F2.70).</summary>
    DoesNotExist,
}

/// <summary>Which keys EBS chooses and what it asks of KMS on behalf of its caller (3.2).</summary>
internal sealed class EbsKeyUse(Run run)
{
    private readonly KmsService _kms = new(run);
    private readonly Dictionary<Region, string> _endpoints = [];
    private readonly Dictionary<(Region Region, string Arn), KeyLookup> _byArn = [];
    private World _read = run.World;

    public Ec2Settings Settings(AccountId account, Region region) =>
        run.World.Ec2Settings.TryGetValue((account, region), out Ec2Settings? settings) ? settings
        : run.World.Accounts.GetValueOrDefault(account)?.Unreadable.TryGetValue("ec2", out string? because) == true
            ? new Ec2Settings
            {
                EncryptionByDefault = Fact<bool>.Unknown(because),
                DefaultKmsKeyId = Fact<string?>.Unknown(because),
                ImageBlockPublicAccess = Fact<bool>.Unknown(because),
                AllowedImagesUnknownBecause = because,
            }
            : Ec2Settings.Default;

    /// <summary>The setting that a person has to look at where the default key was used.</summary>
    public (string Subject, string Field) DefaultKeySetting(AccountId account, Region region)
    {
        Ec2Settings settings = Settings(account, region);
        bool chosen = settings.DefaultKmsKeyId.Or(null) is not null;
        return (Subjects.Ec2Settings(account, region),
            !chosen && settings.EncryptionByDefault.Or(false) ? "encryptionByDefault" : "defaultKmsKeyId");
    }

    /// <summary>Why it isn't known which key a new snapshot or volume gets; null if it is known.</summary>
    public string? WhyUnknown(CopyKey choice, AccountId account, Region region, Snapshot? source) => choice switch
    {
        CopyKey.DefaultKey => Settings(account, region).DefaultKmsKeyId.UnknownBecause,
        CopyKey.SourceKey => source?.KmsKeyArn.UnknownBecause,
        _ => null,
    };

    /// <summary>
    /// The account's default EBS key in the Region (F2.2); null where that couldn't be found or isn't known (an obstacle
    /// tells).
    /// </summary>
    public ChosenKey? DefaultKey(CallScope scope, AccountId account, Region region, out KeyFailure failure)
    {
        Fact<string?> identifier = Settings(account, region).DefaultKmsKeyId;
        (string, string) setting = DefaultKeySetting(account, region);
        if (!identifier.IsKnown)
        {
            scope.Meet(new Obstacle.CannotTell($"the default EBS key of account {account} in {region}", identifier.UnknownBecause)
            { Setting = setting });
            failure = run.Acts ? KeyFailure.NotAccessible : KeyFailure.None;
            return null;
        }

        return Resolve(scope, account, region, identifier.Or(null) ?? AwsManagedKeys.EbsAlias, setting, out failure);
    }

    /// <summary>Finds the key that an identifier names; null with an obstacle where there is none.</summary>
    public ChosenKey? Resolve(
        CallScope scope, AccountId account, Region region, string identifier, (string, string)? setting, out KeyFailure failure) =>
        Chosen(scope, Lookup(account, region, identifier), setting, out failure);

    /// <summary>The key of an existing snapshot; null if it has none or it can't be found (an obstacle tells).</summary>
    public ChosenKey? KeyOf(CallScope scope, Snapshot snapshot, out KeyFailure failure)
    {
        failure = KeyFailure.None;
        (string, string) setting = snapshot.KeySetting ?? (snapshot.Arn, "kmsKeyId");
        if (!snapshot.KmsKeyArn.IsKnown)
        {
            scope.Meet(new Obstacle.CannotTell($"the key of {snapshot.Arn}", snapshot.KmsKeyArn.UnknownBecause) { Setting = setting });
            failure = run.Acts ? KeyFailure.NotAccessible : KeyFailure.None;
            return null;
        }

        if (snapshot.KmsKeyArn.Value is not { } arn)
        {
            return null;
        }

        ChosenKey? key = Chosen(scope, ByKeyArn(arn), setting, out failure);
        failure = failure == KeyFailure.None ? KeyFailure.None : KeyFailure.NotAccessible;
        return key;
    }

    /// <summary>
    /// Whether the snapshot can't have got to the caller at all, because its key is an AWS managed one of another account
    /// (T14). Who probes past the refusal to share it takes it for repaired: then its key doesn't matter any more.
    /// </summary>
    private static ChosenKey? AsRepaired(Caller caller, ChosenKey? source) =>
        source is { Key.Manager: KeyManager.Aws } && source.Key.Account != caller.Account ? null : source;

    /// <summary>The KMS calls of one snapshot's copy, in the order of F3.25 (K6–K10).</summary>
    /// <param name="scope">The copy.</param>
    /// <param name="caller">Who called EC2.</param>
    /// <param name="source">The source snapshot's key; null if it isn't encrypted.</param>
    /// <param name="sourceId">What the source's data key is bound to, if known.</param>
    /// <param name="target">The copy's key.</param>
    /// <param name="defaultKey">The default key, which the caller of a copy of an encrypted snapshot must be able to describe (F2.8).</param>
    /// <param name="newId">The new snapshot's id.</param>
    public KeyFailure Copy(
        CallScope scope, Caller caller, ChosenKey? source, string? sourceId, ChosenKey? target, ChosenKey? defaultKey, string newId)
    {
        source = run.Mode == ExecutionMode.Probing ? AsRepaired(caller, source) : source;
        bool same = IsSameKey(source, target);
        bool reEncrypts = source is not null && target is not null && source.Key.Region == target.Key.Region;
        if (!May(caller, KmsOperation.DescribeKey, target)
            || (source is not null && !IsSameKey(defaultKey, target) && !May(caller, KmsOperation.DescribeKey, defaultKey))
            || (!same && !May(caller, KmsOperation.DescribeKey, source)))
        {
            return KeyFailure.NotAccessible;
        }

        if (!IsUsable(scope, same ? null : source) || !IsUsable(scope, target))
        {
            return KeyFailure.BadState;
        }

        KmsRequest from = new() { EbsId = sourceId, SameKey = same };
        KmsRequest to = new() { EbsId = newId, SameKey = same };

        // Only the owner's own copy under the same key needs no Decrypt (K7, our inference); another account's does: EBS lists
        // it among the actions that every user of a shared snapshot needs (F3.20, F3.22).
        bool isOwn = source?.Key.Account == caller.Account;
        bool allowed = same
            ? (isOwn || May(caller, KmsOperation.Decrypt, source, from))
                && May(caller, KmsOperation.ReEncryptFrom, source, from)
                && May(caller, KmsOperation.ReEncryptTo, target, to)
                && May(caller, KmsOperation.GenerateDataKeyWithoutPlaintext, target, to)
                && May(caller, KmsOperation.CreateGrant, target, to)
            : May(caller, KmsOperation.CreateGrant, source, from)
                && May(caller, KmsOperation.Decrypt, source, from)
                && (!reEncrypts || May(caller, KmsOperation.ReEncryptFrom, source, from))
                && May(caller, KmsOperation.GenerateDataKeyWithoutPlaintext, target, to)
                && (!reEncrypts || May(caller, KmsOperation.ReEncryptTo, target, to))
                && May(caller, KmsOperation.CreateGrant, target, to);
        return allowed ? KeyFailure.None : KeyFailure.NotAccessible;
    }

    /// <summary>The KMS calls of one volume's creation at launch (K1–K4, K11).</summary>
    /// <param name="scope">The launch.</param>
    /// <param name="caller">Who called EC2.</param>
    /// <param name="source">The snapshot's key; null if it isn't encrypted or there is no snapshot.</param>
    /// <param name="sourceId">What the snapshot's data key is bound to; null if there is no encrypted snapshot.</param>
    /// <param name="target">The volume's key.</param>
    /// <param name="isFilled">Whether the volume is made from a snapshot.</param>
    /// <param name="volumeId">The new volume's id.</param>
    /// <param name="grantee">Who gets the grant to attach it; null if it isn't attached.</param>
    public KeyFailure Launch(
        CallScope scope, Caller caller, ChosenKey? source, string? sourceId, ChosenKey target, bool isFilled, string volumeId, string? grantee)
    {
        source = run.Mode == ExecutionMode.Probing ? AsRepaired(caller, source) : source;
        bool same = IsSameKey(source, target);
        if (!May(caller, KmsOperation.DescribeKey, target) || (!same && !May(caller, KmsOperation.DescribeKey, source)))
        {
            return KeyFailure.NotAccessible;
        }

        if (!IsUsable(scope, same ? null : source) || !IsUsable(scope, target))
        {
            return KeyFailure.BadState;
        }

        KmsRequest from = new() { EbsId = sourceId, SameKey = same };
        KmsRequest to = new() { EbsId = volumeId, SameKey = same, GranteePrincipal = grantee };

        // A volume that is filled from a snapshot under its own key, from a plain or from a foreign one, is written through a
        // data key that is decrypted (K2, K3, K11); from an own snapshot under another key it is re-encrypted (K4).
        bool decryptsTarget = isFilled && (source is null || same || source.Key.Account != caller.Account);
        bool allowed =
            (same || (May(caller, KmsOperation.Decrypt, source, from) && May(caller, KmsOperation.CreateGrant, source, from)))
            && May(caller, KmsOperation.ReEncryptFrom, source, from)
            && (source is null || May(caller, KmsOperation.ReEncryptTo, target, to))
            && May(caller, KmsOperation.GenerateDataKeyWithoutPlaintext, target, to)
            && May(caller, KmsOperation.CreateGrant, target, to)
            && (!decryptsTarget || May(caller, KmsOperation.Decrypt, target, to));
        return allowed ? KeyFailure.None : KeyFailure.NotAccessible;
    }

    /// <summary>Whether the caller may describe the key through EC2 (K13).</summary>
    public bool MayDescribe(Caller caller, ChosenKey key) => May(caller, KmsOperation.DescribeKey, key);

    /// <summary>Whether the caller may do this with the key through EC2; without a key there is nothing to ask.</summary>
    public bool May(Caller caller, KmsOperation operation, ChosenKey? key, KmsRequest? request = null) =>
        key is null || _kms.Call(
            caller with { ViaService = EndpointOf(key.Key.Region) },
            operation,
            key.Key,
            (request ?? new KmsRequest()) with { Alias = key.Alias, Setting = key.Setting }).Succeeded;

    private bool IsSameKey(ChosenKey? one, ChosenKey? other) =>
        one is not null && other is not null
        && (ReferenceEquals(one.Key, other.Key) || _kms.ArnOf(one.Key) == _kms.ArnOf(other.Key));

    // ARNs stand for themselves, whoever names them: a thousand accounts look the same ones up.
    private KeyLookup Lookup(AccountId account, Region region, string identifier)
    {
        if (!identifier.StartsWith("arn:", StringComparison.Ordinal))
        {
            return KeyLookup.Resolve(run.World, account, region, identifier);
        }

        Forget();
        if (!_byArn.TryGetValue((region, identifier), out KeyLookup? known))
        {
            _byArn.Add((region, identifier), known = KeyLookup.Resolve(run.World, account, region, identifier));
        }

        return known;
    }

    private KeyLookup ByKeyArn(string arn)
    {
        Forget();
        if (!_byArn.TryGetValue((default, arn), out KeyLookup? known))
        {
            _byArn.Add((default, arn), known = KeyLookup.ByKeyArn(run.World, arn));
        }

        return known;
    }

    private void Forget()
    {
        World world = run.World;
        if (!ReferenceEquals(_read.Keys, world.Keys) || !ReferenceEquals(_read.Aliases, world.Aliases)
            || !ReferenceEquals(_read.Accounts, world.Accounts))
        {
            _byArn.Clear();
            _read = world;
        }
    }

    private string EndpointOf(Region region)
    {
        if (!_endpoints.TryGetValue(region, out string? endpoint))
        {
            _endpoints.Add(region, endpoint = $"ec2.{region}.amazonaws.com");
        }

        return endpoint;
    }

    private static bool IsUsable(CallScope scope, ChosenKey? key) =>
        key is null || KmsService.CheckState(scope, key.Key, KmsOperation.GenerateDataKeyWithoutPlaintext, key.Setting) is null;

    private static ChosenKey? Chosen(CallScope scope, KeyLookup lookup, (string, string)? setting, out KeyFailure failure)
    {
        failure = KeyFailure.None;
        switch (lookup)
        {
            case KeyLookup.Found found:
                return new ChosenKey(found.Key, found.Alias, setting);
            case KeyLookup.Unknown unknown:
                ServiceError? refusal = scope.Meet(new Obstacle.CannotTell($"the key `{unknown.Identifier}`", unknown.Because)
                { Action = "kms:DescribeKey", Resource = unknown.Identifier, Setting = setting });
                failure = refusal is null ? KeyFailure.None : KeyFailure.NotAccessible;
                return null;
            case KeyLookup.Missing missing:
                ServiceError? error = scope.Meet(
                    new Obstacle.KeyUnresolved(missing.Identifier, missing.ResolvedIn, missing.Region, missing.Reason)
                    { Error = missing.Error, Action = "kms:DescribeKey", Resource = missing.Identifier, Setting = setting });
                failure = error is null ? KeyFailure.None
                    : missing.Reason == KeyUnresolvedReason.DoesNotExist ? KeyFailure.DoesNotExist
                    : KeyFailure.InvalidIdentifier;
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
