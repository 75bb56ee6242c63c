using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Sts;

/// <summary>STS's errors (https://docs.aws.amazon.com/STS/latest/APIReference/).</summary>
internal static class StsErrors
{
    public static ServiceError Invalid(string message) => new("sts", "ValidationError", message, 400);

    public static ServiceError InvalidParameter(string message) => new("sts", "InvalidParameterValue", message, 400);

    public static ServiceError Denied(string message) => new("sts", "AccessDenied", message, 403);

    public static ServiceError Malformed(string message) => new("sts", "MalformedPolicyDocument", message, 400);

    public static ServiceError Packed(int percent) => new(
        "sts",
        "PackedPolicyTooLarge",
        $"Packed policy consumes {percent}% of allotted space, please use smaller policy.",
        400);

    public static ServiceError InvalidMessage { get; } =
        new("sts", "InvalidAuthorizationMessageException", "Message is not valid", 400);

    // E12.
    public static ServiceError RegionDisabled(AccountId account) => new(
        "sts",
        "RegionDisabledException",
        $"STS is not activated in this region for account:{account}. Your account administrator can activate STS in this region using the IAM Console.",
        403);
}
