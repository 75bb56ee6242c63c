using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Sts;

/// <summary>Who somebody is.</summary>
/// <param name="UserId">The unique id, for sessions with their name.</param>
/// <param name="Account">Whose.</param>
/// <param name="Arn">The principal.</param>
public sealed record CallerIdentity(string UserId, AccountId Account, string Arn);

/// <summary>The operations that tell something.</summary>
public sealed partial class StsService
{
    /// <summary>GetCallerIdentity: never denied, not even explicitly.</summary>
    public CallerIdentity GetCallerIdentity(Caller caller, Region region)
    {
        using CallScope scope = run.Begin(caller, "sts:GetCallerIdentity", region, "*");
        return new CallerIdentity(CallerKeys.UserId(caller.Principal), Account(caller), caller.Arn);
    }

    /// <summary>GetAccessKeyInfo: the account of any access key, which stands in the key.</summary>
    public Reply<AccountId> GetAccessKeyInfo(Caller caller, Region region, string accessKeyId)
    {
        using CallScope scope = run.Begin(caller, "sts:GetAccessKeyInfo", region, "*");
        return Ask(scope, caller, new Question("sts:GetAccessKeyInfo", "*", region)) is { } denied ? denied
            : AccessKeyIds.AccountOf(accessKeyId) is { } account ? account
            : scope.Fail(StsErrors.Invalid($"Invalid Access key Id: {accessKeyId}"));
    }

    /// <summary>DecodeAuthorizationMessage: what stood in the way, as JSON (F8.33).</summary>
    public Reply<string> DecodeAuthorizationMessage(Caller caller, Region region, string message)
    {
        using CallScope scope = run.Begin(caller, "sts:DecodeAuthorizationMessage", region, "*");
        return Ask(scope, caller, new Question("sts:DecodeAuthorizationMessage", "*", region)) is { } denied ? denied
            : AuthorizationMessage.Decode(Account(caller), message) is { } decoded ? decoded
            : scope.Fail(StsErrors.InvalidMessage);
    }
}
