using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Errors of the EBS direct APIs. Codes, statuses and reasons are the API's
/// (https://docs.aws.amazon.com/ebs/latest/APIReference/API_Operations.html); AWS doesn't publish the messages, so but for
/// the first they are ours.
/// </summary>
public static class EbsErrors
{
    public static ServiceError KeyNotAccessible { get; } = new(
        "ebs", "AccessDeniedException", "The KMS key does not exist, is not enabled or you do not have permissions to access it.", 403)
    { Reason = "DEPENDENCY_ACCESS_DENIED" };

    public static ServiceError InvalidKey { get; } = Invalid(
        "INVALID_CUSTOMER_KEY", "The KMS key can't be used: it must exist, be symmetric and be enabled.");

    public static ServiceError EncryptedWithParent { get; } = Invalid(
        "INVALID_PARAMETER_VALUE", "Encrypted and ParentSnapshotId can't be specified in the same request.");

    public static ServiceError KeyNeedsEncrypted { get; } = Invalid(
        "INVALID_PARAMETER_VALUE", "KmsKeyArn requires Encrypted to be true, and can't be specified with ParentSnapshotId.");

    public static ServiceError MustEncrypt { get; } = Invalid(
        "INVALID_PARAMETER_VALUE",
        "Encryption by default is enabled for this account: an unencrypted snapshot, or one with an unencrypted parent, can't be started.");

    public static ServiceError VolumeSize(int least) => Invalid(
        "INVALID_VOLUME_SIZE", $"VolumeSize must be between {least} and 65536 GiB.");

    public static ServiceError PageToken { get; } = Invalid("INVALID_PAGE_TOKEN", "The page token is not valid for this request.");

    public static ServiceError BlockToken { get; } = Invalid(
        "INVALID_BLOCK_TOKEN", "The block token is not valid for this block, or it has expired.");

    public static ServiceError BlockLength { get; } = Invalid(
        "INVALID_BLOCK", $"The data of a block and its DataLength must be {BlockCipher.BlockSize} bytes.");

    public static ServiceError BlockChecksum { get; } = Invalid(
        "INVALID_BLOCK", "The checksum of the block data isn't the one in the request.");

    public static ServiceError NoFirstSnapshot { get; } = Invalid(
        "INVALID_PARAMETER_VALUE", "FirstSnapshotId and SecondSnapshotId must be specified together.");

    public static ServiceError TokenReused { get; } = new(
        "ebs", "ConflictException", "The client token was used for another request with different parameters.", 409);

    /// <summary>
    /// https://docs.aws.amazon.com/general/latest/gr/ebs-service.html: 100 pending snapshots an account.
    /// </summary>
    public static ServiceError TooManyPending { get; } = new(
        "ebs", "ConcurrentLimitExceededException", "You have reached the limit of 100 concurrent pending snapshots.", 400);

    public static ServiceError NotFound(string snapshotId) => new(
        "ebs", "ResourceNotFoundException", $"The snapshot '{snapshotId}' does not exist.", 404)
    { Reason = "SNAPSHOT_NOT_FOUND" };

    public static ServiceError NotCompleted(string snapshotId) => Invalid(
        "INVALID_SNAPSHOT_ID", $"The snapshot '{snapshotId}' is not completed.");

    public static ServiceError NotPending(string snapshotId) => Invalid(
        "INVALID_SNAPSHOT_ID", $"The snapshot '{snapshotId}' is not a pending snapshot that StartSnapshot made.");

    public static ServiceError Unrelated(string first, string second) => Invalid(
        "UNRELATED_SNAPSHOTS", $"The snapshots '{first}' and '{second}' are not of the same volume or lineage.");

    public static ServiceError BlockIndex(int index) => Invalid(
        "INVALID_BLOCK", $"The block index {index} is beyond the end of the volume.");

    public static ServiceError BlocksCount(int given, int there) => Invalid(
        "INVALID_PARAMETER_VALUE", $"ChangedBlocksCount is {given}, but {there} blocks were written to the snapshot.");

    public static ServiceError Damaged(int index) => new(
        "ebs", "InternalServerException", $"{LayerFilling.Damaged(index)}.", 500);

    private static ServiceError Invalid(string reason, string message) =>
        new("ebs", "ValidationException", message, 400) { Reason = reason };
}
