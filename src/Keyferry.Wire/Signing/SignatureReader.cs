using System.Collections.Immutable;
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

    /// <summary>The signature, or the verdict where there is none to check.</summary>
    internal static (PresentedSignature? Signature, SignatureVerdict? Instead) Read(WireRequest request)
    {
        string[] authorization = [.. request.Headers.All("Authorization")];
        List<(string Name, string Value)> query = PresignedQuery.Parameters(request.Query);
        return (authorization.Length, query.Exists(p => p.Name is "X-Amz-Algorithm" or "X-Amz-Signature")) switch
        {
            (0, false) => (null, new SignatureVerdict.Missing()),
            (0, true) => PresignedQuery.Read(request, query),
            (1, false) => AuthorizationHeader.Read(request, authorization[0]),
            (1, true) => Malformed(
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
            _ => Malformed("The request has more than one 'Authorization' header."),
        };
    }

    /// <summary>The signature with the credential's elements and the names of the signed headers in it.</summary>
    internal static (PresentedSignature?, SignatureVerdict?) WithCredential(
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

    internal static string WrongDate(string date) =>
        $"Date must be in ISO-8601 'basic format'. Got '{Cut(date)}'. See http://en.wikipedia.org/wiki/ISO_8601";

    internal static string Cut(string text) => text.Length <= MostRepeated ? text : text[..MostRepeated] + "…";

    internal static (PresentedSignature?, SignatureVerdict?) Malformed(params ImmutableArray<string> what) =>
        (null, new SignatureVerdict.Malformed(what));
}
