using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Signing;

/// <summary>Signs requests for one service in one Region, as a client does.</summary>
public sealed class RequestSigner(SigningCredentials credentials, string region, string service)
{
    // What a proxy or the transport may change on the way is not signed, nor what isn't there yet.
    private static readonly ImmutableArray<string> NeverSigned =
        ["authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

    public SigningStyle Style { get; init; } = SigningStyle.Default;

    /// <summary>Whether the body's hash is also sent as <c>x-amz-content-sha256</c>.</summary>
    public bool SendsPayloadHash { get; init; }

    /// <summary>The request with an Authorization header and what goes with it.</summary>
    /// <exception cref="ArgumentException">the request has no Host header</exception>
    public WireRequest Sign(WireRequest request, DateTimeOffset at)
    {
        HttpHeaders headers = request.Headers.With("X-Amz-Date", SigningTime.Text(at));
        if (credentials.SessionToken is { } token && Style.SignsSecurityToken)
        {
            headers = headers.With("X-Amz-Security-Token", token);
        }

        if (SendsPayloadHash && headers["X-Amz-Content-Sha256"] is null)
        {
            headers = headers.With("X-Amz-Content-Sha256", CanonicalRequest.Sha256(request.Body.Span));
        }

        WireRequest unsigned = request with { Headers = headers };
        ImmutableArray<string> names = NamesToSign(unsigned);
        string signature = Signature(unsigned, names, at);
        headers = headers.With(
            "Authorization",
            $"{CanonicalRequest.Algorithm} Credential={credentials.AccessKeyId}/{Scope(at)}, "
            + $"SignedHeaders={string.Join(';', names)}, Signature={signature}");
        return request with
        {
            Headers = credentials.SessionToken is { } late && !Style.SignsSecurityToken
                ? headers.With("X-Amz-Security-Token", late)
                : headers,
        };
    }

    /// <summary>
    /// The request with its signature in the query, good for <paramref name="lifetime"/>; null leaves that to the service.
    /// </summary>
    /// <exception cref="ArgumentException">the request has no Host header</exception>
    public WireRequest Presign(WireRequest request, DateTimeOffset at, TimeSpan? lifetime)
    {
        ImmutableArray<string> names = NamesToSign(request);
        List<string> query = request.Query.Length == 0 ? [] : [request.Query];
        query.Add("X-Amz-Algorithm=" + CanonicalRequest.Algorithm);
        query.Add("X-Amz-Credential=" + PercentEncoding.Encode($"{credentials.AccessKeyId}/{Scope(at)}"));
        query.Add("X-Amz-Date=" + SigningTime.Text(at));
        query.Add("X-Amz-SignedHeaders=" + PercentEncoding.Encode(string.Join(';', names)));
        if (lifetime is { TotalSeconds: var seconds })
        {
            query.Add("X-Amz-Expires=" + ((long)seconds).ToString(CultureInfo.InvariantCulture));
        }

        if (credentials.SessionToken is { } token)
        {
            query.Add("X-Amz-Security-Token=" + PercentEncoding.Encode(token));
        }

        WireRequest unsigned = request with { Query = string.Join('&', query) };
        return unsigned with { Query = $"{unsigned.Query}&X-Amz-Signature={Signature(unsigned, names, at)}" };
    }

    private CredentialScope Scope(DateTimeOffset at) => new(SigningTime.Day(at), region, service);

    private string Signature(WireRequest request, ImmutableArray<string> names, DateTimeOffset at)
    {
        string payload = request.Headers["X-Amz-Content-Sha256"] ?? CanonicalRequest.Sha256(request.Body.Span);
        string canonical = CanonicalRequest.Of(request, names, payload, Style);
        string toSign = CanonicalRequest.StringToSign(SigningTime.Text(at), Scope(at), canonical);
        return SigningKeys.Sign(SigningKeys.Derive(credentials.SecretAccessKey, Scope(at)), toSign);
    }

    private static ImmutableArray<string> NamesToSign(WireRequest request)
    {
        ImmutableArray<string> names =
        [
            .. request.Headers
                .Select(h => h.Key.ToLowerInvariant())
                .Where(n => !NeverSigned.Contains(n))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return names.Contains("host")
            ? names
            : throw new ArgumentException("a request can't be signed without its Host header", nameof(request));
    }
}
