using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>EC2's words to the letter (section 7.2 of the facts).</summary>
public sealed class Ec2ErrorsTests
{
    [Fact]
    public void Says_what_EC2_says()
    {
        (ServiceError Error, string Code, int Status, string Message)[] table =
        [
            (Ec2Errors.AwsManagedKeyImage, "InvalidParameter", 400,
                "Snapshots encrypted with the AWS Managed CMK can\u2019t be shared. Specify another snapshot."),
            (Ec2Errors.PublicSharingBlocked, "OperationNotPermitted", 400,
                "You can\u2019t publicly share this image because block public access for AMIs is enabled for this account. To publicly share the image, you must call the DisableImageBlockPublicAccess API."),
            (Ec2Errors.StorageNotAccessible, "InvalidRequest", 400, "You do not have permission to access the storage of this ami"),
            (Ec2Errors.MarketplaceImage, "InvalidRequest", 400, "Images from AWS Marketplace cannot be copied to another AWS account"),
            (Ec2Errors.BillingProductImage, "InvalidRequest", 400,
                "Images with EC2 BillingProduct codes cannot be copied to another AWS account"),
            (Ec2Errors.AwsManagedKeySnapshot, "OperationNotPermitted", 400, "Encrypted snapshots with EBS default key cannot be shared"),
            (Ec2Errors.RegionNotEnabled, "AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
            (Ec2Errors.CannotDecrypt("snap-1"), "InvalidRequest", 400,
                "Snapshot snap-1 is encrypted. Creating an unencrypted copy from an encrypted snapshot is not supported."),
            (Ec2Errors.KeyNeedsEncrypted, "InvalidParameterDependency", 400,
                "The parameter [KmsKeyId] requires the parameter Encrypted to be set."),
            (Ec2Errors.NameInUse("golden", "ami-1"), "InvalidAMIName.Duplicate", 400, "AMI name golden is already in use by AMI ami-1"),
            (Ec2Errors.NotAuthorizedForImage("ami-1"), "AuthFailure", 403, "Not authorized for images: [ami-1]"),
            (Ec2Errors.ImageNotFound("ami-1"), "InvalidAMIID.NotFound", 400, "The image id '[ami-1]' does not exist"),
            (Ec2Errors.SnapshotNotFound("snap-1"), "InvalidSnapshot.NotFound", 400, "The snapshot 'snap-1' does not exist."),
            (Ec2Errors.AttributeItem("x", "userId"), "InvalidAMIAttributeItemValue", 400,
                "Invalid attribute item value \"x\" for userId item type."),
            (Ec2Errors.LaunchTemplateNotFound("lt-1"), "InvalidLaunchTemplateId.NotFound", 400,
                "The specified launch template, with template ID lt-1, does not exist."),
            (Ec2Errors.KeyNotUsable("arn:k"), "AuthFailure", 403, "Not authorized to use key arn:k"),
            (Ec2Errors.EncryptedCannotBePublic, "UnsupportedOperation", 400,
                "Encrypted snapshots can\u2019t be shared publicly. Specify another snapshot."),
            (Ec2Errors.ImageUnavailable("ami-1"), "InvalidAMIID.Unavailable", 400, "The image ID 'ami-1' is no longer available"),
            (Ec2Errors.NotAscii, "InvalidParameterValue", 400, "Character sets beyond ASCII are not supported."),
        ];

        foreach ((ServiceError error, string code, int status, string message) in table)
        {
            Assert.Equal(("ec2", code, status, message), (error.Service, error.Code, error.Status, error.Message));
        }
    }
}
