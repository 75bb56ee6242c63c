using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms;

/// <summary>
/// What policies can see of a key, whatever is asked of it
/// (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html).
/// </summary>
internal static class KeyContext
{
    private const string Primary = "PRIMARY";
    private const string Replica = "REPLICA";

    private static readonly ContextValue s_unknownOrigin = ContextValue.Unknown("the origin of the key's material isn't known");
    private static readonly ContextValue s_unknownType = ContextValue.Unknown("whether the key is the primary one isn't known");

    public static ImmutableArray<KeyValuePair<string, ContextValue>> Of(Run run, KmsKey key)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context =
            ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>(6);
        context.Add(new("kms:KeySpec", ContextValue.Of(key.KeySpec)));
        context.Add(new("kms:KeyUsage", ContextValue.Of(key.KeyUsage)));
        context.Add(new("kms:KeyOrigin", key.Origin is { } origin ? ContextValue.Of(origin) : s_unknownOrigin));
        context.Add(new("kms:MultiRegion", ContextValue.Of(key.IsMultiRegion)));
        if (key.IsMultiRegion)
        {
            context.Add(new("kms:MultiRegionKeyType", key.PrimaryRegion is { } primary
                ? ContextValue.Of(primary == key.Region ? Primary : Replica)
                : s_unknownType));
        }

        if (key.TagsUnknownBecause is { } because)
        {
            context.Add(new("aws:ResourceTag/*", ContextValue.Unknown(because)));
        }

        if (key.AliasesUnknownBecause is { } unknown)
        {
            context.Add(new("kms:ResourceAliases", ContextValue.Unknown(unknown)));
            return context.DrainToImmutable();
        }

        // The alias of the AWS managed key isn't written down anywhere, it is always there.
        string[] aliases = key.Manager == KeyManager.Aws
            ? [AwsManagedKeys.AliasOf(key)]
            : [.. run.Decisions.Policies.AliasesOf(run.World, key)];
        if (aliases.Length > 0)
        {
            context.Add(new("kms:ResourceAliases", ContextValue.Many(aliases)));
        }

        return context.DrainToImmutable();
    }
}
