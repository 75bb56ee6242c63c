using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Keyferry.Aws.Calling;

/// <summary>The session of a role in another account; the SDK renews it before it ends.</summary>
internal sealed class AssumedRole(IAmazonSecurityTokenService sts, string roleArn, string? externalId)
    : RefreshingAWSCredentials
{
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        AssumeRoleRequest request = new()
        {
            RoleArn = roleArn,
            RoleSessionName = "keyferry",
            ExternalId = externalId,
        };
        AssumeRoleResponse response = await sts.AssumeRoleAsync(request).ConfigureAwait(false);
        return new CredentialsRefreshState(
            response.Credentials.GetCredentials(), response.Credentials.Expiration ?? DateTime.UtcNow.AddMinutes(15));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sts.Dispose();
        }

        base.Dispose(disposing);
    }
}
