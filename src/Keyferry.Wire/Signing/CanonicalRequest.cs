using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Signing;

/// <summary>
/// A request in the one form over which a signature is made
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
internal static class CanonicalRequest
{
    /// <param name="request">the request; of its query, <c>X-Amz-Signature</c> is left out</param>
    /// <param name="signedHeaders">names in lower case, sorted, each once; one that the request lacks counts as empty</param>
    /// <param name="payloadHash">the last line: the body's SHA-256 in lower-case hexadecimal, or what stands for it</param>
    /// <param name="style">how the path is treated and whether the token of a presigned URL is part of it</param>
    internal static string Of(
        WireRequest request, ImmutableArray<string> signedHeaders, string payloadHash, SigningStyle style)
    {
        StringBuilder text = new(512);
        text.Append(request.Method).Append('\n');
        text.Append(Path(request.Path, style)).Append('\n');
        AppendQuery(text, request.Query, style);
        text.Append('\n');
        foreach (string name in signedHeaders)
        {
            text.Append(name).Append(':');
            AppendValues(text, request.Headers, name);
            text.Append('\n');
        }

        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    internal static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The text that the signing key signs.</summary>
    internal static string StringToSign(string timestamp, CredentialScope scope, string canonicalRequest) =>
        $"{Algorithm}\n{timestamp}\n{scope}\n{Sha256(Encoding.UTF8.GetBytes(canonicalRequest))}";

    internal const string Algorithm = "AWS4-HMAC-SHA256";

    private static string Path(string path, SigningStyle style)
    {
        if (!style.NormalizesPath)
        {
            return path.Length == 0 ? "/" : PercentEncoding.RecodePath(path);
        }

        return PercentEncoding.EncodePath(Normalized(path));
    }

    private static string Normalized(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
        {
            return path.Length == 0 ? "/" : path;
        }

        List<string> segments = [];
        foreach (string segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        string end = segments.Count > 0 && path.EndsWith('/') ? "/" : "";
        return "/" + string.Join('/', segments) + end;
    }

    private static void AppendQuery(StringBuilder text, string query, SigningStyle style)
    {
        if (query.Length == 0)
        {
            return;
        }

        List<(string Name, string Value)> parameters = [];
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = PercentEncoding.RecodeQuery(equals < 0 ? part : part[..equals]);
            bool signed = name != "X-Amz-Signature" && (style.SignsSecurityToken || name != "X-Amz-Security-Token");
            if (signed)
            {
                parameters.Add((name, equals < 0 ? "" : PercentEncoding.RecodeQuery(part[(equals + 1)..])));
            }
        }

        parameters.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0
            ? order
            : string.CompareOrdinal(a.Value, b.Value));
        text.AppendJoin('&', parameters.Select(p => $"{p.Name}={p.Value}"));
    }

    private static void AppendValues(StringBuilder text, HttpHeaders headers, string name)
    {
        bool first = true;
        foreach (string value in headers.All(name))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            AppendTrimmed(text, value);
        }
    }

    /// <summary>Without white space at the ends; a run of it within becomes one space, between quotes too.</summary>
    private static void AppendTrimmed(StringBuilder text, string value)
    {
        bool space = false;
        foreach (char c in value.AsSpan().Trim(" \t\r\n"))
        {
            bool white = c is ' ' or '\t' or '\r' or '\n';
            if (!white || !space)
            {
                text.Append(white ? ' ' : c);
            }

            space = white;
        }
    }
}
