using System.Net;
using Amazon.Runtime;
using Keyferry.Wire.Protocols;

namespace Keyferry.Aws.Clients;

/// <summary>
/// A service's error, as the AWS SDK's own clients throw one: by its code and its status the SDK tells whether to try
/// again.
/// </summary>
public sealed class WireServiceException(WireError error, string? requestId, Exception? inner)
    : AmazonServiceException(
        error.Message,
        inner,
        error.Status < 500 ? ErrorType.Sender : ErrorType.Receiver,
        error.Code,
        requestId,
        (HttpStatusCode)error.Status)
{
    /// <summary>The code of an answer that isn't in the service's protocol: a proxy's page, or a body cut off.</summary>
    public const string Unreadable = "UnreadableAnswer";

    public WireError Error { get; } = error;
}
