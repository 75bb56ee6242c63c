using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;

namespace Keyferry.Server.Ec2;

/// <summary>
/// The signature of CopySnapshot's <c>PresignedUrl</c>, which AWS's SDKs add by themselves: the same call as it would be sent to
/// the source Region (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html).
/// </summary>
internal static class PresignedCopy
{
    /// <summary>
    /// Whether it is signed by a key of the caller's account for EC2 in the Region, and still good; true if there is none.
    /// </summary>
    public static bool IsSigned(ServiceCall call, string? url, Region source)
    {
        if (url is null)
        {
            return true;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri))
        {
            return false;
        }

        WireRequest request = new("GET", uri.AbsolutePath, uri.Query.TrimStart('?'), HttpHeaders.Empty.With("Host", uri.Authority), default);
        SignatureVerdict verdict = new SignatureVerifier().Verify(
            request, id => SecretOf(call.World, id), call.World.Now, new VerificationRules { Service = "ec2", Region = source.Value });
        return verdict is SignatureVerdict.Verified verified
            && Credentials.Find(call.World, verified.AccessKeyId) is { } credential
            && credential.Caller.Account == call.Account
            && !(credential.Expires <= call.World.Now)
            && (credential.SessionToken ?? "") == (verified.SessionToken ?? "");
    }

    private static SigningSecret SecretOf(World world, string accessKeyId) =>
        Credentials.Find(world, accessKeyId) is not { } credential ? new SigningSecret.Unknown()
        : credential.Secret is { } secret ? new SigningSecret.Known(secret)
        : new SigningSecret.Any();
}
