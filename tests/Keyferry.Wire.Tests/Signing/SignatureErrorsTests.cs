using System.Reflection;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Signing;
using static Keyferry.Wire.Tests.Signing.SignedRequests;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>What AWS says of a signature that it doesn't accept.</summary>
public class SignatureErrorsTests
{
    private static readonly SignatureVerdict[] Faults =
    [
        new SignatureVerdict.Missing(),
        new SignatureVerdict.Malformed(["wrong."]),
        new SignatureVerdict.UnknownKey("AKIAIOSFODNN7EXAMPLE"),
        new SignatureVerdict.WrongSignature("GET\n/", "AWS4-HMAC-SHA256\n…"),
        new SignatureVerdict.Skewed(Noon, Noon.AddHours(1), TimeSpan.FromMinutes(5)),
        new SignatureVerdict.Expired(Noon, Noon.AddHours(2), TimeSpan.FromHours(1)),
        new SignatureVerdict.NotSigned("host"),
        new SignatureVerdict.TamperedBody("a", "b"),
        new SignatureVerdict.WrongScope(ScopePart.Region, "eu-west-2", "eu-west-1", "20260301T120000Z"),
    ];

    /// <summary>Status and code, fault by fault in the order above.</summary>
    [Theory]
    [InlineData(SignatureErrorFamily.Ec2,
        "401 AuthFailure, 400 IncompleteSignature, 401 AuthFailure, 401 AuthFailure, 400 RequestExpired, 400 RequestExpired, "
        + "401 AuthFailure, 401 AuthFailure, 401 AuthFailure", "400 RequestExpired")]
    [InlineData(SignatureErrorFamily.Query,
        "403 MissingAuthenticationToken, 400 IncompleteSignature, 403 InvalidClientTokenId, 403 SignatureDoesNotMatch, "
        + "403 SignatureDoesNotMatch, 403 SignatureDoesNotMatch, 403 SignatureDoesNotMatch, 403 SignatureDoesNotMatch, "
        + "403 SignatureDoesNotMatch", "403 ExpiredToken")]
    [InlineData(SignatureErrorFamily.Json,
        "400 MissingAuthenticationTokenException, 400 IncompleteSignatureException, 400 UnrecognizedClientException, "
        + "400 InvalidSignatureException, 400 InvalidSignatureException, 400 InvalidSignatureException, "
        + "400 InvalidSignatureException, 400 InvalidSignatureException, 400 InvalidSignatureException",
        "400 ExpiredTokenException")]
    [InlineData(SignatureErrorFamily.RestJson,
        "403 MissingAuthenticationTokenException, 403 IncompleteSignatureException, 403 UnrecognizedClientException, "
        + "403 InvalidSignatureException, 403 InvalidSignatureException, 403 InvalidSignatureException, "
        + "403 InvalidSignatureException, 403 InvalidSignatureException, 403 InvalidSignatureException",
        "403 ExpiredTokenException")]
    public void Answers_with_the_services_own_status_and_code(SignatureErrorFamily family, string codes, string expired)
    {
        Assert.Equal(codes, string.Join(", ", Faults.Select(f => SignatureErrors.For(f, family)).Select(Short)));
        Assert.Equal(expired, Short(SignatureErrors.ExpiredToken(family)));
    }

    /// <summary>The words as people were answered them: aws-sdk-js issue 573 and awsbeats issue 48, with other times.</summary>
    [Theory]
    [InlineData(-10, 5, "Signature expired: 20260301T115000Z is now earlier than 20260301T115500Z (20260301T120000Z - 5 min.)")]
    [InlineData(-20, 15, "Signature expired: 20260301T114000Z is now earlier than 20260301T114500Z (20260301T120000Z - 15 min.)")]
    [InlineData(10, 5, "Signature not yet current: 20260301T121000Z is still later than 20260301T120500Z (20260301T120000Z + 5 min.)")]
    public void Says_how_far_the_clocks_are_apart(int minutes, int allowed, string told) =>
        Assert.Equal(
            told,
            SignatureErrors.For(
                new SignatureVerdict.Skewed(Noon.AddMinutes(minutes), Noon, TimeSpan.FromMinutes(allowed)),
                SignatureErrorFamily.Json).Message);

    [Theory]
    [InlineData(ScopePart.Date, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: 'a' != 'b', from 't'.")]
    [InlineData(ScopePart.Region, "Credential should be scoped to a valid region, not 'a'. ")]
    [InlineData(ScopePart.Service, "Credential should be scoped to correct service: 'b'. ")]
    [InlineData(ScopePart.Terminator, "Credential should be scoped with a valid terminator: 'b', not 'a'. ")]
    public void Says_what_the_scope_should_be(ScopePart part, string told) =>
        Assert.Equal(
            told,
            SignatureErrors.For(new SignatureVerdict.WrongScope(part, "a", "b", "t"), SignatureErrorFamily.Query).Message);

    /// <summary>Whoever debugs a signer sees what should have been signed; EC2 tells nobody.</summary>
    [Fact]
    public void Shows_what_should_have_been_signed()
    {
        SignatureVerdict wrong = new SignatureVerdict.WrongSignature("GET\n/", "to sign");
        Assert.Equal(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
            + "and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request "
            + "should have been\n'GET\n/'\n\nThe String-to-Sign should have been\n'to sign'\n",
            SignatureErrors.For(wrong, SignatureErrorFamily.Json).Message);
        Assert.Equal(
            "AWS was not able to validate the provided access credentials",
            SignatureErrors.For(wrong, SignatureErrorFamily.Ec2).Message);
    }

    [Fact]
    public void Goes_by_the_services_protocol() =>
        Assert.Equal(
            Enum.GetValues<SignatureErrorFamily>(),
            ((WireProtocol[])[Ec2Query.Instance, AwsQuery.Instance, AwsJson.Version10, RestJson.Instance]).Select(SignatureErrors.FamilyOf));

    /// <summary>Every case of the union is above, and nothing outside of it can be made.</summary>
    [Fact]
    public void Has_an_error_for_every_verdict()
    {
        IEnumerable<Type> cases = typeof(SignatureVerdict).GetNestedTypes(BindingFlags.Public);
        Assert.Equal(
            cases.Except([typeof(SignatureVerdict.Verified)]).Select(t => t.Name).Order(),
            Faults.Select(f => f.GetType().Name).Order());
        SignatureVerdict verified = Verify(Signer.Sign(Plain, Noon));
        Assert.Throws<ArgumentException>(() => SignatureErrors.For(verified, SignatureErrorFamily.Json));
    }

    private static string Short(WireError error) => $"{error.Status} {error.Code}";
}
