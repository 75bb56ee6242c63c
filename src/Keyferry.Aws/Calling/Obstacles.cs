using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Keyferry.Wire.Protocols;

namespace Keyferry.Aws.Calling;

/// <summary>What AWS's errors and the network's mean for a read.</summary>
internal static class Obstacles
{
    private static readonly string[] s_throttled =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException",
        "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    ];

    private static readonly string[] s_denied =
    [
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthFailure", "NotAuthorized", "OptInRequired",
        "ForbiddenException", "AuthorizationError",
    ];

    private static readonly string[] s_credentials =
    [
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
        "SignatureDoesNotMatch", "InvalidSignatureException", "MissingAuthenticationToken", "IncompleteSignature",
        "MissingAuthenticationTokenException", "RequestExpired",
    ];

    /// <summary>
    /// What the exception says about the thing or the way to it; null when it is a bug of ours, for which nobody else is
    /// to blame.
    /// </summary>
    /// <param name="exception">what a call threw</param>
    /// <param name="isStopped">whether the user has stopped the run</param>
    /// <param name="time">what a read may take</param>
    public static (Obstacle? Obstacle, WireError? Missing)? Understand(Exception exception, bool isStopped, TimeSpan time)
    {
        switch (exception)
        {
            case AmazonServiceException { ErrorCode.Length: > 0 } answered:
                return Answered(answered);
            case OperationCanceledException or TimeoutException when isStopped:
                return (Obstacle.Interrupted, null);
            case OperationCanceledException or TimeoutException:
                return (new Obstacle(UnreadCause.TimedOut, $"nothing within {time.TotalSeconds:0.#} seconds"), null);
            case HttpRequestException or IOException or SocketException:
                return (new Obstacle(UnreadCause.Unreachable, Innermost(exception)), null);
            case AmazonServiceException unanswered:
                return (new Obstacle(UnreadCause.Unreachable, Innermost(unanswered)), null);
            case AmazonClientException client:
                return (new Obstacle(UnreadCause.NoCredentials, client.Message), null);
            case XmlException or JsonException or FormatException or InvalidDataException:
                return (new Obstacle(UnreadCause.Failed, $"the answer can't be read: {exception.Message}"), null);
            default:
                return null;
        }
    }

    /// <summary>Whether the code says that there is no such thing.</summary>
    public static bool IsMissing(string code) =>
        code.EndsWith(".NotFound", StringComparison.Ordinal)
        || code is "InvalidAMIID.Unavailable" or "NoSuchEntity" or "NoSuchEntityException" or "NotFoundException" or "ResourceNotFoundException" or "NoSuchResourceException"
            or "ParameterNotFound" or "ParameterVersionNotFound" or "AWSOrganizationsNotInUseException"
            or "AccountNotFoundException" or "TargetNotFoundException" or "PolicyNotFoundException"
            or "OrganizationalUnitNotFoundException" or "ChildNotFoundException" or "RootNotFoundException"
            or "InvalidLaunchTemplateId.NotFoundException" or "InvalidLaunchTemplateName.NotFoundException";

    private static (Obstacle? Obstacle, WireError? Missing) Answered(AmazonServiceException error)
    {
        if (IsMissing(error.ErrorCode))
        {
            return (null, new WireError(error.ErrorCode, error.Message, (int)error.StatusCode));
        }

        UnreadCause cause = error.ErrorCode switch
        {
            var code when s_denied.Contains(code) => UnreadCause.Denied,
            var code when s_throttled.Contains(code) => UnreadCause.Throttled,
            var code when s_credentials.Contains(code) => UnreadCause.NoCredentials,
            _ => UnreadCause.Failed,
        };
        return (new Obstacle(cause, $"{error.ErrorCode}: {error.Message}"), null);
    }

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception.Message;
    }
}
