using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace Keyferry.Clients.Tests.DotNet;

/// <summary>The clients of the AWS SDK for .NET with somebody's credentials, in us-east-1.</summary>
internal sealed class DotNetAccount(Uri endpoint, AWSCredentials credentials) : IDisposable
{
    /// <summary>The root of an account: its id is its access key, with any secret.</summary>
    public DotNetAccount(Uri endpoint, string account)
        : this(endpoint, new BasicAWSCredentials(account, "any"))
    {
    }

    public AmazonEC2Client Ec2 { get; } = new(credentials, At(new AmazonEC2Config(), endpoint));

    public AmazonKeyManagementServiceClient Kms { get; } = new(credentials, At(new AmazonKeyManagementServiceConfig(), endpoint));

    public AmazonSecurityTokenServiceClient Sts { get; } = new(credentials, At(new AmazonSecurityTokenServiceConfig(), endpoint));

    public AmazonSimpleSystemsManagementClient Ssm { get; } =
        new(credentials, At(new AmazonSimpleSystemsManagementConfig(), endpoint));

    /// <summary>Asks again and again until the answer is as wanted, or patience ends.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted)
    {
        DateTimeOffset patience = DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1);
        while (true)
        {
            T answer = await ask();
            if (wanted(answer) || DateTimeOffset.UtcNow > patience)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public void Dispose()
    {
        Ec2.Dispose();
        Kms.Dispose();
        Sts.Dispose();
        Ssm.Dispose();
    }

    private static T At<T>(T config, Uri endpoint)
        where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        return config;
    }
}
