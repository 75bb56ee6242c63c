using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ebs;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// What a host lends to services that really act: chance, key material, storage and time. A run that only foretells
/// (<c>check</c>) has none, and then no bytes are moved.
/// </summary>
public abstract class Platform
{
    /// <summary>How long one stage of what AWS does in the background takes: a build's, a copy's.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The encrypted blocks of EBS snapshots.</summary>
    public abstract IBlockStore Blocks { get; }

    /// <summary>The time zone with this IANA name, or null if there is none.</summary>
    public abstract TimeZoneInfo? TimeZone(string name);

    /// <summary>Every call that was made, for CloudTrail.</summary>
    public abstract IEventLog Events { get; }

    /// <summary>Fills with bytes that nobody can foretell: key material, nonces, tokens.</summary>
    public abstract void FillRandom(Span<byte> bytes);

    /// <summary>A new private key for an asymmetric KMS key spec (<c>RSA_2048</c>, <c>ECC_NIST_P256</c> …), as PKCS #8.</summary>
    public abstract byte[] NewPrivateKey(string keySpec);

    public byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        FillRandom(bytes);
        return bytes;
    }
}
