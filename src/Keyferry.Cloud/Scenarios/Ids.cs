using System.Security.Cryptography;
using System.Text;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Ids that a scenario doesn't give: made from names, so that they are the same in every run.</summary>
internal static class Ids
{
    /// <summary>At most 64 hexadecimal digits.</summary>
    public static string Hex(string seed, int digits) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..digits];
}
