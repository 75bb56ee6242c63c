using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Keyferry.Wire.Signing;

/// <summary>
/// Signing keys: a secret narrowed to a day, a Region and a service by four HMACs. As a key is good for a day, those in
/// use are kept.
/// </summary>
internal sealed class SigningKeys
{
    // Whoever may sign can name any Region and service, so what is kept must not grow with what is asked.
    internal const int MostKept = 1024;

    private readonly ConcurrentDictionary<(string Secret, CredentialScope Scope), byte[]> _kept = new();

    internal int Kept => _kept.Count;

    internal byte[] For(string secret, CredentialScope scope)
    {
        if (_kept.TryGetValue((secret, scope), out byte[]? key))
        {
            return key;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[(secret, scope)] = Derive(secret, scope);
    }

    internal static byte[] Derive(string secret, CredentialScope scope)
    {
        byte[] key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(scope.Date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Service));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(CredentialScope.Terminator));
    }

    /// <summary>The signature over a string to sign, in lower-case hexadecimal.</summary>
    internal static string Sign(byte[] key, string stringToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));
}
