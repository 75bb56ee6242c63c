using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Iam;

/// <summary>IAM's errors (https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and each operation's page).</summary>
internal static class IamErrors
{
    public static ServiceError NotFound(string message) => new("iam", "NoSuchEntity", message, 404);

    public static ServiceError NotFound(IdentityKind kind, string name) =>
        NotFound($"The {kind.Word()} with name {name} cannot be found.");

    public static ServiceError ProfileNotFound(string name) => NotFound($"Instance Profile {name} cannot be found.");

    public static ServiceError PolicyNotFound(string arn) => NotFound($"Policy {arn} was not found.");

    public static ServiceError VersionNotFound(string arn, string version) =>
        NotFound($"Policy {arn} version {version} does not exist or is not attachable.");

    /// <summary>AWS's words; of a policy of AWS that isn't here, and may exist there, what to do is said too.</summary>
    public static ServiceError NotAttachable(string arn) => NotFound($"Policy {arn} does not exist or is not attachable."
        + (AwsManagedPolicies.IsAwsManaged(arn) && AwsManagedPolicies.Find(arn) is null
            ? " Keyferry doesn't have its text: give it below `awsManagedPolicies` of the scenario that the local AWS begins with."
            : ""));

    public static ServiceError InlineNotFound(IdentityKind kind, string name) =>
        NotFound($"The {kind.Word()} policy with name {name} cannot be found.");

    public static ServiceError AlreadyExists(string message) => new("iam", "EntityAlreadyExists", message, 409);

    public static ServiceError InUse(string message) => new("iam", "DeleteConflict", message, 409);

    public static ServiceError Quota(string name, int quota) => Limit($"Cannot exceed quota for {name}: {quota}");

    public static ServiceError Limit(string message) => new("iam", "LimitExceeded", message, 409);

    public static ServiceError Malformed(string message) => new("iam", "MalformedPolicyDocument", message, 400);

    public static ServiceError InvalidInput(string message) => new("iam", "InvalidInput", message, 400);

    public static ServiceError Invalid(string message) => new("iam", "ValidationError", message, 400);

    /// <summary>Who has the role of a service may not change it.</summary>
    public static ServiceError Protected(string role) => new(
        "iam",
        "UnmodifiableEntity",
        $"Cannot perform the operation on the protected role '{role}' - this role is only modifiable by AWS",
        400);

    /// <summary>Temporary credentials that may not call IAM.</summary>
    public static ServiceError InvalidToken { get; } =
        new("iam", "InvalidClientTokenId", "The security token included in the request is invalid", 403);
}
