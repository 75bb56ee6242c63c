using System.Collections.Immutable;

namespace Keyferry.Aws.Calling;

/// <summary>Everything that is ever called to read live accounts; none of it changes anything.</summary>
public static class ReadActions
{
    private const ReadFrom Accounts = ReadFrom.Source | ReadFrom.Destination;

    /// <summary>Asks whose a profile is; AWS answers it to everybody, no policy has to allow it.</summary>
    public static ReadAction GetCallerIdentity { get; } =
        new("sts:GetCallerIdentity", Accounts | ReadFrom.Organization, "whose the credentials are");

    /// <summary>Taken where <c>--role-name</c> is given; the caller's own policy has to allow it.</summary>
    public static ReadAction AssumeRole { get; } =
        new("sts:AssumeRole", ReadFrom.Source, "to read in the other accounts");

    public static ReadAction GetImagePipeline { get; } =
        new("imagebuilder:GetImagePipeline", ReadFrom.Source, "what the pipeline builds and where it distributes to");

    public static ReadAction GetImage { get; } =
        new("imagebuilder:GetImage", ReadFrom.Source, "what was built, and why it failed");

    public static ReadAction GetImageRecipe { get; } =
        new("imagebuilder:GetImageRecipe", ReadFrom.Source, "the parent image and the encryption of its volumes");

    public static ReadAction GetInfrastructureConfiguration { get; } =
        new("imagebuilder:GetInfrastructureConfiguration", ReadFrom.Source, "the build instance and its profile");

    public static ReadAction GetDistributionConfiguration { get; } =
        new("imagebuilder:GetDistributionConfiguration", ReadFrom.Source, "the accounts, Regions and keys");

    public static ReadAction GetRole { get; } = new("iam:GetRole", Accounts, "the roles' trust and boundary");

    public static ReadAction ListRoles { get; } =
        new("iam:ListRoles", Accounts, "a role under a name like the one that is missing");

    public static ReadAction ListRolePolicies { get; } = new("iam:ListRolePolicies", Accounts, "the roles' inline policies");

    public static ReadAction GetRolePolicy { get; } = new("iam:GetRolePolicy", Accounts, "the roles' inline policies");

    public static ReadAction ListAttachedRolePolicies { get; } =
        new("iam:ListAttachedRolePolicies", Accounts, "the roles' managed policies");

    public static ReadAction GetPolicy { get; } = new("iam:GetPolicy", Accounts, "the default version of managed policies");

    public static ReadAction GetPolicyVersion { get; } =
        new("iam:GetPolicyVersion", Accounts, "the documents of managed policies and boundaries");

    public static ReadAction DescribeImages { get; } = new("ec2:DescribeImages", Accounts, "images and their snapshots, their names, how many there are");

    public static ReadAction DescribeSnapshots { get; } =
        new("ec2:DescribeSnapshots", Accounts, "which key a snapshot is encrypted with");

    public static ReadAction GetServiceQuota { get; } =
        new("servicequotas:GetServiceQuota", Accounts, "how many images an account may have in a Region");

    public static ReadAction GetEbsEncryptionByDefault { get; } =
        new("ec2:GetEbsEncryptionByDefault", Accounts, "whether new volumes are encrypted unasked");

    public static ReadAction GetEbsDefaultKmsKeyId { get; } =
        new("ec2:GetEbsDefaultKmsKeyId", Accounts, "the key of volumes that name none");

    public static ReadAction DescribeKey { get; } = new("kms:DescribeKey", Accounts, "the state and kind of keys");

    public static ReadAction GetKeyPolicy { get; } = new("kms:GetKeyPolicy", Accounts, "who may use a key");

    public static ReadAction ListGrants { get; } = new("kms:ListGrants", Accounts, "who may use a key by a grant");

    public static ReadAction ListAliases { get; } = new("kms:ListAliases", Accounts, "what an alias stands for");

    public static ReadAction DescribeOrganization { get; } =
        new("organizations:DescribeOrganization", Accounts, "whether there is an organization, and whose");

    public static ReadAction ListParents { get; } =
        new("organizations:ListParents", ReadFrom.Organization, "the units above an account");

    public static ReadAction ListPoliciesForTarget { get; } =
        new("organizations:ListPoliciesForTarget", ReadFrom.Organization, "the SCPs and RCPs of accounts and units");

    public static ReadAction DescribePolicy { get; } =
        new("organizations:DescribePolicy", ReadFrom.Organization, "the documents of SCPs and RCPs");

    public static ReadAction GetRegionOptStatus { get; } =
        new("account:GetRegionOptStatus", Accounts, "whether an account has a Region enabled");

