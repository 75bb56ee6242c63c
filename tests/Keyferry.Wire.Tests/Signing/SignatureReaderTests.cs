using System.Text;
using CsCheck;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;
using static Keyferry.Wire.Tests.Signing.SignedRequests;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>What a request may get wrong before its signature is even looked at.</summary>
public class SignatureReaderTests
{
    [Fact]
    public void Finds_no_signature_where_there_is_none()
    {
        Assert.IsType<SignatureVerdict.Missing>(Verify(Plain));
        Assert.IsType<SignatureVerdict.Missing>(Verify(Plain with { Query = "Action=ListUsers&X-Amz=1&%zz" }));
    }

    /// <summary>AWS names all that is missing at once, whatever the scheme: aws-sdk-js issue 4285.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer abc")]
    [InlineData("AWS AKIAIOSFODNN7EXAMPLE:c2lnbmF0dXJl")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256X Credential=a, SignedHeaders=host, Signature=b")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=a, SignedHeaders=host, Signature=b")]
    public void Tells_everything_that_an_Authorization_header_lacks(string header)
    {
        var malformed = Assert.IsType<SignatureVerdict.Malformed>(Verify(Plain.Header("Authorization", header)));
        Assert.Equal(
            [
                "Authorization header requires 'Credential' parameter.",
                "Authorization header requires 'Signature' parameter.",
                "Authorization header requires 'SignedHeaders' parameter.",
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
                "Authorization=" + header,
            ],
            malformed.What);
    }

    [Theory]
    [InlineData("Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-west-1/kms/aws4_request", "Credential=AKIA/20260301/eu-west-1/kms", "exactly 5 slash-delimited elements")]
    [InlineData("Credential=AKIAIOSFODNN7EXAMPLE/", "Credential=/", "exactly 5 slash-delimited elements")]
    [InlineData("Credential=", "Credential= ", "not a valid key=value pair (missing equal-sign)")]
    [InlineData("Signature=", "Signature=a, Signature=", "'Signature' occurs more than once")]
    [InlineData("SignedHeaders=", "SignedHeaders=;", "'SignedHeaders' must be header names")]
    public void Says_what_is_wrong_with_a_part_of_the_header(string part, string spoiled, string told)
    {
        WireRequest signed = Signer.Sign(Plain, Noon);
        string header = signed.Headers["Authorization"]!.Replace(part, spoiled, StringComparison.Ordinal);
        var malformed = Assert.IsType<SignatureVerdict.Malformed>(Verify(signed.Header("Authorization", header)));
        Assert.Contains(told, Assert.Single(malformed.What), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Amz-Algorithm")]
    [InlineData("X-Amz-Credential")]
    [InlineData("X-Amz-Date")]
    [InlineData("X-Amz-SignedHeaders")]
    [InlineData("X-Amz-Signature")]
    public void Wants_every_parameter_of_a_presigned_URL_just_once(string name)
    {
        WireRequest presigned = Signer.Presign(Plain, Noon, TimeSpan.FromHours(1));
        string[] parts = presigned.Query.Split('&');
        string part = parts.Single(p => p.StartsWith(name + "=", StringComparison.Ordinal));
        var missing = Assert.IsType<SignatureVerdict.Malformed>(
            Verify(presigned with { Query = string.Join('&', parts.Where(p => p != part)) }));
        Assert.Equal($"AWS query-string parameters must include '{name}'.", missing.What[0]);
        var twice = Assert.IsType<SignatureVerdict.Malformed>(Verify(presigned with { Query = $"{presigned.Query}&{part}" }));
        Assert.Contains("more than once", Assert.Single(twice.What), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(16, false)]
    public void A_presigned_URL_that_does_not_say_how_long_it_is_good_for_is_good_for_a_quarter_of_an_hour(int minutes, bool good)
    {
        WireRequest presigned = Signer.Presign(Plain, Noon, lifetime: null);

        Assert.Equal(good, Verify(presigned, Noon.AddMinutes(minutes)) is SignatureVerdict.Verified);
    }

    [Fact]
    public void Refuses_two_signatures_at_once()
    {
        WireRequest signed = Signer.Sign(Plain, Noon);
        Assert.IsType<SignatureVerdict.Malformed>(Verify(signed.And("authorization", signed.Headers["Authorization"]!)));
        Assert.IsType<SignatureVerdict.Malformed>(Verify(signed.And("x-amz-date", "20260301T120000Z")));
        var both = Signer.Presign(Plain, Noon, TimeSpan.FromHours(1))
            .Header("Authorization", signed.Headers["Authorization"]!);
        Assert.StartsWith("Found both", Assert.IsType<SignatureVerdict.Malformed>(Verify(both)).What[0], StringComparison.Ordinal);
    }

    /// <summary>What is not this scope's Region or service, day or last element is said part by part.</summary>
    [Theory]
    [InlineData("/20260301/", "/20260228/", ScopePart.Date)]
    [InlineData("/eu-west-1/", "/eu-west-2/", ScopePart.Region)]
    [InlineData("/kms/", "/ec2/", ScopePart.Service)]
    [InlineData("/aws4_request", "/aws5_request", ScopePart.Terminator)]
    public void Says_which_part_of_the_scope_is_wrong(string part, string other, ScopePart told)
    {
        WireRequest signed = Signer.Sign(Plain, Noon);
        string header = signed.Headers["Authorization"]!.Replace(part, other, StringComparison.Ordinal);
        var wrong = Assert.IsType<SignatureVerdict.WrongScope>(
            Verify(signed.Header("Authorization", header), Noon, new() { Region = "eu-west-1", Service = "kms" }));
        Assert.Equal((told, other.Trim('/'), part.Trim('/')), (wrong.Part, wrong.Given, wrong.Expected));
    }

    [Theory]
    [InlineData("host")]
    [InlineData("x-amz-date")]
    [InlineData("x-amz-security-token")]
    [InlineData("x-amz-target")]
    public void Wants_the_headers_signed_that_carry_meaning(string name)
    {
        WireRequest signed = new RequestSigner(Credentials with { SessionToken = "token" }, "eu-west-1", "kms").Sign(Plain, Noon);
        string header = signed.Headers["Authorization"]!;
        string names = header.Split("SignedHeaders=")[1].Split(',')[0];
        string others = string.Join(';', names.Split(';').Where(n => n != name));
        WireRequest changed = signed.Header("Authorization", header.Replace(names, others, StringComparison.Ordinal));
        Assert.Equal(new SignatureVerdict.NotSigned(name), Verify(changed));
    }

    [Fact]
    public void Knows_whose_key_it_doesnt_know()
    {
        WireRequest signed = new RequestSigner(new("AKIAI44QH8DHBEXAMPLE", Secret), "eu-west-1", "kms").Sign(Plain, Noon);
        Assert.Equal(new SignatureVerdict.UnknownKey("AKIAI44QH8DHBEXAMPLE"), Verify(signed));
    }

    /// <summary>UNSIGNED-PAYLOAD is the signer's choice in a URL; with a header only where the operation allows it.</summary>
    [Fact]
    public void Takes_an_unsigned_body_where_it_may()
    {
        WireRequest open = Plain.Header("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        WireRequest presigned = Signer.Presign(open, Noon, TimeSpan.FromHours(1)) with { Body = "other"u8.ToArray() };
        WireRequest signed = Signer.Sign(open, Noon) with { Body = "other"u8.ToArray() };
        Assert.IsType<SignatureVerdict.Verified>(Verify(presigned));
        Assert.IsType<SignatureVerdict.WrongSignature>(Verify(signed));
        Assert.IsType<SignatureVerdict.Verified>(Verify(signed, Noon, new() { AcceptsUnsignedPayload = true }));
    }

    /// <summary>Whatever stands in the header, the query or the date: a verdict, never an exception, and never Verified.</summary>
    [Fact]
    public void Has_a_verdict_on_any_rubbish()
    {
        string genuine = Signer.Sign(Plain, Noon).Headers["Authorization"]!;
        var rubbish = Gen.OneOf(
            Gen.String,
            Gen.Char["=,;/ %&\tAWS4-HMAC\u0000\uD800é"].Array[0, 200].Select(c => new string(c)),
            Gen.Select(Gen.Int[0, genuine.Length], Gen.String, (cut, tail) => genuine[..cut] + tail));
        Gen.Select(rubbish, rubbish, rubbish).Sample((header, query, date) =>
            Verify(Plain.Header("Authorization", header).Header("X-Amz-Date", date)) is not SignatureVerdict.Verified
            && Verify(Plain with { Query = "X-Amz-Signature=" + query }) is not SignatureVerdict.Verified
            && Verify(Plain with { Path = query, Query = query }) is not SignatureVerdict.Verified);
    }

    /// <summary>A megabyte of header is read once and answered shortly.</summary>
    [Fact]
    public void Answers_a_huge_header_shortly()
    {
        foreach (string filling in (string[])["a", "a=,", "a;", "/", "%41", ","])
        {
            var huge = new StringBuilder().Insert(0, filling, 1_000_000 / filling.Length).ToString();
            foreach (string header in (string[])[huge, "AWS4-HMAC-SHA256 " + huge, $"AWS4-HMAC-SHA256 Credential={huge}, SignedHeaders={huge}, Signature={huge}"])
            {
                SignatureVerdict verdict = Verify(Plain.Header("Authorization", header).Header("X-Amz-Date", "20260301T120000Z"));
                Assert.True(SignatureErrors.For(verdict, SignatureErrorFamily.Json).Message.Length < 3000);
            }
        }
    }
}
