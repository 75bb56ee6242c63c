using System.Collections.Immutable;

namespace Keyferry.Wire.Signing;

/// <summary>What a verifier found. Only <see cref="Verified"/> lets a request through.</summary>
public abstract record SignatureVerdict
{
    private SignatureVerdict() { }

    /// <summary>The holder of that access key sent this very request. Whether a session token is right is not yet known.</summary>
    public sealed record Verified(
        string AccessKeyId, string? SessionToken, string Region, string Service, DateTimeOffset SignedAt) : SignatureVerdict
    {
        /// <summary>The time of signing as the request writes it.</summary>
        public string Timestamp => SigningTime.Text(SignedAt);
    }

    /// <summary>The request carries no signature.</summary>
    public sealed record Missing : SignatureVerdict;

    /// <summary>There is something of a signature, but it can't be read.</summary>
    /// <param name="What">a sentence each, in AWS's words where they are known</param>
    public sealed record Malformed(ImmutableArray<string> What) : SignatureVerdict;

    /// <summary>No access key has that id.</summary>
    public sealed record UnknownKey(string AccessKeyId) : SignatureVerdict;

    /// <summary>The signature is not the one that the secret makes over what arrived.</summary>
    /// <param name="CanonicalRequest">what arrived, in canonical form</param>
    /// <param name="StringToSign">what should have been signed</param>
    public sealed record WrongSignature(string CanonicalRequest, string StringToSign) : SignatureVerdict;

    /// <summary>The time of signing lies too far from now, before or after it.</summary>
    public sealed record Skewed(DateTimeOffset SignedAt, DateTimeOffset Now, TimeSpan Allowed) : SignatureVerdict
    {
        /// <summary>How far the signer's clock is ahead of ours; negative: behind.</summary>
        public TimeSpan Ahead => SignedAt - Now;
    }

    /// <summary>A presigned URL outlived the seconds it was given.</summary>
    public sealed record Expired(DateTimeOffset SignedAt, DateTimeOffset Now, TimeSpan Lifetime) : SignatureVerdict;

    /// <summary>A header that must be signed is not.</summary>
    /// <param name="Header">its name in lower case</param>
    public sealed record NotSigned(string Header) : SignatureVerdict;

    /// <summary>The signature is right, but the body is not the one whose hash was signed.</summary>
    public sealed record TamperedBody(string SignedHash, string BodyHash) : SignatureVerdict;

    /// <summary>The credential scope is for something else.</summary>
    /// <param name="Part">the first part that is wrong</param>
    /// <param name="Given">what the request says</param>
    /// <param name="Expected">what it should say</param>
    /// <param name="Timestamp">the time of signing as the request writes it</param>
    public sealed record WrongScope(ScopePart Part, string Given, string Expected, string Timestamp) : SignatureVerdict;
}

/// <summary>A part of a credential scope.</summary>
public enum ScopePart
{
    Date,
    Region,
    Service,
    Terminator,
}
