using System.Collections.Frozen;
using Keyferry.Cloud.Data;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Iam;

/// <summary>The service-linked roles of services around images, accounts and instances, as their services create them (F1.23).</summary>
public static class ServiceLinkedRoles
{
    public const string ImageBuilderService = "imagebuilder.amazonaws.com";

    public const string ImageBuilderRole = "AWSServiceRoleForImageBuilder";

    // Role and policy names: the services' own "Using service-linked roles" pages and the AWS Managed Policy Reference.
    private static readonly FrozenDictionary<string, (string Role, string Policy)> s_services =
        new Dictionary<string, (string, string)>
        {
            [ImageBuilderService] = (ImageBuilderRole, "AWSServiceRoleForImageBuilder"),
            ["ec2fastlaunch.amazonaws.com"] = ("AWSServiceRoleForEC2FastLaunch", "EC2FastLaunchServiceRolePolicy"),
            ["spot.amazonaws.com"] = ("AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy"),
            ["ec2fleet.amazonaws.com"] = ("AWSServiceRoleForEC2Fleet", "AWSEC2FleetServiceRolePolicy"),
            ["organizations.amazonaws.com"] = ("AWSServiceRoleForOrganizations", "AWSOrganizationsServiceTrustPolicy"),
            ["license-manager.amazonaws.com"] = ("AWSServiceRoleForAWSLicenseManagerRole", "AWSLicenseManagerServiceRolePolicy"),
            ["access-analyzer.amazonaws.com"] = ("AWSServiceRoleForAccessAnalyzer", "AccessAnalyzerServiceRolePolicy"),
            ["accountdiscovery.ssm.amazonaws.com"] =
                ("AWSServiceRoleForAmazonSSM_AccountDiscovery", "AWSSystemsManagerAccountDiscoveryServicePolicy"),
            ["acm.amazonaws.com"] = ("AWSServiceRoleForCertificateManager", "CertificateManagerServiceRolePolicy"),
            ["application-insights.amazonaws.com"] =
                ("AWSServiceRoleForApplicationInsights", "CloudwatchApplicationInsightsServiceLinkedRolePolicy"),
            ["autoscaling.amazonaws.com"] = ("AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy"),
            ["backup.amazonaws.com"] = ("AWSServiceRoleForBackup", "AWSBackupServiceLinkedRolePolicyForBackup"),
            ["batch.amazonaws.com"] = ("AWSServiceRoleForBatch", "BatchServiceRolePolicy"),
            ["capacity-reservation-fleet.amazonaws.com"] =
                ("AWSServiceRoleForEC2CapacityReservationFleet", "AWSEC2CapacityReservationFleetRolePolicy"),
            ["cks.kms.amazonaws.com"] =
                ("AWSServiceRoleForKeyManagementServiceCustomKeyStores", "AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy"),
            ["cloudtrail.amazonaws.com"] = ("AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy"),
            ["config-multiaccountsetup.amazonaws.com"] =
                ("AWSServiceRoleForConfigMultiAccountSetup", "AWSConfigMultiAccountSetupPolicy"),
            ["config.amazonaws.com"] = ("AWSServiceRoleForConfig", "AWSConfigServiceRolePolicy"),
            ["controltower.amazonaws.com"] =
                ("AWSServiceRoleForAWSControlTower", "AWSControlTowerAccountServiceRolePolicy"),
            ["ec2scheduled.amazonaws.com"] =
                ("AWSServiceRoleForEC2ScheduledInstances", "AWSServiceRoleForEC2ScheduledInstances"),
            ["ecs.amazonaws.com"] = ("AWSServiceRoleForECS", "AmazonECSServiceRolePolicy"),
            ["eks-nodegroup.amazonaws.com"] =
                ("AWSServiceRoleForAmazonEKSNodegroup", "AWSServiceRoleForAmazonEKSNodegroup"),
            ["eks.amazonaws.com"] = ("AWSServiceRoleForAmazonEKS", "AmazonEKSServiceRolePolicy"),
            ["elasticfilesystem.amazonaws.com"] =
                ("AWSServiceRoleForAmazonElasticFileSystem", "AmazonElasticFileSystemServiceRolePolicy"),
            ["elasticloadbalancing.amazonaws.com"] =
                ("AWSServiceRoleForElasticLoadBalancing", "AWSElasticLoadBalancingServiceRolePolicy"),
            ["guardduty.amazonaws.com"] = ("AWSServiceRoleForAmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy"),
            ["inspector2.amazonaws.com"] = ("AWSServiceRoleForAmazonInspector2", "AmazonInspector2ServiceRolePolicy"),
            ["ipam.amazonaws.com"] = ("AWSServiceRoleForIPAM", "AWSIPAMServiceRolePolicy"),
            ["license-manager-linux-subscriptions.amazonaws.com"] =
                ("AWSServiceRoleForAWSLicenseManagerLinuxSubscriptionsService", "AWSLicenseManagerLinuxSubscriptionsServiceRolePolicy"),
            ["license-manager.master-account.amazonaws.com"] =
                ("AWSServiceRoleForAWSLicenseManagerMasterAccountRole", "AWSLicenseManagerMasterAccountRolePolicy"),
            ["license-manager.member-account.amazonaws.com"] =
                ("AWSServiceRoleForAWSLicenseManagerMemberAccountRole", "AWSLicenseManagerMemberAccountRolePolicy"),
            ["macie.amazonaws.com"] = ("AWSServiceRoleForAmazonMacie", "AmazonMacieServiceRolePolicy"),
            ["mrk.kms.amazonaws.com"] =
                ("AWSServiceRoleForKeyManagementServiceMultiRegionKeys", "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy"),
            ["ram.amazonaws.com"] =
                ("AWSServiceRoleForResourceAccessManager", "AWSResourceAccessManagerServiceRolePolicy"),
            ["rds.amazonaws.com"] = ("AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy"),
            ["resource-explorer-2.amazonaws.com"] =
                ("AWSServiceRoleForResourceExplorer", "AWSResourceExplorerServiceRolePolicy"),
            ["securityhub.amazonaws.com"] = ("AWSServiceRoleForSecurityHub", "AWSSecurityHubServiceRolePolicy"),
            ["spotfleet.amazonaws.com"] = ("AWSServiceRoleForEC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy"),
            ["ssm.amazonaws.com"] = ("AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy"),
            ["sso.amazonaws.com"] = ("AWSServiceRoleForSSO", "AWSSSOServiceRolePolicy"),
            ["storagegateway.amazonaws.com"] =
                ("AWSServiceRoleForStorageGateway", "AWSStorageGatewayServiceRolePolicy"),
            ["support.amazonaws.com"] = ("AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy"),
            ["transitgateway.amazonaws.com"] =
                ("AWSServiceRoleForVPCTransitGateway", "AWSVPCTransitGatewayServiceRolePolicy"),
            ["trustedadvisor.amazonaws.com"] =
                ("AWSServiceRoleForTrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    // Most have none.
    private static readonly FrozenDictionary<string, string> s_descriptions = new Dictionary<string, string>
    {
        ["rds.amazonaws.com"] = "Allows Amazon RDS to manage AWS resources on your behalf",
        ["ssm.amazonaws.com"] = "Provides access to AWS Resources managed or used by Amazon SSM.",
        ["sso.amazonaws.com"] =
            "Service-linked role used by AWS SSO to manage AWS resources, including IAM roles, policies and SAML IdP on your behalf.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The services known here, in the order of the alphabet.</summary>
    public static IEnumerable<string> Services { get; } = [.. s_services.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// Whether an account may have several of the service's roles
    /// (https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html).
    /// </summary>
    public static bool TakesSuffix(string service) => service == "autoscaling.amazonaws.com";

    /// <summary>The role that the service creates in an account, or null for a service that isn't known.</summary>
    /// <param name="account">The account.</param>
    /// <param name="service">The service principal, <c>imagebuilder.amazonaws.com</c>.</param>
    /// <param name="uniqueId"><c>AROA…</c>.</param>
    public static Role? Create(AccountId account, string service, string uniqueId) =>
        s_services.TryGetValue(service, out (string Role, string Policy) names)
            ? new Role
            {
                Account = account,
                Name = names.Role,
                Path = $"/aws-service-role/{service}/",
                UniqueId = uniqueId,
                Description = s_descriptions.GetValueOrDefault(service),
                TrustPolicy = new PolicySource($"trust policy of {names.Role}", Trust(service)),
                ManagedPolicyArns = [$"arn:aws:iam::aws:policy/aws-service-role/{names.Policy}"],
            }
            : null;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Policy> s_trust = new(StringComparer.Ordinal);

    // Every service-linked role trusts its service and nobody else; the text is Image Builder's with the service's name.
    private static Policy Trust(string service) => s_trust.GetOrAdd(service, static name =>
    {
        string document = $"AWS trust policy for {name}";
        var file = EmbeddedData.Get("trust-AWSServiceRoleForImageBuilder", document);
        var filled = EmbeddedData.Fill(file.Node("AssumeRolePolicyDocument"), (ImageBuilderService, name));
        return Policy.Read("trust policy", document, filled, PolicyKind.Trust).Required();
    });
}
