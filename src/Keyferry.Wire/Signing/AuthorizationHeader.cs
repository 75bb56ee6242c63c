using Keyferry.Wire.Http;
using static Keyferry.Wire.Signing.SignatureReader;

namespace Keyferry.Wire.Signing;

/// <summary>Reads <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c> and what goes with it.</summary>
internal static class AuthorizationHeader
{
    internal static (PresentedSignature? Signature, SignatureVerdict? Instead) Read(WireRequest request, string header)
    {
        string shown = Cut(header);
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        if (ReadParts(header, shown, parts) is { } wrong)
        {
            return Malformed(wrong);
        }

        bool own = request.Headers["X-Amz-Date"] is not null;
        string[] dates = [.. request.Headers.All(own ? "X-Amz-Date" : "Date")];

        // Any other scheme, the old version 2 included, is told what is missing from this one: aws-sdk-js issue 4285.
        List<string> missing =
        [
            .. ((string[])["Credential", "Signature", "SignedHeaders"])
                .Where(name => string.IsNullOrEmpty(parts.GetValueOrDefault(name)))
                .Select(name => $"Authorization header requires '{name}' parameter."),
        ];
        if (dates.Length == 0)
        {
            missing.Add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        if (missing.Count > 0)
        {
            return Malformed([.. missing, $"Authorization={shown}"]);
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

        return WithCredential(
            parts["Credential"],
            parts["SignedHeaders"],
            new PresentedSignature(
                "", default, "", [], parts["Signature"], at, null,
                request.Headers["X-Amz-Security-Token"], request.Headers["X-Amz-Content-Sha256"]));
    }

    /// <summary>What is wrong; null when nothing is. Of another scheme there are no parts.</summary>
    private static string? ReadParts(string header, string shown, Dictionary<string, string> parts)
    {
        string text = header.Trim();
        int length = CanonicalRequest.Algorithm.Length;
        bool ours = text.StartsWith(CanonicalRequest.Algorithm, StringComparison.Ordinal)
            && (text.Length == length || text[length] is ' ' or '\t');
        if (!ours)
        {
            return null;
        }

        foreach (string pair in text[length..].Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return $"'{Cut(pair)}' not a valid key=value pair (missing equal-sign) in Authorization header: '{shown}'.";
            }

            if (!parts.TryAdd(pair[..equals], pair[(equals + 1)..]))
            {
                return $"'{Cut(pair[..equals])}' occurs more than once in Authorization header: '{shown}'.";
            }
        }

        return null;
    }
}
