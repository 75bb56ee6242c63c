using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;
using static Keyferry.Wire.Tests.Signing.SignedRequests;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>When a signature is good.</summary>
public class SigningTimeTests
{
    /// <summary>Five minutes either way are right, a second more is not.</summary>
    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Allows_five_minutes_between_the_clocks(int seconds, bool good)
    {
        SignatureVerdict verdict = Verify(Signer.Sign(Plain, Noon), Noon.AddSeconds(seconds));
        Assert.Equal(good, verdict is SignatureVerdict.Verified);
        if (verdict is SignatureVerdict.Skewed skewed)
        {
            Assert.Equal(TimeSpan.FromSeconds(-seconds), skewed.Ahead);
        }
    }

    /// <summary>STS, IAM and EC2 allow a quarter of an hour.</summary>
    [Fact]
    public void Allows_as_much_as_the_service_does()
    {
        VerificationRules rules = new() { ClockSkew = SignatureErrors.ClockSkew(SignatureErrorFamily.Query) };
        WireRequest signed = Signer.Sign(Plain, Noon);
        Assert.IsType<SignatureVerdict.Verified>(Verify(signed, Noon.AddMinutes(15), rules));
        Assert.IsType<SignatureVerdict.Skewed>(Verify(signed, Noon.AddMinutes(15).AddSeconds(1), rules));
    }

    /// <summary>A presigned URL is good for its seconds, not for the skew; from the future it is as wrong as any.</summary>
    [Fact]
    public void Lets_a_presigned_URL_expire()
    {
        WireRequest presigned = Signer.Presign(Plain, Noon, TimeSpan.FromHours(1));
        Assert.IsType<SignatureVerdict.Verified>(Verify(presigned, Noon.AddHours(1)));
        var expired = Assert.IsType<SignatureVerdict.Expired>(Verify(presigned, Noon.AddHours(1).AddSeconds(1)));
        Assert.Equal((Noon, TimeSpan.FromHours(1)), (expired.SignedAt, expired.Lifetime));
        Assert.IsType<SignatureVerdict.Verified>(Verify(presigned, Noon.AddMinutes(-5)));
        Assert.IsType<SignatureVerdict.Skewed>(Verify(presigned, Noon.AddMinutes(-6)));
        Assert.IsType<SignatureVerdict.Expired>(
            Verify(Signer.Presign(Plain, Noon, TimeSpan.FromSeconds(60)), Noon.AddMinutes(2)));
    }

    /// <summary>A week at most, a second at least; anything else is not a number of seconds.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("604801")]
    [InlineData("-5")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void Refuses_a_lifetime_that_AWS_would_not_give(string seconds)
    {
        WireRequest presigned = Signer.Presign(Plain, Noon, TimeSpan.FromHours(1));
        var malformed = Assert.IsType<SignatureVerdict.Malformed>(
            Verify(presigned with { Query = presigned.Query.Replace("Expires=3600", "Expires=" + seconds, StringComparison.Ordinal) }));
        Assert.Contains($"Got '{seconds}'", Assert.Single(malformed.What), StringComparison.Ordinal);
    }

    /// <summary>Without X-Amz-Date the Date header tells when, in HTTP's form or in ISO 8601's.</summary>
    [Theory]
    [InlineData("Sun, 01 Mar 2026 12:00:00 GMT")]
    [InlineData("20260301T120000Z")]
    public void Takes_the_Date_header_in_place_of_X_Amz_Date(string date)
    {
        WireRequest signed = Signer.Sign(Plain, Noon);
        string header = signed.Headers["Authorization"]!;
        WireRequest dated = signed.Without("X-Amz-Date").Header("Date", date)
            .Header("Authorization", header.Replace("x-amz-date", "date", StringComparison.Ordinal));
        string toSign = Assert.IsType<SignatureVerdict.WrongSignature>(Verify(dated)).StringToSign;
        Assert.StartsWith("AWS4-HMAC-SHA256\n20260301T120000Z\n", toSign, StringComparison.Ordinal);
        string right = SigningKeys.Sign(SigningKeys.Derive(Secret, new("20260301", "eu-west-1", "kms")), toSign);
        header = dated.Headers["Authorization"]!;
        WireRequest resigned = dated.Header("Authorization", header[..^right.Length] + right);
        Assert.IsType<SignatureVerdict.Verified>(Verify(resigned));
        Assert.IsType<SignatureVerdict.Malformed>(Verify(signed.Without("X-Amz-Date")));
        Assert.IsType<SignatureVerdict.Malformed>(Verify(dated.Header("Date", "yesterday")));
    }
}
