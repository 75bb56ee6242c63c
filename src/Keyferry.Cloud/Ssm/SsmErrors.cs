using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ssm;

/// <summary>
/// Systems Manager's errors (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html#API_PutParameter_Errors).
/// </summary>
internal static class SsmErrors
{
    public static ServiceError AlreadyExists { get; } = Error(
        "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    /// <summary>AWS says no more than the code.</summary>
    public static ServiceError NotFound { get; } = Error("ParameterNotFound", "");

    public static ServiceError NameForm { get; } = Validation(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by "
        + "slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");

    public static ServiceError NamePrefix { get; } = Validation(
        "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");

    public static ServiceError PathForm { get; } = Validation(
        "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". "
        + "It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following "
        + "symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use "
        + "the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");

    public static ServiceError TypeRequired { get; } = Validation("A parameter type is required when you create a parameter.");

    public static ServiceError TagsWithOverwrite { get; } = Validation(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. "
        + "To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");

    public static ServiceError TooLongForStandard { get; } = Validation(
        "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the "
        + "parameter to use the advanced-parameter tier. For more information, see "
        + "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html");

    public static ServiceError TooLongForAdvanced { get; } = Validation(
        "Advanced tier parameters support a maximum parameter value of 8192 characters.");

    public static ServiceError Downgrade { get; } = Validation(
        "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the "
        + "standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.");

    public static ServiceError InvalidNextToken { get; } = Error("InvalidNextToken", "The specified token is not valid.");

    public static ServiceError InvalidResourceId { get; } = Error("InvalidResourceId", "");

    public static ServiceError InvalidResourceType { get; } = Error("InvalidResourceType", "");

    public static ServiceError TooManyTags { get; } = Error("TooManyTagsError", "");

    public static ServiceError Reserved(string name) =>
        Error("AccessDeniedException", $"No access to reserved parameter name: {name}.");

    public static ServiceError TooDeep(string name) => Error(
        "HierarchyLevelLimitExceededException", $"Parameter {name} exceeds the limit of 15 levels in a hierarchy.");

    public static ServiceError TypeChanged(string name, string from, string to) => Error(
        "HierarchyTypeMismatchException", $"The type of parameter {name} can't be changed from {from} to {to}. Create a new, unique parameter.");

    public static ServiceError PatternMismatch(string pattern) => Error(
        "ParameterPatternMismatchException", $"Parameter value, cannot be validated against allowedPattern: {pattern}");

    public static ServiceError PatternInvalid(string pattern) => Error(
        "InvalidAllowedPatternException", $"The allowedPattern {pattern} is not a valid regular expression.");

    public static ServiceError DataType(string dataType) => Validation(
        $"The following data type is not supported: {dataType} (Data type names are all lowercase.)");

    public static ServiceError OldestIsLabelled(string name, int version) => Error(
        "ParameterMaxVersionLimitExceeded",
        $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, "
        + "the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the "
        + "parameter, and try again.");

    public static ServiceError VersionNotFound(string name, string version) => Error(
        "ParameterVersionNotFound",
        $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static ServiceError TooManyLabels { get; } = Error(
        "ParameterVersionLabelLimitExceeded",
        "A parameter version can have maximum 10 labels. Move one or more labels to another version and try again.");

    public static ServiceError KeyId(string message) => Error("InvalidKeyId", message);

    public static ServiceError Validation(string message) => Error("ValidationException", message);

    public static ServiceError Error(string code, string message) => new("ssm", code, message, 400);
}
