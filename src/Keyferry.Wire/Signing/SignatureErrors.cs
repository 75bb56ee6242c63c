using System.Collections.Frozen;
using System.Diagnostics;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Signing;

/// <summary>Services that answer a bad signature alike.</summary>
public enum SignatureErrorFamily
{
    /// <summary>EC2's own query protocol.</summary>
    Ec2,

    /// <summary>IAM and STS.</summary>
    Query,

    /// <summary>JSON 1.1: KMS, SSM, Organizations, CloudTrail.</summary>
    Json,

    /// <summary>REST JSON: Image Builder, EBS direct, Account.</summary>
    RestJson,
}

/// <summary>
/// What AWS answers to a request whose signature it doesn't accept: status and code by kind of service, and the words.
/// Sources: the common errors in each API reference
/// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
/// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html),
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html, and answers that people showed:
/// aws-sdk-js issues 254 (JSON) and 4285 (SSM), bootcamp issue 101 (STS: 15 min.), awsbeats issue 48 (not yet current),
/// aws-sdk-java issue 1443 (EC2: RequestExpired), selling-partner-api-docs issue 3081 (STS without a signature),
/// NetSPI/AWSSigner issue 3 and aws-sdk-php issue 2469 (SignedHeader), requests-aws4auth issue 7 (date of the scope).
/// </summary>
public static class SignatureErrors
{
    private enum Fault
    {
        Missing,
        Incomplete,
        UnknownKey,
        NoMatch,
        OutOfTime,
        ExpiredToken,
    }

    // REST JSON answers 403 where JSON 1.1 answers 400. EC2 tells nobody what is wrong with a signature: a wrong secret, a
    // changed request and an unknown key are one to it; which of its two codes a malformed one gets is inferred.
    private static readonly FrozenDictionary<(Fault, SignatureErrorFamily), (int Status, string Code)> Codes = Table(
        (Fault.Missing, (401, "AuthFailure"), (403, "MissingAuthenticationToken"),
            (400, "MissingAuthenticationTokenException"), (403, "MissingAuthenticationTokenException")),
        (Fault.Incomplete, (400, "IncompleteSignature"), (400, "IncompleteSignature"),
            (400, "IncompleteSignatureException"), (403, "IncompleteSignatureException")),
        (Fault.UnknownKey, (401, "AuthFailure"), (403, "InvalidClientTokenId"),
            (400, "UnrecognizedClientException"), (403, "UnrecognizedClientException")),
        (Fault.NoMatch, (401, "AuthFailure"), (403, "SignatureDoesNotMatch"),
            (400, "InvalidSignatureException"), (403, "InvalidSignatureException")),
        (Fault.OutOfTime, (400, "RequestExpired"), (403, "SignatureDoesNotMatch"),
            (400, "InvalidSignatureException"), (403, "InvalidSignatureException")),
        (Fault.ExpiredToken, (400, "RequestExpired"), (403, "ExpiredToken"),
            (400, "ExpiredTokenException"), (403, "ExpiredTokenException")));

    private const string NotValidated = "AWS was not able to validate the provided access credentials";
    private const string RequestExpired = "Request has expired.";

    private const string NoMatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
        + "and signing method. Consult the service documentation for details.";

    /// <summary>The services that speak a protocol answer a bad signature alike.</summary>
    public static SignatureErrorFamily FamilyOf(WireProtocol protocol) => protocol switch
    {
        Ec2Query => SignatureErrorFamily.Ec2,
        AwsQuery => SignatureErrorFamily.Query,
        AwsJson => SignatureErrorFamily.Json,
        RestJson => SignatureErrorFamily.RestJson,
        _ => throw new UnreachableException(),
    };

    /// <summary>How far the time of signing may lie from the service's clock: the messages of each kind of service say so.</summary>
    public static TimeSpan ClockSkew(SignatureErrorFamily family) => family switch
    {
        SignatureErrorFamily.Ec2 or SignatureErrorFamily.Query => TimeSpan.FromMinutes(15),
        SignatureErrorFamily.Json or SignatureErrorFamily.RestJson => TimeSpan.FromMinutes(5),
        _ => throw new UnreachableException(),
    };

    /// <summary>The error for a verdict that is not <see cref="SignatureVerdict.Verified"/>.</summary>
    /// <exception cref="ArgumentException">the request is verified</exception>
    public static WireError For(SignatureVerdict verdict, SignatureErrorFamily family)
    {
        Fault fault = verdict switch
        {
            SignatureVerdict.Missing => Fault.Missing,
            SignatureVerdict.Malformed => Fault.Incomplete,
            SignatureVerdict.UnknownKey => Fault.UnknownKey,
            SignatureVerdict.Skewed or SignatureVerdict.Expired => Fault.OutOfTime,
            SignatureVerdict.WrongSignature or SignatureVerdict.NotSigned or SignatureVerdict.TamperedBody
                or SignatureVerdict.WrongScope => Fault.NoMatch,
            SignatureVerdict.Verified => throw new ArgumentException("a verified request is no error", nameof(verdict)),
            _ => throw new UnreachableException(),
        };
        (int status, string code) = Codes[(fault, family)];
        return new(code, family == SignatureErrorFamily.Ec2 ? Ec2Message(verdict) : Message(verdict, family), status);
    }

