using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>
/// EC2's errors about launch templates (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).
/// </summary>
public static class LaunchTemplateErrors
{
    public static ServiceError NameInUse { get; } = Error(
        "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");

    public static ServiceError NameNotFound { get; } = Error(
        "InvalidLaunchTemplateName.NotFoundException",
        "At least one of the launch templates specified in the request does not exist.");

    public static ServiceError NotNamed { get; } = Error(
        "MissingParameter", "Either a launch template ID or a launch template name must be specified in the request.");

    public static ServiceError NamedTwice { get; } = Error(
        "InvalidParameterCombination", "Only one of launch template ID and launch template name may be specified in the request.");

    public static ServiceError EmptyData { get; } = Error(
        "InvalidParameterValue", "The request must contain the parameter LaunchTemplateData");

    public static ServiceError NoVersion { get; } = Error("MissingParameter", "The request must contain the parameter SetDefaultVersion");

    public static ServiceError VersionNotFound(string id, string version) => Error(
        "InvalidLaunchTemplateId.VersionNotFound",
        $"Could not find the specified version {version} for the launch template with ID {id}.");

    public static ServiceError Unresolved(string parameter) => Error(
        "InvalidParameterValue", $"The SSM parameter '{parameter}' does not exist or does not hold an AMI ID.");

    private static ServiceError Error(string code, string message) => new("ec2", code, message, 400);
}
