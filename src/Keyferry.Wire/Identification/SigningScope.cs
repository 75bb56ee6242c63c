using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Formats;

namespace Keyferry.Wire.Identification;

/// <summary>The service that a request is signed for: the fourth part of <c>AKID/20150830/us-east-1/iam/aws4_request</c>.</summary>
internal static class SigningScope
{
    /// <summary>Null when the request isn't signed, or not legibly. Nothing is verified.</summary>
    public static string? ServiceOf(WireRequest request)
    {
        string? credential = InHeader(request.Headers["Authorization"]) ?? InQuery(request.Query);
        return credential?.Split('/') is [.., var service, "aws4_request"] ? service : null;
    }

    private static string? InHeader(string? authorization)
    {
        const string Name = "Credential=";
        int at = authorization?.IndexOf(Name, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : authorization![(at + Name.Length)..].Split(',', ' ')[0];
    }

    private static string? InQuery(string query) =>
        query.Contains("X-Amz-Credential", StringComparison.OrdinalIgnoreCase)
            ? FormText.Read(query, WireLimits.Default.Parameters)?
                .FirstOrDefault(p => p.Key.Equals("X-Amz-Credential", StringComparison.OrdinalIgnoreCase)).Value
            : null;
}
