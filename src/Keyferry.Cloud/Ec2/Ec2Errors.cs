using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2;

/// <summary>EC2's errors, to the letter (7.2). The sharing messages have a typographic apostrophe (F1.16).</summary>
public static class Ec2Errors
{
    /// <summary>E1.</summary>
    public static ServiceError AwsManagedKeyImage { get; } = Error(
        "InvalidParameter", "Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.");

    /// <summary>E4.</summary>
    public static ServiceError PublicSharingBlocked { get; } = Error(
        "OperationNotPermitted",
        "You can’t publicly share this image because block public access for AMIs is enabled for this account. "
        + "To publicly share the image, you must call the DisableImageBlockPublicAccess API.");

    /// <summary>E8.</summary>
    public static ServiceError StorageNotAccessible { get; } = Error(
        "InvalidRequest", "You do not have permission to access the storage of this ami");

    /// <summary>E9.</summary>
    public static ServiceError MarketplaceImage { get; } = Error(
        "InvalidRequest", "Images from AWS Marketplace cannot be copied to another AWS account");

    /// <summary>E10.</summary>
    public static ServiceError BillingProductImage { get; } = Error(
        "InvalidRequest", "Images with EC2 BillingProduct codes cannot be copied to another AWS account");

    /// <summary>E11.</summary>
    public static ServiceError AwsManagedKeySnapshot { get; } = Error(
        "OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");

    /// <summary>E13.</summary>
    public static ServiceError RegionNotEnabled { get; } = Error(
        "AuthFailure", "AWS was not able to validate the provided access credentials", 401);

    /// <summary>E15, F2.13.</summary>
    public static ServiceError KeyNeedsEncrypted { get; } = Error(
        "InvalidParameterDependency", "The parameter [KmsKeyId] requires the parameter Encrypted to be set.");

    /// <summary>E59.</summary>
    public static ServiceError EncryptedCannotBePublic { get; } = Error(
        "UnsupportedOperation", "Encrypted snapshots can’t be shared publicly. Specify another snapshot.");

    /// <summary>E62.</summary>
    public static ServiceError ImageQuota { get; } = Error(
        "ResourceLimitExceeded",
        "You have reached your quota of 50,000 for the number of public and private images allowed in this Region. "
        + "Deregister unused images, or request an increase in your AMI quota.");

    /// <summary>E67.</summary>
    public static ServiceError NotAscii { get; } = Error(
        "InvalidParameterValue", "Character sets beyond ASCII are not supported.");

    /// <summary>F2.87; words as EC2's CopyImage and CreateImage give them for names of a wrong form.</summary>
    public static ServiceError NameMalformed { get; } = Error(
        "InvalidAMIName.Malformed",
        "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'");

