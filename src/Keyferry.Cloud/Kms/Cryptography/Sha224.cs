using System.Buffers.Binary;
using System.Numerics;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>
/// SHA-224 (FIPS 180-4, 5.3.2 and 6.3) and its HMAC (RFC 2104): the one hash of KMS's that the platform's library doesn't
/// have.
/// </summary>
internal static class Sha224
{
    private const int BlockLength = 64;
    private const int HashLength = 28;

    // FIPS 180-4, 5.3.2.
    private static readonly uint[] s_initial =
    [
        0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
    ];

    // FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static readonly uint[] s_constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> secret = key.Length > BlockLength ? Hash(key) : key;
        byte[] inner = new byte[BlockLength + message.Length];
        byte[] outer = new byte[BlockLength + HashLength];
        for (int i = 0; i < BlockLength; i++)
        {
            byte at = i < secret.Length ? secret[i] : (byte)0;
            inner[i] = (byte)(at ^ 0x36);
            outer[i] = (byte)(at ^ 0x5c);
        }

        message.CopyTo(inner.AsSpan(BlockLength));
        Hash(inner).CopyTo(outer.AsSpan(BlockLength));
        return Hash(outer);
    }

    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        int padded = (message.Length + 1 + sizeof(long) + BlockLength - 1) / BlockLength * BlockLength;
        byte[] text = new byte[padded];
        message.CopyTo(text);
        text[message.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(padded - sizeof(long)), 8L * message.Length);

        uint[] state = [.. s_initial];
        for (int at = 0; at < padded; at += BlockLength)
        {
            Compress(state, text.AsSpan(at, BlockLength));
        }

        byte[] hash = new byte[HashLength];
        for (int i = 0; i < HashLength / sizeof(uint); i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * sizeof(uint)), state[i]);
        }

        return hash;
    }

    // FIPS 180-4, 6.2.2.
    private static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (int t = 0; t < 16; t++)
        {
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        }

        for (int t = 16; t < 64; t++)
        {
            uint low = Rotate(w[t - 15], 7) ^ Rotate(w[t - 15], 18) ^ (w[t - 15] >> 3);
            uint high = Rotate(w[t - 2], 17) ^ Rotate(w[t - 2], 19) ^ (w[t - 2] >> 10);
            w[t] = high + w[t - 7] + low + w[t - 16];
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < 64; t++)
        {
            uint one = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + ((e & f) ^ (~e & g)) + s_constants[t] + w[t];
            uint two = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + one, c, b, a, one + two);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static uint Rotate(uint value, int by) => BitOperations.RotateRight(value, by);
}
