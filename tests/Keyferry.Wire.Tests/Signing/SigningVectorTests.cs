using System.Text.RegularExpressions;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>AWS's own suites, from both ends: as a server that receives what was signed, and as a client that signs it.</summary>
public partial class SigningVectorTests
{
    private const string NotHere = "AWS's signing vectors are not on this machine";

    /// <summary>The verifier accepts each, at the suite's time.</summary>
    [Fact]
    public void Verifies_every_signed_request_of_AWS()
    {
        Assert.SkipUnless(SigningVector.Present, NotHere);
        SigningVector[] vectors = [.. SigningVector.All()];
        Assert.Equal(79, vectors.Length);
        Assert.All(vectors, vector =>
        {
            SignatureVerdict verdict = Verify(vector, SigningVector.Read(vector.SignedRequest));
            var verified = Assert.IsType<SignatureVerdict.Verified>(verdict);
            Assert.Equal("AKIDEXAMPLE", verified.AccessKeyId);
            Assert.Equal(vector.Credentials.SessionToken, verified.SessionToken);
            Assert.Equal(("us-east-1", "service"), (verified.Region, verified.Service));
            Assert.Equal(SigningVector.SignedAt, verified.SignedAt);
        });
    }

    /// <summary>With a signature of zeros in it, the verdict tells the canonical request and string to sign of the suite.</summary>
    [Fact]
    public void Arrives_at_the_canonical_request_and_string_to_sign_of_every_vector()
    {
        Assert.SkipUnless(SigningVector.Present, NotHere);
        Assert.All(SigningVector.All(), vector =>
        {
            WireRequest request = SigningVector.Read(SignatureAtTheEnd().Replace(vector.SignedRequest, new string('0', 64)));
            var wrong = Assert.IsType<SignatureVerdict.WrongSignature>(Verify(vector, request));
            Assert.Equal(vector.CanonicalRequest, wrong.CanonicalRequest);
            Assert.Equal(vector.StringToSign, wrong.StringToSign);
        });
    }

    /// <summary>The signer makes the signature of the suite from the unsigned request.</summary>
    [Fact]
    public void Signs_every_request_as_AWS_does()
    {
        Assert.SkipUnless(SigningVector.Present, NotHere);
        Assert.All(SigningVector.All(), vector =>
        {
            RequestSigner signer = new(vector.Credentials, "us-east-1", "service")
            {
                Style = vector.Style,
                SendsPayloadHash = vector.SendsPayloadHash,
            };
            WireRequest request = SigningVector.Read(vector.Request);
            WireRequest signed = vector.Lifetime is { } lifetime
                ? signer.Presign(request, SigningVector.SignedAt, lifetime)
                : signer.Sign(request, SigningVector.SignedAt);
            Assert.EndsWith("Signature=" + vector.Signature, signed.Headers["Authorization"] ?? signed.Query);
            Assert.IsType<SignatureVerdict.Verified>(Verify(vector, signed));
        });
    }

    private static SignatureVerdict Verify(SigningVector vector, WireRequest request) =>
        new SignatureVerifier().Verify(
            request,
            _ => new SigningSecret.Known(vector.Credentials.SecretAccessKey),
            SigningVector.SignedAt,
            new() { Style = vector.Style, Region = "us-east-1", Service = "service" });

    [GeneratedRegex("(?<=Signature=)[0-9a-f]{64}")]
    private static partial Regex SignatureAtTheEnd();
}
