using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>Access keys of users and of the root.</summary>
public sealed partial class IamService
{
    /// <summary>CreateAccessKey; without a name for the caller itself.</summary>
    public Reply<AccessKey> CreateAccessKey(Caller caller, string? userName) =>
        OnKeys(caller, "CreateAccessKey", userName, (account, user) =>
        {
            if (KeysOf(account, user).Count() >= IamQuotas.AccessKeysPerUser)
            {
                return IamErrors.Quota("AccessKeysPerUser", IamQuotas.AccessKeysPerUser);
            }

            (string id, IdSource after) = AccessKeyIds.New("AKIA", account, World.Ids);
            AccessKey key = new(id, account, user) { Secret = AccessKeyIds.NewSecret(Platform), CreateDate = Now };
            World = World with { Ids = after };
            World = WithIam(iam => iam with { AccessKeys = iam.AccessKeys.Add(id, key) });
            return (Reply<AccessKey>)key;
        });

    /// <summary>ListAccessKeys.</summary>
    public Reply<Page<AccessKey>> ListAccessKeys(Caller caller, string? userName, PageAsk page) =>
        OnKeys(caller, "ListAccessKeys", userName, (account, user) => page.Of(KeysOf(account, user), k => k.AccessKeyId));

    /// <summary>UpdateAccessKey.</summary>
    public Reply<Done> UpdateAccessKey(Caller caller, string? userName, string accessKeyId, bool isActive) =>
        OnKeys(caller, "UpdateAccessKey", userName, (account, user) => OnKey(account, user, accessKeyId, key =>
            World = WithIam(iam => iam with { AccessKeys = iam.AccessKeys.SetItem(key.AccessKeyId, key with { IsActive = isActive }) })));

    /// <summary>DeleteAccessKey.</summary>
    public Reply<Done> DeleteAccessKey(Caller caller, string? userName, string accessKeyId) =>
        OnKeys(caller, "DeleteAccessKey", userName, (account, user) => OnKey(account, user, accessKeyId, key =>
            World = WithIam(iam => iam with { AccessKeys = iam.AccessKeys.Remove(key.AccessKeyId) })));

    /// <summary>GetAccessKeyLastUsed: whose the key is; when it was last used is not kept.</summary>
    public Reply<AccessKey> GetAccessKeyLastUsed(Caller caller, string accessKeyId)
    {
        AccountId account = Account(caller);
        AccessKey? key = World.Iam.AccessKeys.GetValueOrDefault(accessKeyId);
        bool own = key?.Account == account;
        IamAsk ask = new("iam:GetAccessKeyLastUsed", $"arn:aws:iam::{account}:user/{(own ? key!.UserName : "*")}");
        return Do<AccessKey>(caller, ask, () => own
            ? key!
            : new ServiceError("iam", "AccessDenied", "User does not have access to the specified key", 403));
    }

    private IEnumerable<AccessKey> KeysOf(AccountId account, string? user) =>
        World.Iam.AccessKeys.Values.Where(k => k.Account == account && k.UserName == user);

    private Reply<Done> OnKey(AccountId account, string? user, string accessKeyId, Action<AccessKey> act)
    {
        if (!World.Iam.AccessKeys.TryGetValue(accessKeyId, out AccessKey? key) || key.Account != account || key.UserName != user)
        {
            return IamErrors.NotFound($"The Access Key with id {accessKeyId} cannot be found.");
        }

        act(key);
        return default(Done);
    }

    // Keys of a named user, or of the caller: a user, or the root, whose keys have no user.
    private Reply<T> OnKeys<T>(Caller caller, string action, string? userName, Func<AccountId, string?, Reply<T>> act)
    {
        AccountId account = Account(caller);
        if ((userName ?? UserNameOf(caller)) is { } name)
        {
            return OnUser(caller, action, name, user => act(account, user.Name));
        }

        return Do(caller, new IamAsk($"iam:{action}", $"arn:aws:iam::{account}:user/"), () => caller.Identity is null
            ? act(account, null)
            : IamErrors.Invalid("Must specify userName when calling with non-User credentials"));
    }
}
