using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Sts;

/// <summary>
/// Access key ids: a prefix and sixteen base 32 digits, which hold the account as AWS's do; so GetAccessKeyInfo can tell
/// it of any key (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html).
/// </summary>
internal static class AccessKeyIds
{
    private const int Digits = 16;
    private const int AccountShift = 39;
    private const ulong AccountMask = (1UL << 40) - 1;

    /// <summary>A new id for the account.</summary>
    /// <param name="prefix"><c>AKIA</c> for long-term keys, <c>ASIA</c> for temporary ones.</param>
    /// <param name="account">Whose.</param>
    /// <param name="ids">Where the rest comes from.</param>
    public static (string Id, IdSource After) New(string prefix, AccountId account, IdSource ids)
    {
        (UInt128 number, IdSource after) = ids.Number();
        UInt128 low = number & (((UInt128)1 << AccountShift) - 1);
        UInt128 middle = (UInt128)ulong.Parse(account.Value, CultureInfo.InvariantCulture) << AccountShift;
        return (prefix + Base32.Of(((UInt128)1 << 79) | middle | low, Digits), after);
    }

    /// <summary>The account in an access key id; null if it isn't one.</summary>
    public static AccountId? AccountOf(string accessKeyId)
    {
        bool known = accessKeyId.StartsWith("AKIA", StringComparison.Ordinal) || accessKeyId.StartsWith("ASIA", StringComparison.Ordinal);
        if (!known || accessKeyId.Length != 4 + Digits || Base32.Read(accessKeyId.AsSpan(4)) is not { } number)
        {
            return null;
        }

        ulong account = (ulong)(number >> AccountShift) & AccountMask;
        string text = account.ToString("D12", CultureInfo.InvariantCulture);
        return AccountId.IsValid(text) ? new AccountId(text) : null;
    }

    /// <summary>Forty characters.</summary>
    public static string NewSecret(Platform platform) => Convert.ToBase64String(platform.RandomBytes(30));
}