    /// <summary>8.3.</summary>
    public static ServiceError DryRun { get; } = Error(
        "DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

    /// <summary>Words as RunInstances gives them for a token that came with other parameters before.</summary>
    public static ServiceError TokenMismatch { get; } = Error(
        "IdempotentParameterMismatch",
        "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");

    /// <summary>Our words: AWS has Outposts.</summary>
    public static ServiceError NoOutposts { get; } = Error(
        "UnsupportedOperation", "Keyferry has no Outposts: leave the ARN of the Outpost out, and it is kept in the Region.");

    public static ServiceError TagLimit { get; } = Error(
        "TagLimitExceeded", $"More than {TagRules.MaxTags} tags specified for a single resource.");

    public static ServiceError TagReserved { get; } = Error(
        "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");

    public static ServiceError TagKeyEmpty { get; } = Error("InvalidParameterValue", "Tag key cannot be null or empty");

    public static ServiceError TagTypeMissing { get; } = Error("InvalidParameterValue", "Tag specification must have a resource type");

    /// <summary>E14, F2.14.</summary>
    public static ServiceError CannotDecrypt(string snapshotId) => Error(
        "InvalidRequest",
        $"Snapshot {snapshotId} is encrypted. Creating an unencrypted copy from an encrypted snapshot is not supported.");

    /// <summary>E19.</summary>
    public static ServiceError NameInUse(string name, string imageId) => Error(
        "InvalidAMIName.Duplicate", $"AMI name {name} is already in use by AMI {imageId}");

    /// <summary>E20.</summary>
    public static ServiceError NotAuthorizedForImage(string imageId) => Error(
        "AuthFailure", $"Not authorized for images: [{imageId}]", 403);

    /// <summary>E23.</summary>
    public static ServiceError ImageNotFound(string imageId) => Error(
        "InvalidAMIID.NotFound", $"The image id '[{imageId}]' does not exist");

    /// <summary>E23, of several.</summary>
    public static ServiceError ImagesNotFound(IReadOnlyCollection<string> imageIds) => imageIds.Count == 1
        ? ImageNotFound(imageIds.First())
        : Error("InvalidAMIID.NotFound", $"The image ids '[{string.Join(", ", imageIds)}]' do not exist");

    public static ServiceError ImageIdMalformed(string imageId) => Error(
        "InvalidAMIID.Malformed", $"Invalid id: \"{imageId}\"{(imageId.StartsWith("ami-", StringComparison.Ordinal) ? "" : " (expecting \"ami-...\")")}");

    public static ServiceError SnapshotIdMalformed(string snapshotId) => Error(
        "InvalidParameterValue", $"Value ({snapshotId}) for parameter snapshotId is invalid. Expected: 'snap-...'.");

    public static ServiceError UserIdMalformed(string user) => Error("InvalidUserID.Malformed", $"Invalid user id: \"{user}\"");

    public static ServiceError VpcNotFound(string id) => Error("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    public static ServiceError SubnetNotFound(string id) => Error("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

    public static ServiceError SecurityGroupNotFound(string id) => Error(
        "InvalidGroup.NotFound", $"The security group '{id}' does not exist");

    /// <summary>E66.</summary>
    public static ServiceError ImageUnavailable(string imageId) => Error(
        "InvalidAMIID.Unavailable", $"The image ID '{imageId}' is no longer available");

    /// <summary>E24.</summary>
    public static ServiceError SnapshotNotFound(string snapshotId) => Error(
        "InvalidSnapshot.NotFound", $"The snapshot '{snapshotId}' does not exist.");

    /// <summary>E25.</summary>
    public static ServiceError AttributeItem(string value, string attribute) => Error(
        "InvalidAMIAttributeItemValue", $"Invalid attribute item value \"{value}\" for {attribute} item type.");

    /// <summary>F2.84.</summary>
    public static ServiceError SnapshotItems { get; } = Error(
        "InvalidParameterValue", "At most 500 permissions of a snapshot can be changed in one call");

    /// <summary>E60.</summary>
    public static ServiceError EncryptedSnapshotCannotBePublic { get; } = Error(
        "OperationNotPermitted", "Encrypted snapshots cannot be shared publicly");

    /// <summary>E4's words for images, of snapshots; AWS documents none.</summary>
    public static ServiceError PublicSnapshotSharingBlocked { get; } = Error(
        "OperationNotPermitted",
        "You can’t publicly share this snapshot because block public access for snapshots is enabled for this account. "
        + "To publicly share the snapshot, you must call the DisableSnapshotBlockPublicAccess API.");

    /// <summary>M:ec2.DescribeImageAttribute: Client.AuthFailure.</summary>
    public static ServiceError AttributeRestricted { get; } = Error(
        "AuthFailure", "Unauthorized attempt to access restricted resource", 403);

    public static ServiceError PermissionNotHeld(string imageId) => Error(
        "InvalidParameterValue", $"The image '{imageId}' isn't shared with this account by its account ID");

    public static ServiceError NoRootSnapshot { get; } = Error(
        "InvalidBlockDeviceMapping", "No root snapshot specified in device mapping.");

    /// <summary>Keyferry has no S3: what RegisterImage answers for a manifest that it can't read.</summary>
    public static ServiceError ManifestUnreadable(string location) => Error(
        "InvalidManifest", $"The manifest at '{location}' can't be read: there is no such object, or you don't have access to it");

    public static ServiceError DeviceTwice(string name) => DeviceInvalid(
        $"The device '{name}' is used in more than one block-device mapping");

    public static ServiceError DeviceInvalid(string message) => Error("InvalidBlockDeviceMapping", message);

    public static ServiceError MissingParameter(string name) => Error(
        "MissingParameter", $"The request must contain the parameter {name}");

    public static ServiceError Combination(string message) => Error("InvalidParameterCombination", message);

    public static ServiceError InvalidValue(string message) => Error("InvalidParameterValue", message);

    public static ServiceError SnapshotNotReady(string state) => Error("IncorrectState", $"Snapshot is in invalid state - {state}");

    /// <summary>E17, F2.85.</summary>
    public static ServiceError CopiesInProgress(int limit) => Error(
        "ResourceLimitExceeded", $"Too many snapshot copies in progress. The limit is {limit} for this destination region.");

    public static ServiceError SnapshotInUse(string snapshotId, string imageId) => Error(
        "InvalidSnapshot.InUse", $"The snapshot {snapshotId} is currently in use by {imageId}");

    public static ServiceError NotAuthorizedForSnapshot(string snapshotId) => Error(
        "AuthFailure", $"Not authorized for snapshot: {snapshotId}", 403);

    /// <summary>F2.55; the words are ours, AWS documents none.</summary>
    public static ServiceError DeregistrationProtected(string imageId) => Error(
        "OperationNotPermitted",
        $"The image {imageId} can't be deregistered because deregistration protection is enabled for it, or its cooldown "
        + "of 24 hours isn't over. To deregister the image, first call the DisableImageDeregistrationProtection API.");

    public static ServiceError ImageNotIn(string imageId, string state) => Error(
        "IncorrectState", $"The image '{imageId}' is not '{state}'");

    /// <summary>M:ec2.EnableImageDeprecation.</summary>
    public static ServiceError DeprecationPast { get; } = Error(
        "InvalidParameterValue", "The deprecation date must be in the future");

    public static ServiceError DeprecationFar(int years) => Error(
        "InvalidParameterValue", $"The deprecation date can be at most {years} years from now");

    /// <summary>F2.82.</summary>
    public static ServiceError PermissionQuota(int limit) => Error(
        "ResourceLimitExceeded", $"You have reached your quota of {limit} for the number of entities that an image can be shared with.");

    public static ServiceError AttributeValue(string attribute, string value) => Error(
        "InvalidParameterValue", $"Value ( {value} ) for parameter {attribute} is invalid.");

    /// <summary>E46.</summary>
    public static ServiceError LaunchTemplateNotFound(string id) => Error(
        "InvalidLaunchTemplateId.NotFound", $"The specified launch template, with template ID {id}, does not exist.");

    /// <summary>E58.</summary>
    public static ServiceError KeyNotUsable(string keyArn) => Error("AuthFailure", $"Not authorized to use key {keyArn}", 403);

    public static ServiceError TagDuplicate(string key) => Error("InvalidParameterValue", $"Duplicate tag key '{key}' specified.");

    public static ServiceError TagTooLong(string part, int limit) => Error(
        "InvalidParameterValue", $"Tag {part} exceeds the maximum length of {limit} characters");

    public static ServiceError TagTypeInvalid(string type) => Error(
        "InvalidParameterValue", $"'{type}' is not a valid taggable resource type for this operation.");

    public static ServiceError TagTypeTwice(string type) => Error(
        "InvalidParameterValue", $"The same resource type may not be specified more than once in tag specifications: '{type}'");

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html; a filter without a name is 'null'.</summary>
    public static ServiceError FilterUnknown(string? name) => Error("InvalidParameterValue", $"The filter '{name ?? "null"}' is invalid");

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html: 50 filters, 200 values.</summary>
    public static ServiceError FilterLimit(string what, int limit) => Error(
        "FilterLimitExceeded", $"The maximum number of {what} specified on a single call is {limit}");

    /// <summary>Words as DescribeInstances and DescribeVolumes give them.</summary>
    public static ServiceError PagesOfIds(string idSet) => Error(
        "InvalidParameterCombination", $"The parameter {idSet} cannot be used with the parameter maxResults");

    public static ServiceError MaxResultsTooSmall(int value, int least) => Error(
        "InvalidParameterValue", $"Value ( {value} ) for parameter maxResults is invalid. Expecting a value greater than {least}.");

    public static ServiceError TokenInvalid(string token) => Error(
        "InvalidParameterValue", $"Value ( {token} ) for parameter NextToken is invalid. The token is invalid.");

    private static ServiceError Error(string code, string message, int status = 400) => new("ec2", code, message, status);
}
