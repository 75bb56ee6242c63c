using System.Security.Cryptography;
using System.Text;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>UUIDs that follow from another one, so that a call has the same records however often it is recorded.</summary>
internal static class EventIds
{
    public static string Following(string id, string what)
    {
        string digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{what}")));
        return $"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..32]}";
    }
}
