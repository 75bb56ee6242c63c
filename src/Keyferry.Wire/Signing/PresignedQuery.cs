using System.Globalization;
using Keyferry.Wire.Http;
using static Keyferry.Wire.Signing.SignatureReader;

namespace Keyferry.Wire.Signing;

/// <summary>Reads the signature of a presigned URL.</summary>
internal static class PresignedQuery
{
    // The longest that AWS documents for a presigned URL: seven days.
    private const int LongestLifetime = 604_800;

    // How long one is good for that doesn't say it. Not every service wants it said, and AWS's SDK for Go says nothing in the URL
    // that it signs for CopySnapshot
    // (https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/aws/signer/v4#Signer.PresignHTTP).
    private const int UsualLifetime = 900;

    /// <summary>The parameters of the query that belong to a signature, decoded, in order.</summary>
    internal static List<(string Name, string Value)> Parameters(string query)
    {
        List<(string Name, string Value)> found = [];
        if (!query.Contains("X-Amz-", StringComparison.Ordinal) && !query.Contains('%'))
        {
            return found;
        }

        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = PercentEncoding.DecodeQuery(equals < 0 ? part : part[..equals]);
            if (name.StartsWith("X-Amz-", StringComparison.Ordinal))
            {
                found.Add((name, equals < 0 ? "" : PercentEncoding.DecodeQuery(part[(equals + 1)..])));
            }
        }

        return found;
    }

    internal static (PresentedSignature? Signature, SignatureVerdict? Instead) Read(
        WireRequest request, List<(string Name, string Value)> query)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach ((string name, string value) in query)
        {
            if (!given.TryAdd(name, value))
            {
                return Malformed($"'{name}' occurs more than once in the query-string.");
            }
        }

        string[] required =
        [
            "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date",
        ];
        string[] missing = [.. required.Where(name => string.IsNullOrEmpty(given.GetValueOrDefault(name)))];
        if (missing.Length > 0)
        {
            return Malformed([.. missing
                .Select(name => $"AWS query-string parameters must include '{name}'.")
                .Append("Re-examine the query-string parameters.")]);
        }

        if (given["X-Amz-Algorithm"] != CanonicalRequest.Algorithm)
        {
            return Malformed($"Unsupported AWS 'algorithm': '{Cut(given["X-Amz-Algorithm"])}'.");
        }

        if (!SigningTime.TryRead(given["X-Amz-Date"], out DateTimeOffset at))
        {
            return Malformed(WrongDate(given["X-Amz-Date"]));
        }

        int seconds = UsualLifetime;
        if (given.TryGetValue("X-Amz-Expires", out string? expires)
            && (!int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
                || seconds is < 1 or > LongestLifetime))
        {
            return Malformed(
                $"'X-Amz-Expires' must be a number of seconds between 1 and {LongestLifetime}. Got '{Cut(expires)}'.");
        }

        return WithCredential(
            given["X-Amz-Credential"],
            given["X-Amz-SignedHeaders"],
            new PresentedSignature(
                "", default, "", [], given["X-Amz-Signature"], at, TimeSpan.FromSeconds(seconds),
                given.GetValueOrDefault("X-Amz-Security-Token") ?? request.Headers["X-Amz-Security-Token"],
                given.GetValueOrDefault("X-Amz-Content-Sha256") ?? request.Headers["X-Amz-Content-Sha256"]));
    }
}