    /// <summary>The session token is past its end.</summary>
    public static WireError ExpiredToken(SignatureErrorFamily family)
    {
        (int status, string code) = Codes[(Fault.ExpiredToken, family)];
        return new(
            code,
            family == SignatureErrorFamily.Ec2 ? RequestExpired : "The security token included in the request is expired",
            status);
    }

    /// <summary>The session token isn't the access key's, or isn't there where the key needs one: answered like an unknown key.</summary>
    public static WireError InvalidToken(SignatureErrorFamily family) =>
        For(new SignatureVerdict.UnknownKey(""), family);

    private static string Ec2Message(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Skewed or SignatureVerdict.Expired => RequestExpired,
        SignatureVerdict.Malformed malformed => string.Join(' ', malformed.What),
        _ => NotValidated,
    };

    private static string Message(SignatureVerdict verdict, SignatureErrorFamily family) => verdict switch
    {
        SignatureVerdict.Missing => family == SignatureErrorFamily.RestJson
            ? "Missing Authentication Token"
            : "Request is missing Authentication Token",
        SignatureVerdict.Malformed malformed => string.Join(' ', malformed.What),
        SignatureVerdict.UnknownKey => family == SignatureErrorFamily.Query
            ? "The security token included in the request is invalid"
            : "The security token included in the request is invalid.",
        SignatureVerdict.Skewed skewed => skewed.Ahead > TimeSpan.Zero
            ? $"Signature not yet current: {SigningTime.Text(skewed.SignedAt)} is still later than "
                + $"{SigningTime.Text(skewed.Now + skewed.Allowed)} ({SigningTime.Text(skewed.Now)} + {Words(skewed.Allowed)})"
            : Past(skewed.SignedAt, skewed.Now, skewed.Allowed),
        SignatureVerdict.Expired expired => Past(expired.SignedAt, expired.Now, expired.Lifetime),
        SignatureVerdict.WrongSignature wrong =>
            $"{NoMatch}\n\nThe Canonical String for this request should have been\n'{wrong.CanonicalRequest}'\n\n"
                + $"The String-to-Sign should have been\n'{wrong.StringToSign}'\n",
        SignatureVerdict.NotSigned { Header: "host" } =>
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        SignatureVerdict.NotSigned unsigned => $"'{unsigned.Header}' must be a 'SignedHeader' in the AWS Authorization.",
        // Only S3 has an error of its own for this; the others hash the body themselves and find no match (inferred).
        SignatureVerdict.TamperedBody => NoMatch,
        SignatureVerdict.WrongScope scope => ScopeMessage(scope),
        _ => throw new UnreachableException(),
    };

    private static string ScopeMessage(SignatureVerdict.WrongScope scope) => scope.Part switch
    {
        ScopePart.Date =>
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{scope.Given}' != '{scope.Expected}', from '{scope.Timestamp}'.",
        ScopePart.Region => $"Credential should be scoped to a valid region, not '{scope.Given}'. ",
        ScopePart.Service => $"Credential should be scoped to correct service: '{scope.Expected}'. ",
        ScopePart.Terminator =>
            $"Credential should be scoped with a valid terminator: '{scope.Expected}', not '{scope.Given}'. ",
        _ => throw new UnreachableException(),
    };

    private static string Past(DateTimeOffset signedAt, DateTimeOffset now, TimeSpan allowed) =>
        $"Signature expired: {SigningTime.Text(signedAt)} is now earlier than {SigningTime.Text(now - allowed)} "
        + $"({SigningTime.Text(now)} - {Words(allowed)})";

    // AWS is only known to say whole minutes; seconds are for a presigned URL that was given less than one.
    private static string Words(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{(long)span.TotalMinutes} min." : $"{(long)span.TotalSeconds} sec.";

    private static FrozenDictionary<(Fault, SignatureErrorFamily), (int, string)> Table(
        params (Fault Fault, (int, string) Ec2, (int, string) Query, (int, string) Json, (int, string) RestJson)[] rows)
    {
        Dictionary<(Fault, SignatureErrorFamily), (int, string)> table = [];
        foreach (var row in rows)
        {
            table.Add((row.Fault, SignatureErrorFamily.Ec2), row.Ec2);
            table.Add((row.Fault, SignatureErrorFamily.Query), row.Query);
            table.Add((row.Fault, SignatureErrorFamily.Json), row.Json);
            table.Add((row.Fault, SignatureErrorFamily.RestJson), row.RestJson);
        }

        return table.ToFrozenDictionary();
    }
}
