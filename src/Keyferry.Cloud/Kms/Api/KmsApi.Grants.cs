using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>A grant with its key.</summary>
public sealed record KeyGrant(KmsKey Key, Grant Grant);

/// <summary>What CreateGrant gives.</summary>
public sealed record NewGrant(string GrantId, string GrantToken);

/// <content>Grants (https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).</content>
public sealed partial class KmsApi
{
    // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    private const int MostGrants = 50_000;

    public Reply<NewGrant> CreateGrant(GrantRequest request) => On<NewGrant>(
        new KeyCall("CreateGrant", request.KeyId, StateDemand.Granted)
        {
            Context = request.Context(caller.ViaService is not null),
            GrantTokens = request.GrantTokens,
            DryRun = request.DryRun,
            Fits = key => request.Refuse(World, key),
        },
        key =>
        {
            ImmutableArray<Grant> there = key.Grants.Or([]);
            Grant? same = request.Name is null ? null : there.FirstOrDefault(request.IsSame);
            if (same is not null)
            {
                return new NewGrant(same.GrantId, GrantTokens.Make(Platform, key.Arn, same.GrantId));
            }

            if (there.Length >= MostGrants)
            {
                return KmsErrors.Error("LimitExceededException", $"A KMS key can have at most {MostGrants} grants");
            }

            Grant made = request.Make(NewGrantId(), World.Now, Account);
            Put(key with { Grants = there.Add(made) });
            return new NewGrant(made.GrantId, GrantTokens.Make(Platform, key.Arn, made.GrantId));
        });

    public Reply<Page<KeyGrant>> ListGrants(string keyId, string? grantId, string? granteePrincipal, PageRequest page) => On(
        new KeyCall("ListGrants", keyId, StateDemand.None) { Context = [IsForService] },
        key =>
        {
            ImmutableArray<Grant> all = key.Grants.Or([]);
            return grantId is not null && all.All(g => g.GrantId != grantId)
                ? KmsErrors.Error("InvalidGrantIdException", $"Invalid grant ID {grantId}")
                : Pages.Of(
                    all.Where(g => (grantId is null || g.GrantId == grantId)
                            && (granteePrincipal is null || g.GranteePrincipal == granteePrincipal))
                        .Select(g => new KeyGrant(key, g)),
                    g => g.Grant.GrantId,
                    page,
                    50,
                    100);
        });

    /// <summary>All grants in the Region, on whosever keys, that the principal may retire.</summary>
    public Reply<Page<KeyGrant>> ListRetirableGrants(string retiringPrincipal, PageRequest page) => On(
        "ListRetirableGrants",
        "*",
        [],
        _ => Principal.TryParse(retiringPrincipal) is not { Account: { } account } || account != Account.Value
            ? KmsErrors.Error("InvalidArnException", $"Invalid arn {retiringPrincipal}")
            : Pages.Of(
                World.Keys.Values.Where(key => key.Region == region)
                    .SelectMany(key => key.Grants.Or([]).Select(grant => new KeyGrant(key, grant)))
                    .Where(g => g.Grant.RetiringPrincipal == retiringPrincipal),
                g => g.Grant.GrantId,
                page,
                50,
                100));

    public Reply<Done> RevokeGrant(string keyId, string grantId, bool dryRun) => On<Done>(
        new KeyCall("RevokeGrant", keyId, StateDemand.None)
        {
            Context = [IsForService],
            DryRun = dryRun,
            Fits = key => FindGrant(key, grantId) is null ? GrantNotFound(grantId) : null,
        },
        key => Remove(key, grantId));

    /// <summary>Either by a token, or by key and id.</summary>
    public Reply<Done> RetireGrant(string? grantToken, string? keyId, string? grantId, bool dryRun)
    {
        if (grantToken is not null && (keyId is not null || grantId is not null))
        {
            return KmsErrors.Validation("You can specify either a grant token or a key ID and a grant ID, but not both.");
        }

        if (grantToken is not null)
        {
            if (GrantTokens.Read(grantToken) is not { } named)
            {
                return GrantTokens.Invalid;
            }

            (keyId, grantId) = named;
        }

        if (keyId is null || grantId is null)
        {
            return KmsErrors.Validation("You must specify either a grant token or a key ID and a grant ID.");
        }

        KeyCall call = new("RetireGrant", keyId, StateDemand.None);
        KeyLookup lookup = Find(call);
        using CallScope scope = run.Begin(caller, "kms:RetireGrant", region, lookup is KeyLookup.Found named2 ? named2.Key.Arn : keyId);
        Reply<Done> reply = lookup is KeyLookup.Found found
            ? Retire(scope, found.Key, grantId, dryRun)
            : NotFound(scope, call, lookup);
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    // Who may is a matter of the one grant, not of others on the key (F4.17).
    private Reply<Done> Retire(CallScope scope, KmsKey key, string grantId, bool dryRun) =>
        FindGrant(key, grantId) is not { } grant ? GrantNotFound(grantId)
        : Ask(scope, "kms:RetireGrant", key, null, [], grants: (ImmutableArray<Grant>)[grant]) is { } denied ? denied
        : dryRun ? KmsErrors.DryRun
        : Remove(key, grantId);

    private KeyValuePair<string, ContextValue> IsForService => Says("kms:GrantIsForAWSResource", caller.ViaService is not null);

    private static Grant? FindGrant(KmsKey key, string grantId) => key.Grants.Or([]).FirstOrDefault(g => g.GrantId == grantId);

    private static ServiceError GrantNotFound(string grantId) => KmsErrors.Error("NotFoundException", $"Grant ID {grantId} not found");

    private Reply<Done> Remove(KmsKey key, string grantId)
    {
        Put(key with { Grants = key.Grants.Or([]).RemoveAll(g => g.GrantId == grantId) });
        return default(Done);
    }

    private string NewGrantId() => Convert.ToHexStringLower(Platform.RandomBytes(32));
}