    public static ReadAction ListImageBuildVersions { get; } =
        new("imagebuilder:ListImageBuildVersions", ReadFrom.Source, "the number of the next build, where names have it");

    public static ReadAction GetInstanceProfile { get; } =
        new("iam:GetInstanceProfile", ReadFrom.Source, "the role that is passed to the build instance");

    public static ReadAction GetParameter { get; } =
        new("ssm:GetParameter", ReadFrom.Source, "the parent image that a parameter names");

    public static ReadAction DescribeImageAttribute { get; } =
        new("ec2:DescribeImageAttribute", Accounts, "whom an image is shared with");

    public static ReadAction DescribeSnapshotAttribute { get; } =
        new("ec2:DescribeSnapshotAttribute", Accounts, "whom a snapshot is shared with");

    public static ReadAction GetAllowedImagesSettings { get; } =
        new("ec2:GetAllowedImagesSettings", Accounts, "whose images an account allows");

    public static ReadAction GetImageBlockPublicAccessState { get; } =
        new("ec2:GetImageBlockPublicAccessState", Accounts, "whether images may be public");

    public static ReadAction DescribeLaunchTemplates { get; } =
        new("ec2:DescribeLaunchTemplates", Accounts, "whether the launch templates are there");

    public static ReadAction ListResourceTags { get; } = new("kms:ListResourceTags", Accounts, "tags that policies ask for");

    public static ReadAction ListRoots { get; } =
        new("organizations:ListRoots", ReadFrom.Organization, "whether SCPs and RCPs are enabled");

    public static ReadAction DescribeOrganizationalUnit { get; } =
        new("organizations:DescribeOrganizationalUnit", ReadFrom.Organization, "the names of units");

    public static ReadAction DescribeAccount { get; } =
        new("organizations:DescribeAccount", ReadFrom.Organization, "the names of accounts");

    public static ReadAction ListAccounts { get; } =
        new("organizations:ListAccounts", ReadFrom.Organization, "who an organization's launch permission means");

    public static ReadAction ListAccountsForParent { get; } =
        new("organizations:ListAccountsForParent", ReadFrom.Organization, "who a unit's launch permission means");

    public static ReadAction ListOrganizationalUnitsForParent { get; } =
        new("organizations:ListOrganizationalUnitsForParent", ReadFrom.Organization, "who a unit's launch permission means");

    public static ReadAction ListImagePipelineImages { get; } =
        new("imagebuilder:ListImagePipelineImages", ReadFrom.Source, "which image a pipeline made last, to explain it");

    public static ReadAction ListWorkflowExecutions { get; } =
        new("imagebuilder:ListWorkflowExecutions", ReadFrom.Source, "the workflows of a failed image, to explain it");

    public static ReadAction ListWorkflowStepExecutions { get; } =
        new("imagebuilder:ListWorkflowStepExecutions", ReadFrom.Source, "the steps that failed, to explain it");

    public static ReadAction LookupEvents { get; } =
        new("cloudtrail:LookupEvents", Accounts, "AWS's own record of a failure, and what was changed since");

    public static ReadAction DecodeAuthorizationMessage { get; } =
        new("sts:DecodeAuthorizationMessage", Accounts, "what an encoded denial holds");

    /// <summary>What only explaining a failure takes; a check never calls it.</summary>
    public static ImmutableArray<ReadAction> OfHistory { get; } =
        [ListImagePipelineImages, ListWorkflowExecutions, ListWorkflowStepExecutions, LookupEvents, DecodeAuthorizationMessage];

    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<ReadAction> All { get; } =
    [
        .. new[]
        {
            GetCallerIdentity, AssumeRole, GetImagePipeline, GetImage, GetImageRecipe, GetInfrastructureConfiguration, GetDistributionConfiguration,
            GetRole, ListRoles, ListRolePolicies, GetRolePolicy, ListAttachedRolePolicies, GetPolicy, GetPolicyVersion,
            DescribeImages, DescribeSnapshots, GetServiceQuota, GetEbsEncryptionByDefault, GetEbsDefaultKmsKeyId, DescribeKey,
            GetKeyPolicy, ListGrants, ListAliases, DescribeOrganization, ListParents, ListPoliciesForTarget,
            DescribePolicy, GetRegionOptStatus,
            ListImageBuildVersions, GetInstanceProfile, GetParameter, DescribeImageAttribute, DescribeSnapshotAttribute,
            GetAllowedImagesSettings, GetImageBlockPublicAccessState, DescribeLaunchTemplates, ListResourceTags,
            ListRoots, DescribeOrganizationalUnit, DescribeAccount, ListAccounts, ListAccountsForParent, ListOrganizationalUnitsForParent,
        }.Concat(OfHistory).OrderBy(action => action.Name, StringComparer.Ordinal),
    ];
}
