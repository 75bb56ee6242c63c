using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// Image Builder's errors (7.4, 8.3). The words of "already exists", "resource dependency error", "does not exist" and "is
/// not valid" are AWS's, as its users report them; those of the others are not public and ours.
/// </summary>
internal static class ImageBuilderErrors
{
    /// <summary>AccessDeniedException (E53).</summary>
    public static ServiceError Denied(World world, Authorization authorization) => Error(
        "AccessDeniedException", $"{AccessDenied.Sentence(authorization)} {AccessDenied.Reason(world, authorization)}", 403);

    public static ServiceError NotFound(string arn) => Error(
        "ResourceNotFoundException", $"The resource with ARN '{arn}' does not exist.", 404);

    /// <param name="kind"><c>ImageRecipe</c>, <c>ImagePipeline</c> …</param>
    /// <param name="arn">Which.</param>
    public static ServiceError AlreadyExists(string kind, string arn) => Error(
        "ResourceAlreadyExistsException", $"The following resource '{kind}' already exists: '{arn}'.");

    public static ServiceError HasDependents(string arn) => Error(
        "ResourceDependencyException",
        $"Resource dependency error: The resource ARN '{arn}' has other resources depended on it.");

    public static ServiceError InUse(string what) => Error("ResourceInUseException", what);

    public static ServiceError InvalidValue(string parameter, string problem) => Error(
        "InvalidParameterValueException", $"The value supplied for parameter '{parameter}' is not valid. {problem}");

    public static ServiceError InvalidCombination(string problem) => Error("InvalidParameterCombinationException", problem);

    public static ServiceError InvalidVersion(string problem) => Error("InvalidVersionNumberException", problem);

    public static ServiceError InvalidRequest(string problem) => Error("InvalidRequestException", problem);

    public static ServiceError InvalidPaginationToken { get; } = Error(
        "InvalidPaginationTokenException", "The value supplied for parameter 'nextToken' is not valid.");

    /// <summary>F10.5.</summary>
    public static ServiceError TokenMismatch(string token) => Error(
        "IdempotentParameterMismatchException", $"The client token '{token}' was already used with other parameters.");

    /// <summary>What a dry run answers that would have succeeded (8.3).</summary>
    public static ServiceError DryRun { get; } = Error("DryRunOperationException", "Request would have succeeded", 412);

    private static ServiceError Error(string code, string message, int status = 400) => new("imagebuilder", code, message, status);
}
