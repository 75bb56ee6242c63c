using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

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

public static class Credentials
{
    /// <summary>The credential of an access key id: twelve digits are the root user of that account; null if there is none.</summary>
    public static Credential? Find(World world, string accessKeyId)
    {
        if (AccountId.IsValid(accessKeyId))
        {
            return new Credential(Caller.Root(new AccountId(accessKeyId)), Secret: null);
        }

        _ = world;
        return null;
    }
}
