using System.Security.Cryptography;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Tests.Kms;

/// <summary>A host for tests: real random bytes and keys, no blocks and no trail.</summary>
internal sealed class TestPlatform : Platform
{
    public override TimeZoneInfo? TimeZone(string name) => null;

    public override IBlockStore Blocks => throw new NotSupportedException();

    public override IEventLog Events => throw new NotSupportedException();

    public override void FillRandom(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    public override byte[] NewPrivateKey(string keySpec)
    {
        if (keySpec.StartsWith("RSA_", StringComparison.Ordinal))
        {
            using var rsa = RSA.Create(int.Parse(keySpec[4..], System.Globalization.CultureInfo.InvariantCulture));
            return rsa.ExportPkcs8PrivateKey();
        }

        using var curve = ECDsa.Create(keySpec switch
        {
            "ECC_NIST_P256" => ECCurve.NamedCurves.nistP256,
            "ECC_NIST_P384" => ECCurve.NamedCurves.nistP384,
            "ECC_NIST_P521" => ECCurve.NamedCurves.nistP521,
            "ECC_SECG_P256K1" => ECCurve.CreateFromValue("1.3.132.0.10"),
            _ => throw new NotSupportedException(keySpec),
        });
        return curve.ExportPkcs8PrivateKey();
    }
}
