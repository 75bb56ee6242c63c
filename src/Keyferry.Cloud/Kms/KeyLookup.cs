using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms;

/// <summary>What a key identifier names.</summary>
public abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    /// <summary>A key; <paramref name="Alias"/> is the alias it was named by (<c>alias/…</c>), or null.</summary>
    public sealed record Found(KmsKey Key, string? Alias) : KeyLookup;

    /// <summary>No key, for certain.</summary>
    public sealed record Missing(string Identifier, AccountId ResolvedIn, Region Region, KeyUnresolvedReason Reason) : KeyLookup
    {
        /// <summary>KMS's answer (F4.40, F4.41).</summary>
        public ServiceError Error => new("kms", "NotFoundException", Reason switch
        {
            KeyUnresolvedReason.OtherRegion => $"Invalid arn {Identifier.Split(':')[3]}",
            KeyUnresolvedReason.DoesNotExist => $"Key '{Identifier}' does not exist",
            KeyUnresolvedReason.AliasDoesNotExist => $"Alias {Identifier} is not found.",
            KeyUnresolvedReason.NotInOwnAccount when Identifier.StartsWith("alias/", StringComparison.Ordinal) =>
                $"Alias {Subjects.Alias(ResolvedIn, Region, Identifier)} is not found.",
            KeyUnresolvedReason.NotInOwnAccount => $"Key '{Subjects.Key(ResolvedIn, Region, Identifier)}' does not exist",
            _ => $"Invalid keyId '{Identifier}'",
        }, 400);
    }

    /// <summary>It isn't known whether there is one.</summary>
    public sealed record Unknown(string Identifier, string Because) : KeyLookup;

    /// <summary>
    /// Resolves as KMS does for a caller of an account at a Region's endpoint: ids and alias names in the caller's own
    /// account and Region, ARNs as they stand (F2.6, F2.7, F4.8, F4.40–F4.43).
    /// </summary>
    public static KeyLookup Resolve(World world, AccountId caller, Region region, string identifier)
    {
        if (identifier.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ResolveArn(world, region, identifier);
        }

        if (identifier.StartsWith("alias/", StringComparison.Ordinal))
        {
            return ByAlias(world, identifier, caller, region, identifier, KeyUnresolvedReason.NotInOwnAccount);
        }

        return IsKeyId(identifier)
            ? ByArn(world, identifier, caller, region, Subjects.Key(caller, region, identifier), KeyUnresolvedReason.NotInOwnAccount)
            : new Missing(identifier, caller, region, KeyUnresolvedReason.Malformed);
    }

    /// <summary>The key with this ARN, wherever it is.</summary>
    public static KeyLookup ByKeyArn(World world, string keyArn) =>
        keyArn.Split(':') is ["arn", _, "kms", var region, ..]
            ? ResolveArn(world, new Region(region), keyArn)
            : new Missing(keyArn, default, default, KeyUnresolvedReason.Malformed);

    private static KeyLookup ResolveArn(World world, Region region, string arn)
    {
        if (arn.Split(':') is not ["arn", _, "kms", var at, var account, var resource] || !AccountId.IsValid(account))
        {
            return new Missing(arn, default, region, KeyUnresolvedReason.Malformed);
        }

        AccountId owner = new(account);
        if (at != region.Value)
        {
            return new Missing(arn, owner, region, KeyUnresolvedReason.OtherRegion);
        }

        if (resource.StartsWith("alias/", StringComparison.Ordinal))
        {
            return ByAlias(world, arn, owner, region, resource, KeyUnresolvedReason.AliasDoesNotExist);
        }

        return resource.StartsWith("key/", StringComparison.Ordinal) && IsKeyId(resource[4..])
            ? ByArn(world, arn, owner, region, arn, KeyUnresolvedReason.DoesNotExist)
            : new Missing(arn, owner, region, KeyUnresolvedReason.Malformed);
    }

    private static KeyLookup ByAlias(
        World world, string identifier, AccountId owner, Region region, string name, KeyUnresolvedReason reason)
    {
        if (world.Aliases.TryGetValue(Subjects.Alias(owner, region, name), out KmsAlias? alias))
        {
            KeyLookup key = ByArn(
                world, identifier, owner, region, Subjects.Key(owner, region, alias.TargetKeyId), KeyUnresolvedReason.DoesNotExist);
            return key is Found found ? found with { Alias = name } : key;
        }

        return AwsManagedKeys.For(owner, region, name) is { } managed && !world.Horizon.Unread.ContainsKey(Subjects.Alias(owner, region, name))
            ? new Found(managed, name)
            : NotThere(world, identifier, owner, region, reason, Subjects.Alias(owner, region, name));
    }

    private static KeyLookup ByArn(
        World world, string identifier, AccountId owner, Region region, string keyArn, KeyUnresolvedReason reason) =>
        world.Keys.TryGetValue(keyArn, out KmsKey? key) ? new Found(key, null)
        : AwsManagedKeys.Find(keyArn) is { } managed ? new Found(managed, null)
        : NotThere(world, identifier, owner, region, reason, keyArn);

    private static KeyLookup NotThere(
        World world, string identifier, AccountId owner, Region region, KeyUnresolvedReason reason, string subject) =>
        world.FindAccount(owner) is null
            ? new Unknown(identifier, $"account {owner}, which the key belongs to, isn't described")
            : Horizon.WhyUnknown(world, owner, "kms", subject) is { } because
                ? new Unknown(identifier, because)
                : new Missing(identifier, owner, region, reason);

    // A UUID, or mrk- and 32 hexadecimal digits (https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html).
    private static bool IsKeyId(string text) =>
        (text.Length == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
            && text.All(c => char.IsAsciiHexDigit(c) || c == '-'))
        || (text.Length == 36 && text.StartsWith("mrk-", StringComparison.Ordinal) && text[4..].All(char.IsAsciiHexDigit));
}
