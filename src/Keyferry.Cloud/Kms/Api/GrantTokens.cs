using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>
/// Grant tokens: they name a grant, so that RetireGrant finds it. Grants count at once here, so that a token adds nothing
/// to a request but must be one (https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#grant_token).
/// </summary>
internal static class GrantTokens
{
    private const int CheckLength = 8;
    private const int UniqueLength = 8;

    /// <summary>Differs every time, also for the same grant.</summary>
    public static string Make(Platform platform, string keyArn, string grantId)
    {
        byte[] name = Encoding.UTF8.GetBytes($"{keyArn} {grantId}");
        byte[] token = new byte[CheckLength + UniqueLength + name.Length];
        platform.FillRandom(token.AsSpan(CheckLength, UniqueLength));
        name.CopyTo(token, CheckLength + UniqueLength);
        SHA256.HashData(token.AsSpan(CheckLength)).AsSpan(0, CheckLength).CopyTo(token);
        return OpaqueText.Write(token);
    }

    /// <summary>The key's ARN and the grant's id; null for anything that isn't a token.</summary>
    public static (string KeyArn, string GrantId)? Read(string token)
    {
        if (OpaqueText.Read(token) is not { Length: > CheckLength + UniqueLength } bytes)
        {
            return null;
        }

        ReadOnlySpan<byte> read = bytes;
        if (!SHA256.HashData(read[CheckLength..]).AsSpan(0, CheckLength).SequenceEqual(read[..CheckLength]))
        {
            return null;
        }

        return Encoding.UTF8.GetString(read[(CheckLength + UniqueLength)..]).Split(' ') is [var key, var grant] ? (key, grant) : null;
    }

    public static ServiceError Invalid { get; } = KmsErrors.Error("InvalidGrantTokenException", "Invalid grant token.");

    public static ServiceError? Refuses(IReadOnlyList<string>? tokens) =>
        tokens is null || tokens.All(t => Read(t) is not null) ? null : Invalid;
}
