using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Signing;

/// <summary>
/// Reads what a request says of its signature. The sentences about what is wrong are AWS's, as its services answered them to
/// people who asked about them in public (aws-sdk-js issue 4285, cloud9-sync issue 10, aws-sdk-ruby issue 317,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html); for what only a query can get wrong
/// they are inferred.
/// </summary>
internal static class SignatureReader
{
    // AWS repeats the header in full; we cut it, so that an answer isn't as long as somebody else's mistake.
    private const int MostRepeated = 512;

    // The longest that AWS documents for a presigned URL: seven days.
    private const int LongestLifetime = 604_800;

    /// <summary>The signature, or the verdict where there is none to check.</summary>
    internal static (PresentedSignature? Signature, SignatureVerdict? Instead) Read(WireRequest request)
    {
        string[] authorization = [.. request.Headers.All("Authorization")];
        List<(string Name, string Value)> query = SigningParameters(request.Query);
        return (authorization.Length, query.Exists(p => p.Name is "X-Amz-Algorithm" or "X-Amz-Signature")) switch
        {
            (0, false) => (null, new SignatureVerdict.Missing()),
            (0, true) => ReadQuery(request, query),
            (1, false) => ReadHeader(request, authorization[0]),
            (1, true) => Malformed(
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
            _ => Malformed("The request has more than one 'Authorization' header."),
        };
    }

    private static (PresentedSignature?, SignatureVerdict?) ReadHeader(WireRequest request, string header)
    {
        string shown = header.Length <= MostRepeated ? header : header[..MostRepeated] + "…";
        string text = header.Trim();
        bool ours = text.StartsWith(CanonicalRequest.Algorithm, StringComparison.Ordinal)
            && (text.Length == CanonicalRequest.Algorithm.Length || text[CanonicalRequest.Algorithm.Length] is ' ' or '\t');
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        if (ours)
        {
            string[] pairs = text[CanonicalRequest.Algorithm.Length..]
                .Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            foreach (string pair in pairs)
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals < 0)
                {
                    return Malformed(
                        $"'{Cut(pair)}' not a valid key=value pair (missing equal-sign) in Authorization header: '{shown}'.");
                }

                if (!parts.TryAdd(pair[..equals], pair[(equals + 1)..]))
                {
                    return Malformed($"'{Cut(pair[..equals])}' occurs more than once in Authorization header: '{shown}'.");
                }
            }
        }

        // Any other scheme, the old version 2 included, is told what is missing from this one: aws-sdk-js issue 4285.
        string? credential = parts.GetValueOrDefault("Credential");
        string? signedHeaders = parts.GetValueOrDefault("SignedHeaders");
        string? signature = parts.GetValueOrDefault("Signature");
        string[] dates = [.. request.Headers.All("X-Amz-Date")];
        bool own = dates.Length > 0;
        if (!own)
        {
            dates = [.. request.Headers.All("Date")];
        }

        List<string> wrong = [];
        AddUnless(wrong, !string.IsNullOrEmpty(credential), "Authorization header requires 'Credential' parameter.");
        AddUnless(wrong, !string.IsNullOrEmpty(signature), "Authorization header requires 'Signature' parameter.");
        AddUnless(wrong, !string.IsNullOrEmpty(signedHeaders), "Authorization header requires 'SignedHeaders' parameter.");
        AddUnless(
            wrong,
            dates.Length > 0,
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        if (wrong.Count > 0)
        {
            wrong.Add($"Authorization={shown}");
            return Malformed([.. wrong]);
        }

        if (dates.Length > 1)
        {
            return Malformed($"The request has more than one '{(own ? "X-Amz-Date" : "Date")}' header.");
        }

        DateTimeOffset at;
        string date = dates[0].Trim();
        if (own ? !SigningTime.TryRead(date, out at) : !SigningTime.TryReadHttpDate(date, out at))
        {
            return Malformed(WrongDate(date));
        }

        return Put(
            credential!,
            signedHeaders!,
            new PresentedSignature(
                "", default, "", [], signature!, at, null,
                request.Headers["X-Amz-Security-Token"], request.Headers["X-Amz-Content-Sha256"]));
    }

    private static (PresentedSignature?, SignatureVerdict?) ReadQuery(
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
            "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires",
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

        bool number = int.TryParse(given["X-Amz-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        if (!number || seconds is < 1 or > LongestLifetime)
        {
            return Malformed(
                $"'X-Amz-Expires' must be a number of seconds between 1 and {LongestLifetime}. Got '{Cut(given["X-Amz-Expires"])}'.");
        }

        return Put(
            given["X-Amz-Credential"],
            given["X-Amz-SignedHeaders"],
            new PresentedSignature(
                "", default, "", [], given["X-Amz-Signature"], at, TimeSpan.FromSeconds(seconds),
                given.GetValueOrDefault("X-Amz-Security-Token") ?? request.Headers["X-Amz-Security-Token"],
                given.GetValueOrDefault("X-Amz-Content-Sha256") ?? request.Headers["X-Amz-Content-Sha256"]));
    }

    private static (PresentedSignature?, SignatureVerdict?) Put(
        string credential, string signedHeaders, PresentedSignature signature)
    {
        string[] elements = credential.Split('/');
        if (elements.Length != 5 || elements.Any(e => e.Length == 0))
        {
            return Malformed(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                + $"got '{Cut(credential)}'.");
        }

        ImmutableArray<string> names =
        [
            .. signedHeaders.Split(';').Select(n => n.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal),
        ];
        if (names.Any(n => n.Length == 0))
        {
            return Malformed($"'SignedHeaders' must be header names with semicolons between them, got '{Cut(signedHeaders)}'.");
        }

        return (
            signature with
            {
                AccessKeyId = elements[0],
                Scope = new(elements[1], elements[2], elements[3]),
                Terminator = elements[4],
                SignedHeaders = names,
            },
            null);
    }

    private static List<(string Name, string Value)> SigningParameters(string query)
    {
        List<(string Name, string Value)> found = [];
        if (!query.Contains("X-Amz-", StringComparison.Ordinal) && !query.Contains('%'))
        {
            return found;
        }

        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = PercentEncoding.Decode(equals < 0 ? part : part[..equals]);
            if (name.StartsWith("X-Amz-", StringComparison.Ordinal))
            {
                found.Add((name, equals < 0 ? "" : PercentEncoding.Decode(part[(equals + 1)..])));
            }
        }

        return found;
    }

    private static string WrongDate(string date) =>
        $"Date must be in ISO-8601 'basic format'. Got '{Cut(date)}'. See http://en.wikipedia.org/wiki/ISO_8601";

    private static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";

    private static void AddUnless(List<string> wrong, bool holds, string what)
    {
        if (!holds)
        {
            wrong.Add(what);
        }
    }

    private static (PresentedSignature?, SignatureVerdict?) Malformed(params ImmutableArray<string> what) =>
        (null, new SignatureVerdict.Malformed(what));
}
