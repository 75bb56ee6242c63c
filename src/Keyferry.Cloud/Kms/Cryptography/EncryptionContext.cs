using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Keyferry.Cloud.Kms.Cryptography;

/// <summary>
/// The canonical form of an encryption context: whatever the order in which its pairs were sent, the same bytes, and no
/// two contexts have the same ones (https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html).
/// </summary>
internal static class EncryptionContext
{
    public static ImmutableDictionary<string, string> None { get; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Appends the pairs sorted by name, each text with its length before it.</summary>
    public static byte[] Canonical(ReadOnlySpan<byte> before, ImmutableDictionary<string, string> context)
    {
        KeyValuePair<string, string>[] pairs = [.. context];
        Array.Sort(pairs, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        int length = before.Length;
        foreach ((string name, string value) in pairs)
        {
            length += (2 * sizeof(int)) + Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        }

        byte[] bytes = new byte[length];
        before.CopyTo(bytes);
        Span<byte> rest = bytes.AsSpan(before.Length);
        foreach ((string name, string value) in pairs)
        {
            rest = Write(Write(rest, name), value);
        }

        return bytes;
    }

    private static Span<byte> Write(Span<byte> to, string text)
    {
        int length = Encoding.UTF8.GetBytes(text, to[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(to, length);
        return to[(sizeof(int) + length)..];
    }
}
