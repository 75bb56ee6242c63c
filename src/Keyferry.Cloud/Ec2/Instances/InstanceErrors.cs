using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// EC2's errors about instances (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).
/// </summary>
public static class InstanceErrors
{
    public static ServiceError NoImage { get; } = Error("MissingParameter", "The request must contain the parameter ImageId");

    public static ServiceError TerminationProtected(string id) => Error(
        "OperationNotPermitted",
        $"The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");

    public static ServiceError StopProtected(string id) => Error(
        "OperationNotPermitted",
        $"The instance '{id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");

    public static ServiceError NotFound(string id) => !IsId(id)
        ? Error("InvalidInstanceID.Malformed", $"Invalid id: \"{id}\"")
        : Error("InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");

    public static ServiceError NotRunning(string id) => Error("IncorrectState", $"Instance '{id}' is not 'running'.");

    public static ServiceError IncorrectState(string id, string verb) => Error(
        "IncorrectInstanceState", $"The instance '{id}' is not in a state from which it can be {verb}.");

    public static ServiceError MustBeStopped(string id) => Error(
        "IncorrectInstanceState", $"The instance '{id}' is not in the 'stopped' state.");

    public static ServiceError Counts(int min, int max) => Error(
        "InvalidParameterValue", $"Value ({min}) for parameter minCount is invalid. Expected: 1 <= minCount <= maxCount ({max}).");

    public static ServiceError TooMany(int most, int asked) => Error(
        "InstanceLimitExceeded", $"Your quota allows for {most} more running instance(s). You requested at least {asked}.");

    public static ServiceError ImageNotReady(string id) => Error(
        "InvalidAMIID.Unavailable", $"The image ID '{id}' is not available");

    public static ServiceError Unsupported(string type, string zone) => Error(
        "Unsupported", $"Your requested instance type ({type}) is not supported in your requested Availability Zone ({zone}).");

    public static ServiceError TypesNotFound(IEnumerable<string> types) => Error(
        "InvalidInstanceType", $"The following supplied instance types do not exist: [{string.Join(", ", types)}]");

    public static ServiceError Architecture(string ofType, string ofImage) => Error(
        "InvalidParameterValue",
        $"The architecture '{ofType}' of the specified instance type does not match the architecture '{ofImage}' of the specified "
        + "AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use "
        + "'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.");

    public static ServiceError SubnetNotFound(string id) => Error(
        "InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

    public static ServiceError GroupNotFound(string id) => Error(
        "InvalidGroup.NotFound", $"The security group '{id}' does not exist");

    public static ServiceError SmallerThanSnapshot(int size, string snapshotId, int least) => Error(
        "InvalidBlockDeviceMapping", $"Volume of size {size}GB is smaller than snapshot '{snapshotId}', expect size >= {least}GB");

    public static ServiceError ProfileNotFound(string parameter, string value) => Error(
        "InvalidParameterValue",
        $"Value ({value}) for parameter iamInstanceProfile.{parameter} is invalid. Invalid IAM Instance Profile {parameter}");

    public static ServiceError NoDevice(string device, string id) => Error(
        "InvalidInstanceAttributeValue", $"No device is currently mapped at {device} of instance '{id}'");

    public static ServiceError NoCredits(string id) => Error(
        "InstanceCreditSpecification.NotSupported",
        $"The instance '{id}' does not use CPU credits for billing; only T2, T3, T3a and T4g instances use CPU credits for billing.");

    public static ServiceError NoAttribute { get; } = Error(
        "InvalidParameterCombination", "No attributes specified.");

    private static bool IsId(string id) =>
        id.StartsWith("i-", StringComparison.Ordinal) && id.Length is 10 or 19 && id[2..].All(char.IsAsciiHexDigitLower);

    private static ServiceError Error(string code, string message) => new("ec2", code, message, 400);
}
