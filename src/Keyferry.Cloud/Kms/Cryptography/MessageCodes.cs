using System.Security.Cryptography;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>HMAC_SHA_224, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512.</summary>
internal static class MessageCodes
{
    public static byte[] Compute(string algorithm, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) => algorithm switch
    {
        "HMAC_SHA_224" => Sha224.Hmac(key, message),
        "HMAC_SHA_256" => HMACSHA256.HashData(key, message),
        "HMAC_SHA_384" => HMACSHA384.HashData(key, message),
        "HMAC_SHA_512" => HMACSHA512.HashData(key, message),
        _ => throw new System.Diagnostics.UnreachableException(algorithm),
    };
}
