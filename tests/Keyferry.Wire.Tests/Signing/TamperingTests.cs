using System.Collections.Immutable;
using CsCheck;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;
using static Keyferry.Wire.Tests.Signing.SignedRequests;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>What was signed arrives, and nothing else does.</summary>
public class TamperingTests
{
    private static readonly Gen<RequestSigner> AnySigner =
        from normalizes in Gen.Bool
        from sends in Gen.Bool
        from token in AnyOf(null, "FwoGZXIvYXdzEXAMPLE//token==")
        select new RequestSigner(Credentials with { SessionToken = token }, "eu-west-1", "imagebuilder")
        {
            Style = new(normalizes),
            SendsPayloadHash = sends,
        };

    [Fact]
    public void Verifies_what_was_signed() =>
        Gen.Select(Any, AnySigner, Gen.Bool).Sample((request, signer, presigned) =>
            Verify(Sign(request, signer, presigned), Noon, new() { Style = signer.Style }) is SignatureVerdict.Verified);

    /// <summary>One letter or digit of the method, path, query, a signed header or the body becomes another.</summary>
    [Fact]
    public void Lets_no_changed_byte_through() =>
        Gen.Select(Any, AnySigner, Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 1000]).Sample(
            (request, signer, presigned, part, at) =>
            {
                WireRequest signed = Sign(request, signer, presigned);
                WireRequest changed = Changed(signed, part, at);
                SignatureVerdict verdict = Verify(changed, Noon, new() { Style = signer.Style });
                return verdict is not SignatureVerdict.Verified;
            },
            iter: 2000);

    /// <summary>Dropping, adding or repeating a signed header changes what was signed.</summary>
    [Fact]
    public void Lets_no_header_be_dropped_or_repeated()
    {
        WireRequest signed = Signer.Sign(Plain, Noon);
        foreach (string name in Signer.Sign(Plain, Noon).Headers.Select(h => h.Key).Where(n => n != "Authorization"))
        {
            Assert.IsNotType<SignatureVerdict.Verified>(Verify(signed.Without(name)));
            Assert.IsNotType<SignatureVerdict.Verified>(Verify(signed.And(name, signed.Headers[name]!)));
        }
    }

    /// <summary>The same request in other spelling is the same request.</summary>
    [Fact]
    public void Sees_through_spelling_that_means_the_same()
    {
        WireRequest signed = Signer.Sign(
            Request("GET", "/a/b", "x=%7Eu%20v&y=1", "", ("Host", "h"), ("X-Amz-Meta-0", "a  b")), Noon);
        Assert.IsType<SignatureVerdict.Verified>(Verify(signed with { Path = "//a/./c/../b" }));
        Assert.IsType<SignatureVerdict.Verified>(Verify(signed with { Query = "y=1&x=~u+v" }));
        Assert.IsType<SignatureVerdict.Verified>(Verify(signed.Header("x-amz-meta-0", " a b\t")));
    }

    /// <summary>A body whose signed hash is sent along is told apart from a wrong signature.</summary>
    [Fact]
    public void Says_that_the_body_is_another_when_its_hash_was_signed()
    {
        RequestSigner signer = new(Credentials, "eu-west-1", "kms") { SendsPayloadHash = true };
        WireRequest changed = signer.Sign(Plain, Noon) with { Body = "{}"u8.ToArray() };
        var tampered = Assert.IsType<SignatureVerdict.TamperedBody>(Verify(changed));
        Assert.Equal(signer.Sign(Plain, Noon).Headers["x-amz-content-sha256"], tampered.SignedHash);
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", tampered.BodyHash);
        Assert.IsType<SignatureVerdict.WrongSignature>(Verify(Signer.Sign(Plain, Noon) with { Body = "{}"u8.ToArray() }));
    }

    /// <summary>Where any secret will do, the body is still held to the hash that the request names.</summary>
    [Fact]
    public void Takes_any_secret_where_any_will_do_but_checks_the_rest()
    {
        WireRequest signed = new RequestSigner(new("111122223333", "anything"), "eu-west-1", "kms") { SendsPayloadHash = true }
            .Sign(Plain, Noon);
        var verified = Assert.IsType<SignatureVerdict.Verified>(Lenient(signed, Noon));
        Assert.Equal("111122223333", verified.AccessKeyId);
        Assert.IsType<SignatureVerdict.TamperedBody>(
            Lenient(signed with { Body = "{}"u8.ToArray() }, Noon));
        Assert.IsType<SignatureVerdict.Skewed>(Lenient(signed, Noon.AddHours(1)));
    }

    private static SignatureVerdict Lenient(WireRequest request, DateTimeOffset now) =>
        new SignatureVerifier().Verify(request, _ => new SigningSecret.Any(), now, VerificationRules.Default);

    private static WireRequest Sign(WireRequest request, RequestSigner signer, bool presigned) =>
        presigned ? signer.Presign(request, Noon, TimeSpan.FromMinutes(10)) : signer.Sign(request, Noon);

    private static WireRequest Changed(WireRequest signed, int part, int at)
    {
        switch (part)
        {
            case 0:
                return signed with { Method = Changed(signed.Method, at) };
            case 1:
                return signed with { Path = Changed(signed.Path, at) };
            case 2:
                return signed with { Query = Changed(signed.Query, at) };
            case 3:
                int which = at % signed.Headers.Count;
                return signed with
                {
                    Headers = new HttpHeaders(signed.Headers.Select((h, i) =>
                        i == which ? KeyValuePair.Create(h.Key, Changed(h.Value, at)) : h)),
                };
            default:
                byte[] body = signed.Body.ToArray();
                body[at % body.Length] ^= (byte)(1 << (at % 8));
                return signed with { Body = body };
        }
    }

    /// <summary>Another letter or digit for one of them; those in an escape are left, as <c>%2f</c> and <c>%2F</c> are one.</summary>
    private static string Changed(string text, int at)
    {
        int[] places = [.. Enumerable.Range(0, text.Length)
            .Where(i => char.IsAsciiLetterOrDigit(text[i]) && !text.AsSpan(Math.Max(0, i - 2), i - Math.Max(0, i - 2)).Contains('%'))];
        int place = places[at % places.Length];
        char other = text[place] == 'q' ? 'r' : 'q';
        return text[..place] + other + text[(place + 1)..];
    }
}
