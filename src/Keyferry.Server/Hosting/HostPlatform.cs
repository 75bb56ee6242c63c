using System.Security.Cryptography;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;

namespace Keyferry.Server.Hosting;

/// <summary>This machine's chance, cryptography and storage.</summary>
public sealed class HostPlatform(IBlockStore blocks, IEventLog events) : Platform
{
    // secp256k1 has no name in the platform's library.
    private static readonly ECCurve s_secp256k1 = ECCurve.CreateFromValue("1.3.132.0.10");

    public override IBlockStore Blocks { get; } = blocks;

    public override IEventLog Events { get; } = events;

    public override TimeZoneInfo? TimeZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;

    public override void FillRandom(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    public override byte[] NewPrivateKey(string keySpec)
    {
        if (keySpec.StartsWith("RSA_", StringComparison.Ordinal))
        {
            using var rsa = RSA.Create(int.Parse(keySpec.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture));
            return rsa.ExportPkcs8PrivateKey();
        }

        using var ecc = ECDsa.Create(keySpec switch
        {
            "ECC_NIST_P256" => ECCurve.NamedCurves.nistP256,
            "ECC_NIST_P384" => ECCurve.NamedCurves.nistP384,
            "ECC_NIST_P521" => ECCurve.NamedCurves.nistP521,
            "ECC_SECG_P256K1" => s_secp256k1,
            _ => throw new ArgumentException($"`{keySpec}` is no asymmetric key spec", nameof(keySpec)),
        });
        return ecc.ExportPkcs8PrivateKey();
    }
}
