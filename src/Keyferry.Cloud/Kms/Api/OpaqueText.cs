using System.Buffers;
using System.Buffers.Text;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>Bytes as a text that clients only hand back.</summary>
internal static class OpaqueText
{
    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>The bytes; null for a text that isn't one of these.</summary>
    public static byte[]? Read(string text)
    {
        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out int consumed, out int written) == OperationStatus.Done
            && consumed == text.Length
            ? bytes[..written]
            : null;
    }
}
