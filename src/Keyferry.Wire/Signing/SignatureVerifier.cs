using System.Security.Cryptography;
using System.Text;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Signing;

/// <summary>
/// Verifies Signature Version 4, in the Authorization header or in the query of a presigned URL
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). Any thread may use it at any time.
/// </summary>
public sealed class SignatureVerifier
{
    /// <summary>What stands for the body's hash where the body is not signed.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    private readonly SigningKeys _keys = new();

    /// <param name="request">the request as it arrived</param>
    /// <param name="secretOf">what each access key signs with; asked once at most</param>
    /// <param name="now">the time against which the time of signing is held</param>
    /// <param name="rules">what the service asks for</param>
    public SignatureVerdict Verify(WireRequest request, SecretLookup secretOf, DateTimeOffset now, VerificationRules rules)
    {
        (PresentedSignature? signature, SignatureVerdict? instead) = SignatureReader.Read(request);
        if (signature is null)
        {
            return instead!;
        }

        // AWS doesn't document in which order it looks. A wrong clock is told even to those whose secret is wrong, as its
        // services were seen to do; who is asking comes before when.
        return WrongScope(signature, rules)
            ?? NotSigned(request, signature, rules)
            ?? secretOf(signature.AccessKeyId) switch
            {
                SigningSecret.Unknown => new SignatureVerdict.UnknownKey(signature.AccessKeyId),
                SigningSecret.Any => OutOfTime(signature, now, rules) ?? Check(request, signature, null, rules),
                SigningSecret.Known known =>
                    OutOfTime(signature, now, rules) ?? Check(request, signature, known.Secret, rules),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    private static SignatureVerdict.WrongScope? WrongScope(PresentedSignature signature, VerificationRules rules)
    {
        CredentialScope scope = signature.Scope;
        string timestamp = SigningTime.Text(signature.SignedAt);
        string day = SigningTime.Day(signature.SignedAt);
        if (scope.Date != day)
        {
            return new(ScopePart.Date, scope.Date, day, timestamp);
        }

        if (rules.Region is { } region && scope.Region != region)
        {
            return new(ScopePart.Region, scope.Region, region, timestamp);
        }

        if (rules.Service is { } service && scope.Service != service)
        {
            return new(ScopePart.Service, scope.Service, service, timestamp);
        }

        return signature.Terminator == CredentialScope.Terminator
            ? null
            : new(ScopePart.Terminator, signature.Terminator, CredentialScope.Terminator, timestamp);
    }

    // A header that says what is done, when and by whom is worth nothing if anybody may add or change it on the way.
    private static SignatureVerdict.NotSigned? NotSigned(
        WireRequest request, PresentedSignature signature, VerificationRules rules)
    {
        bool presigned = signature.Lifetime is not null;
        (string Name, bool Needed)[] headers =
        [
            ("host", true),
            ("x-amz-date", !presigned && request.Headers["x-amz-date"] is not null),
            ("x-amz-security-token", rules.Style.SignsSecurityToken && request.Headers["x-amz-security-token"] is not null),
            ("x-amz-target", request.Headers["x-amz-target"] is not null),
        ];
        foreach ((string name, bool needed) in headers)
        {
            if (needed && !signature.SignedHeaders.Contains(name))
            {
                return new(name);
            }
        }

        return null;
    }

    private static SignatureVerdict? OutOfTime(PresentedSignature signature, DateTimeOffset now, VerificationRules rules)
    {
        TimeSpan age = now - signature.SignedAt;
        if (age < -rules.ClockSkew)
        {
            return new SignatureVerdict.Skewed(signature.SignedAt, now, rules.ClockSkew);
        }

        return signature.Lifetime switch
        {
            { } lifetime when age > lifetime => new SignatureVerdict.Expired(signature.SignedAt, now, lifetime),
            null when age > rules.ClockSkew => new SignatureVerdict.Skewed(signature.SignedAt, now, rules.ClockSkew),
            _ => null,
        };
    }

    private SignatureVerdict Check(
        WireRequest request, PresentedSignature signature, string? secret, VerificationRules rules)
    {
        string bodyHash = CanonicalRequest.Sha256(request.Body.Span);
        bool unsigned = signature.PayloadHash == UnsignedPayload
            && (signature.Lifetime is not null || rules.AcceptsUnsignedPayload);
        string signedHash = signature.PayloadHash is null || (signature.PayloadHash == UnsignedPayload && !unsigned)
            ? bodyHash
            : signature.PayloadHash;
        if (secret is not null)
        {
            string canonical = CanonicalRequest.Of(request, signature.SignedHeaders, signedHash, rules.Style);
            string toSign = CanonicalRequest.StringToSign(
                SigningTime.Text(signature.SignedAt), signature.Scope, canonical);
            string expected = SigningKeys.Sign(_keys.For(secret, signature.Scope), toSign);
            if (!CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Signature)))
            {
                return new SignatureVerdict.WrongSignature(canonical, toSign);
            }
        }

        // The hash that the request names was signed; that the body has that hash is still to be seen.
        if (!unsigned && signedHash != bodyHash)
        {
            return new SignatureVerdict.TamperedBody(signedHash, bodyHash);
        }

        return new SignatureVerdict.Verified(
            signature.AccessKeyId,
            signature.SessionToken,
            signature.Scope.Region,
            signature.Scope.Service,
            signature.SignedAt);
    }
}
