using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Tokens for blocks and for pages: they say what they are for and until when, under a checksum that only who knows the
/// layer's id can make.
/// </summary>
internal static class BlockTokens
{
    // As AWS's begin, so that nobody takes one of another service for one.
    private static readonly byte[] s_head = [0, 0, 1, 1];

    /// <summary>
    /// How long a block's token holds (https://docs.aws.amazon.com/ebs/latest/userguide/readsnapshots.html).
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static string ForBlock(string layerId, string snapshotId, int index, DateTimeOffset expiry) =>
        Write(layerId, $"block {snapshotId} {index}", expiry.ToUnixTimeSeconds());

    public static bool IsForBlock(string token, string layerId, string snapshotId, int index, DateTimeOffset now) =>
        Read(token, layerId, $"block {snapshotId} {index}") is { } expiry && expiry > now.ToUnixTimeSeconds();

    /// <summary>A page that begins at a block.</summary>
    /// <param name="layerId">The list's layer.</param>
    /// <param name="list">Which list: the snapshots it is about.</param>
    /// <param name="index">Of the page's first block.</param>
    public static string ForPage(string layerId, string list, int index) => Write(layerId, $"page {list}", index);

    /// <summary>Where the page begins; null if the token isn't for this list.</summary>
    public static int? Page(string token, string layerId, string list) => (int?)Read(token, layerId, $"page {list}");

    private static string Write(string layerId, string about, long value)
    {
        byte[] token = new byte[s_head.Length + sizeof(long) + SHA256.HashSizeInBytes];
        s_head.CopyTo(token, 0);
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(s_head.Length), value);
        Seal(layerId, about, value).CopyTo(token, s_head.Length + sizeof(long));
        return Convert.ToBase64String(token);
    }

    private static long? Read(string token, string layerId, string about)
    {
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length)
            || length != s_head.Length + sizeof(long) + SHA256.HashSizeInBytes
            || !bytes.AsSpan(0, s_head.Length).SequenceEqual(s_head))
        {
            return null;
        }

        long value = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(s_head.Length));
        ReadOnlySpan<byte> seal = bytes.AsSpan(s_head.Length + sizeof(long), SHA256.HashSizeInBytes);
        return CryptographicOperations.FixedTimeEquals(seal, Seal(layerId, about, value)) ? value : null;
    }

    private static byte[] Seal(string layerId, string about, long value) => HMACSHA256.HashData(
        Encoding.ASCII.GetBytes(layerId), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{about} {value}")));
}
