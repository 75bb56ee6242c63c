using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>Who signs with an access key, and with which secret.</summary>
/// <param name="Caller">The principal, with the context that the credential gives its calls.</param>
/// <param name="Secret">The secret access key; null: any is right (a root of development).</param>
/// <param name="SessionToken">What must come with each call; null for long-term keys.</param>
/// <param name="Expires">When temporary ones end.</param>
public sealed record Credential(Caller Caller, string? Secret, string? SessionToken = null, DateTimeOffset? Expires = null)
{
    public override string ToString() => Caller.Arn;
}

/// <summary>Finds out who an access key id stands for.</summary>
public static class Credentials
{
    // What comes to a host's own port comes through no endpoint of a VPC, and long-term keys don't say whether somebody
    // entered a code (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
    private static readonly ImmutableDictionary<string, ContextValue> s_longTerm = new[]
    {
        "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge",
    }.ToImmutableDictionary(key => key, _ => ContextValue.Absent, StringComparer.Ordinal);

    /// <summary>
    /// The credential of an access key id: twelve digits are the root user of that account. Null if there is none, if it
    /// isn't active, or if whoever it belonged to is gone. The host checks secret, token and expiry.
    /// </summary>
    public static Credential? Find(World world, string accessKeyId)
    {
        if (AccountId.IsValid(accessKeyId))
        {
            return new Credential(Caller.Root(new AccountId(accessKeyId)) with { Context = s_longTerm }, Secret: null);
        }

        if (world.Sts.Sessions.TryGetValue(accessKeyId, out Session? session))
        {
            return SessionCallers.Of(world, session) is { } caller
                ? new Credential(caller with { Context = s_longTerm.SetItems(caller.Context) }, session.Secret, session.Token, session.Expires)
                : null;
        }

        return world.Iam.AccessKeys.TryGetValue(accessKeyId, out AccessKey? key) && key.IsActive
            && Owner(world, key) is { } owner
            ? new Credential(owner with { Context = s_longTerm }, key.Secret)
            : null;
    }

    private static Caller? Owner(World world, AccessKey key) =>
        key.UserName is null ? Caller.Root(key.Account)
        : world.Users.TryGetValue((key.Account, key.UserName), out User? user) ? Caller.ForUser(user)
        : null;
}
