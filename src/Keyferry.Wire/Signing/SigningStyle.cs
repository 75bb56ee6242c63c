namespace Keyferry.Wire.Signing;

/// <summary>How a service wants a request put into canonical form; signer and verifier must hold to the same.</summary>
/// <param name="NormalizesPath">
/// true: empty, <c>.</c> and <c>..</c> segments are resolved and the encoded path is encoded once more, as every service but
/// S3 does; false: the path stays as it is and is encoded once
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html)
/// </param>
/// <param name="SignsSecurityToken">false: the session token is added after signing, as a few services (AWS IoT) want it</param>
public sealed record SigningStyle(bool NormalizesPath = true, bool SignsSecurityToken = true)
{
    public static SigningStyle Default { get; } = new();
}
