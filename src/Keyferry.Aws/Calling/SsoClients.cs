using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Keyferry.Aws.Calling;

/// <summary>
/// The clients that the AWS SDK's runtime signs in to IAM Identity Center with. It looks for them by name, which a native
/// program has to be told beforehand.
/// </summary>
internal static class SsoClients
{
    private static readonly Lazy<bool> s_registered = new(() =>
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context => new AmazonSSOClient(
            new AnonymousAWSCredentials(), new AmazonSSOConfig { RegionEndpoint = context.SSOClientContextData.Region }));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(),
            new AmazonSSOOIDCConfig { RegionEndpoint = context.SSOOIDCClientContextData.Region }));
        return true;
    });

    /// <summary>Once in a process; before the first profile is read.</summary>
    public static void Register() => _ = s_registered.Value;
}
