using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Keyferry.Aws.Clients;

namespace Keyferry.Aws.Calling;

/// <summary>The clients of one account in one Region; each is made when it is first asked for.</summary>
public sealed class AwsClients : IDisposable
{
    private readonly ClientSettings _settings;
    private readonly AWSCredentials _credentials;
    private readonly string _region;
    private readonly Lazy<AmazonImagebuilderClient> _imageBuilder;
    private readonly Lazy<AmazonIdentityManagementServiceClient> _iam;
    private readonly Lazy<AmazonOrganizationsClient> _organizations;
    private readonly Lazy<AmazonCloudTrailClient> _cloudTrail;
    private readonly Lazy<AmazonAccountClient> _account;
    private readonly Lazy<AmazonServiceQuotasClient> _quotas;
    private readonly Lazy<AmazonEC2Client> _ec2;
    private readonly Lazy<AmazonKeyManagementServiceClient> _kms;
    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts;
    private readonly Lazy<AmazonSimpleSystemsManagementClient> _ssm;

    internal AwsClients(ClientSettings settings, AWSCredentials credentials, string region)
    {
        _settings = settings;
        _credentials = credentials;
        _region = region;
        _imageBuilder = new(() => new(credentials, At(new AmazonImagebuilderConfig())));
        _iam = new(() => new(credentials, At(new AmazonIdentityManagementServiceConfig())));
        _organizations = new(() => new(credentials, At(new AmazonOrganizationsConfig())));
        _cloudTrail = new(() => new(credentials, At(new AmazonCloudTrailConfig())));
        _account = new(() => new(credentials, At(new AmazonAccountConfig())));
        _quotas = new(() => new(credentials, At(new AmazonServiceQuotasConfig())));
        _ec2 = new(() => new(credentials, At(new AmazonEC2Config())));
        _kms = new(() => new(credentials, At(new AmazonKeyManagementServiceConfig())));
        _sts = new(() => new(credentials, At(new AmazonSecurityTokenServiceConfig())));
        _ssm = new(() => new(credentials, At(new AmazonSimpleSystemsManagementConfig())));
    }

    public IAmazonImagebuilder ImageBuilder => _imageBuilder.Value;

    public IAmazonIdentityManagementService Iam => _iam.Value;

    public IAmazonOrganizations Organizations => _organizations.Value;

    public IAmazonCloudTrail CloudTrail => _cloudTrail.Value;

    public IAmazonAccount Account => _account.Value;

    public IAmazonServiceQuotas ServiceQuotas => _quotas.Value;

    public IAmazonEC2 Ec2 => _ec2.Value;

    public IAmazonKeyManagementService Kms => _kms.Value;

    public IAmazonSecurityTokenService Sts => _sts.Value;

    public IAmazonSimpleSystemsManagement Ssm => _ssm.Value;

    public void Dispose()
    {
        DisposeMade(_imageBuilder);
        DisposeMade(_iam);
        DisposeMade(_organizations);
        DisposeMade(_cloudTrail);
        DisposeMade(_account);
        DisposeMade(_quotas);
        DisposeMade(_ec2);
        DisposeMade(_kms);
        DisposeMade(_sts);
        DisposeMade(_ssm);
    }

    /// <summary>A client of any of the services by our shapes, for a call that is known by its name only.</summary>
    internal WireClient ByShapes(WireService service) =>
        new(service.Model, _credentials, At(new WireClientConfig(service.Model, service.EndpointPrefix, service.ServiceId)));

    private TConfig At<TConfig>(TConfig config)
        where TConfig : ClientConfig => _settings.Apply(config, _region);

    private static void DisposeMade<TClient>(Lazy<TClient> client)
        where TClient : IDisposable
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }
}
