using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>Requests to sign and to spoil.</summary>
internal static class SignedRequests
{
    internal const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    internal static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    internal static readonly SigningCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", Secret);
    internal static readonly SignatureVerifier Verifier = new();

    internal static readonly RequestSigner Signer = new(Credentials, "eu-west-1", "kms");

    internal static readonly WireRequest Plain = Request(
        "POST", "/", "", """{"KeyId":"alias/images"}""",
        ("Host", "kms.eu-west-1.amazonaws.com"),
        ("Content-Type", "application/x-amz-json-1.1"),
        ("X-Amz-Target", "TrentService.DescribeKey"));

    /// <summary>Requests whose path, query, header values and body have at least one letter or digit each.</summary>
    internal static readonly Gen<WireRequest> Any =
        from method in AnyOf("GET", "POST", "PUT", "DELETE")
        from path in Word.Array[1, 4]
        from query in Gen.Select(Word, Word, (n, v) => $"{Encoded(n)}={Encoded(v)}").Array[1, 4]
        from header in Word.Array[1, 3]
        from body in Word
        select Request(
            method, "/" + string.Join('/', path.Select(Encoded)), string.Join('&', query), body,
            [("Host", "imagebuilder.eu-west-1.amazonaws.com"), .. header.Select((v, i) => ($"X-Amz-Meta-{i}", v))]);

    /// <summary>A letter first, so that no path segment is only dots; then anything that may need encoding.</summary>
    private static Gen<string> Word =>
        Gen.Select(Gen.Char['a', 'z'], Gen.Char["abcXYZ019-._~ +%/:=&;,\"é€"].Array[0, 12], (c, rest) => c + new string(rest) + c);

    internal static Gen<T> AnyOf<T>(params ImmutableArray<T> values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    internal static SignatureVerdict Verify(WireRequest request, DateTimeOffset? now = null, VerificationRules? rules = null) =>
        Verifier.Verify(
            request,
            id => id == Credentials.AccessKeyId ? new SigningSecret.Known(Secret) : new SigningSecret.Unknown(),
            now ?? Noon,
            rules ?? VerificationRules.Default);

    internal static WireRequest Request(
        string method, string path, string query, string body, params ImmutableArray<(string Name, string Value)> headers) =>
        new(
            method, path, query,
            new HttpHeaders(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))),
            Encoding.UTF8.GetBytes(body));

    internal static WireRequest Header(this WireRequest request, string name, string value) =>
        request with { Headers = request.Headers.With(name, value) };

    internal static WireRequest Without(this WireRequest request, string name) => request with
    {
        Headers = new HttpHeaders(request.Headers.Where(h => !h.Key.Equals(name, StringComparison.OrdinalIgnoreCase))),
    };

    /// <summary>Adds a field and leaves those of the same name.</summary>
    internal static WireRequest And(this WireRequest request, string name, string value) => request with
    {
        Headers = new HttpHeaders(request.Headers.Append(KeyValuePair.Create(name, value))),
    };

    internal static string Encoded(string text) => Uri.EscapeDataString(text);
}
