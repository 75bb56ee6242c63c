using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// The encoded authorization failure message of EC2's denials (F8.33). AWS's is opaque; ours holds the decision itself,
/// packed and sealed for the caller's account: nobody else's account can decode it, a changed one is not valid, and the
/// same denial always gives the same text. The key is no secret, it only keeps the forms of AWS.
/// </summary>
public static class AuthorizationMessage
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int LongestJson = 1 << 18;

    // Times differ from run to run, and nobody is denied differently for them.
    private static readonly ImmutableHashSet<string> s_leftOut =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime");

    /// <summary>The message for the caller's account.</summary>
    internal static string Encode(Authorization authorization)
    {
        byte[] plain = Pack(Write(authorization));
        byte[] key = KeyOf(authorization.Request.Principal.Account ?? "");
        byte[] nonce = HMACSHA256.HashData(key, plain)[..NonceSize];
        byte[] sealed_ = new byte[NonceSize + plain.Length + TagSize];
        nonce.CopyTo(sealed_, 0);
        using AesGcm cipher = new(key, TagSize);
        cipher.Encrypt(nonce, plain, sealed_.AsSpan(NonceSize, plain.Length), sealed_.AsSpan(NonceSize + plain.Length));
        return Base64Url.EncodeToString(sealed_);
    }

    /// <summary>The decision as JSON; null if the text isn't a message for this account.</summary>
    public static string? Decode(AccountId account, string message)
    {
        Span<byte> bytes = new byte[message.Length];
        if (!Base64Url.IsValid(message) || !Base64Url.TryDecodeFromChars(message, bytes, out int length) || length <= NonceSize + TagSize)
        {
            return null;
        }

        bytes = bytes[..length];
        byte[] plain = new byte[length - NonceSize - TagSize];
        using AesGcm cipher = new(KeyOf(account.Value), TagSize);
        try
        {
            cipher.Decrypt(bytes[..NonceSize], bytes[NonceSize..^TagSize], bytes[^TagSize..], plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Unpack(plain);
    }

    private static byte[] KeyOf(string account) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"authorization failure message of account {account}"));

    // Brotli: zlib's output differs between processors.
    private static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out int length, quality: 5, window: 18)
            ? packed[..length]
            : throw new InvalidOperationException("the longest length that Brotli names isn't long enough");
    }

    private static string? Unpack(byte[] packed)
    {
        byte[] plain = new byte[LongestJson];
        return BrotliDecoder.TryDecompress(packed, plain, out int length) ? Encoding.UTF8.GetString(plain, 0, length) : null;
    }

    private static ReadOnlySpan<byte> Write(Authorization authorization)
    {
        Decision decision = authorization.Decision;
        AuthorizationRequest request = authorization.Request;
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("allowed", false);
            json.WriteBoolean("explicitDeny", !decision.BlockedBy.IsEmpty);
            WriteItems(json, "matchedStatements", decision.BlockedBy, Write);
            WriteItems(json, "failures", ImmutableArray<string>.Empty, (_, _) => { });
            json.WriteStartObject("context");
            json.WriteStartObject("principal");
            json.WriteString("id", CallerKeys.UserId(request.Principal));
            json.WriteString("arn", request.Principal.Arn);
            json.WriteEndObject();
            json.WriteString("action", request.Action);
            json.WriteString("resource", request.Resource);
            json.WriteStartObject("conditions");
            Write(json, request.Context);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, StatementReference statement)
    {
        json.WriteStartObject();
        json.WriteString("statementId", statement.Sid ?? "");
        json.WriteString("effect", "DENY");
        json.WriteString("policy", statement.Policy);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RequestContext context)
    {
        json.WriteStartArray("items");
        foreach ((string key, ContextValue value) in context.Values
            .Where(v => !v.Value.Values.IsEmpty && !s_leftOut.Contains(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            WriteItems(json, "values", value.Values, (writer, text) =>
            {
                writer.WriteStartObject();
                writer.WriteString("value", text);
                writer.WriteEndObject();
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteItems<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("items");
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
