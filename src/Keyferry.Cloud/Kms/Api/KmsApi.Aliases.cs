using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>An alias as ListAliases gives it: one that AWS reserved may have no key yet.</summary>
public sealed record AliasEntry(
    string Name, string Arn, string? TargetKeyId, DateTimeOffset? CreationDate, DateTimeOffset? LastUpdatedDate);

/// <content>Aliases (https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html).</content>
public sealed partial class KmsApi
{
    // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    private const int MostAliases = 50;

    public Reply<Done> CreateAlias(string aliasName, string targetKeyId)
    {
        string arn = Subjects.Alias(Account, region, aliasName);
        return RefusesName(aliasName) is { } refused ? refused : On<Done>(
            new KeyCall("CreateAlias", targetKeyId, StateDemand.Kept)
            {
                Context = [Says("kms:RequestAlias", aliasName)],
                First = scope => Ask(scope, "kms:CreateAlias", arn, [Says("kms:RequestAlias", aliasName)]),
                Fits = _ => World.Aliases.ContainsKey(arn)
                    ? KmsErrors.Error("AlreadyExistsException", $"An alias with the name {arn} already exists")
                    : null,
            },
            key =>
            {
                if (run.Decisions.Policies.AliasesOf(World, key).Count() >= MostAliases)
                {
                    return KmsErrors.Error("LimitExceededException", $"A KMS key can have at most {MostAliases} aliases");
                }

                Put(new KmsAlias(Account, region, aliasName, key.KeyId) { CreationDate = World.Now, LastUpdatedDate = World.Now });
                return default(Done);
            });
    }

    public Reply<Done> UpdateAlias(string aliasName, string targetKeyId)
    {
        string arn = Subjects.Alias(Account, region, aliasName);
        KmsAlias? alias = World.Aliases.GetValueOrDefault(arn);
        KmsKey? current = alias is null ? null : World.Keys.GetValueOrDefault(Subjects.Key(Account, region, alias.TargetKeyId));
        return RefusesName(aliasName) is { } refused ? refused : On<Done>(
            new KeyCall("UpdateAlias", targetKeyId, StateDemand.Kept)
            {
                Context = [Says("kms:RequestAlias", aliasName)],
                First = scope => Ask(scope, "kms:UpdateAlias", arn, [Says("kms:RequestAlias", aliasName)])
                    ?? (alias is null ? KmsErrors.AliasNotFound(arn) : null)
                    ?? (current is null ? null : Ask(scope, "kms:UpdateAlias", current, aliasName, [])),
                Fits = key => current is null || IsSameKind(current, key)
                    ? null
                    : KmsErrors.Validation(
                        $"Alias {arn} cannot be changed from {current.Arn} to {key.Arn}: both keys must be of the same type (both"
                        + " symmetric or both asymmetric or both HMAC) and have the same key usage"),
            },
            key =>
            {
                Put(alias! with { TargetKeyId = key.KeyId, LastUpdatedDate = World.Now });
                return default(Done);
            });
    }

    public Reply<Done> DeleteAlias(string aliasName)
    {
        string arn = Subjects.Alias(Account, region, aliasName);
        return RefusesName(aliasName) is { } refused
            ? refused
            : On<Done>("DeleteAlias", arn, [Says("kms:RequestAlias", aliasName)], scope =>
            {
                if (!World.Aliases.TryGetValue(arn, out KmsAlias? alias))
                {
                    return KmsErrors.AliasNotFound(arn);
                }

                if (World.Keys.TryGetValue(Subjects.Key(Account, region, alias.TargetKeyId), out KmsKey? key)
                    && Ask(scope, "kms:DeleteAlias", key, aliasName, []) is { } denied)
                {
                    return denied;
                }

                run.World = World with { Aliases = World.Aliases.Remove(arn) };
                return default(Done);
            });
    }

    /// <summary>The caller's aliases in the Region, of one key or of all; with those that AWS reserved.</summary>
    public Reply<Page<AliasEntry>> ListAliases(string? keyId, PageRequest page) =>
        On<Page<AliasEntry>>("ListAliases", "*", [], scope =>
        {
            KmsKey? only = null;
            if (keyId is not null)
            {
                KeyCall call = new("ListAliases", keyId, StateDemand.None);
                KeyLookup lookup = Find(call);
                if (lookup is not KeyLookup.Found found)
                {
                    return NotFound(scope, call, lookup);
                }

                only = found.Key;
            }

            return Pages.Of(
                OwnAliases().Where(a => only is null || (a.TargetKeyId == only.KeyId && only.Account == Account)),
                alias => alias.Name,
                page,
                50,
                100);
        });

    private IEnumerable<AliasEntry> OwnAliases()
    {
        foreach (KmsAlias alias in World.Aliases.Values)
        {
            if (alias.Account == Account && alias.Region == region)
            {
                yield return new AliasEntry(alias.Name, alias.Arn, alias.TargetKeyId, alias.CreationDate, alias.LastUpdatedDate);
            }
        }

        foreach ((string name, KmsKey managed) in AwsManagedKeys.Of(Account, region))
        {
            string arn = Subjects.Alias(Account, region, name);
            if (!World.Aliases.ContainsKey(arn))
            {
                bool made = World.Kms.AwsManagedKeys.TryGetValue(managed.Arn, out DateTimeOffset since);
                yield return new AliasEntry(name, arn, made ? managed.KeyId : null, made ? since : null, made ? since : null);
            }
        }
    }

    private static bool IsSameKind(KmsKey one, KmsKey other)
    {
        (KeySpec first, KeySpec second) = (KeySpecs.Of(one.KeySpec), KeySpecs.Of(other.KeySpec));
        return one.KeyUsage == other.KeyUsage
            && (first.Family == second.Family || (first.IsAsymmetric && second.IsAsymmetric));
    }

    private static ServiceError? RefusesName(string name) =>
        !name.StartsWith("alias/", StringComparison.Ordinal)
            ? KmsErrors.Validation(
                "Alias must start with the prefix \"alias/\". Please see"
                + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
        : name.StartsWith("alias/aws/", StringComparison.Ordinal) ? KmsErrors.Error("NotAuthorizedException", "")
        : name.Contains(':', StringComparison.Ordinal)
            ? KmsErrors.Validation($"{name} contains invalid characters for an alias")
        : name == "alias/" ? KmsErrors.Validation("Invalid identifier")
        : null;

    private void Put(KmsAlias alias) => run.World = World with { Aliases = World.Aliases.SetItem(alias.Arn, alias) };
}
