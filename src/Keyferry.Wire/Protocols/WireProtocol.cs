using System.Collections.Immutable;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>
/// One of AWS's wire protocols, in both directions. Nothing here throws because of what a message holds:
/// <code>
///             server                           client
/// request     DecodeRequest                    EncodeRequest
/// response    EncodeResponse, EncodeError      DecodeResponse
/// </code>
/// </summary>
public abstract class WireProtocol
{
    public const string RequestIdHeader = "x-amzn-RequestId";

    private protected static Shape.Structure Nothing { get; } = new("Unit", []);

    /// <summary>Reads the request and holds it to the operation's input shape.</summary>
    public DecodedRequest DecodeRequest(Operation operation, WireRequest request, WireLimits? limits = null)
    {
        limits ??= WireLimits.Default;
        DecodingFailures failures = new();
        WireValue.Structure? input = null;
        if (request.Body.Length > limits.BodyBytes)
        {
            failures.Add(null, null, new Constraint.WithinLimit($"{limits.BodyBytes} bytes"));
        }
        else
        {
            input = ReadRequest(operation, request, limits, failures);
        }

        if (failures.Any || input is null)
        {
            return new DecodedRequest.Rejected(failures.ToImmutable());
        }

        ImmutableArray<ValidationFailure> violations = ShapeValidator.Check(operation.Input ?? Nothing, input);
        return violations.IsEmpty ? new DecodedRequest.Accepted(input) : new DecodedRequest.Rejected(violations);
    }

    /// <summary>A client's request, without host and signature.</summary>
    /// <param name="service">whose operation it is</param>
    /// <param name="operation">what to call</param>
    /// <param name="input">as the operation's input shape; unchecked, the server will tell</param>
    /// <param name="idempotencyToken">fills the member that is one, when the input doesn't</param>
    public WireRequest EncodeRequest(
        ServiceModel service, Operation operation, WireValue.Structure input, string? idempotencyToken = null)
    {
        Member? token = operation.Input?.Members.FirstOrDefault(m => m.IsIdempotencyToken);
        if (token is not null && idempotencyToken is not null && input[token.Name] is null)
        {
            input = input.With(token.Name, WireValue.Of(idempotencyToken));
        }

        return WriteRequest(service, operation, input);
    }

    /// <summary>The result, or the error when the status is no success.</summary>
    public DecodedResponse DecodeResponse(
        ServiceModel service, Operation operation, WireResponse response, WireLimits? limits = null)
    {
        limits ??= WireLimits.Default;
        if (response.Status is < 200 or >= 300)
        {
            return ReadError(service, response, limits);
        }

        DecodingFailures failures = new();
        (WireValue.Structure? output, string? requestId) = ReadResponse(operation, response, limits, failures);
        return output is null || failures.Any
            ? new DecodedResponse.Unreadable(response.Status, Reason(failures))
            : new DecodedResponse.Success(output, requestId);
    }

    /// <summary>A success.</summary>
    public abstract WireResponse EncodeResponse(
        ServiceModel service, Operation operation, WireValue.Structure output, string requestId);

    /// <summary>An error in the service's own envelope.</summary>
    public abstract WireResponse EncodeError(ServiceModel service, WireError error, string requestId);

    private protected abstract WireValue.Structure? ReadRequest(
        Operation operation, WireRequest request, WireLimits limits, DecodingFailures failures);

    private protected abstract WireRequest WriteRequest(
        ServiceModel service, Operation operation, WireValue.Structure input);

    private protected abstract (WireValue.Structure? Output, string? RequestId) ReadResponse(
        Operation operation, WireResponse response, WireLimits limits, DecodingFailures failures);

    private protected abstract DecodedResponse ReadError(
        ServiceModel service, WireResponse response, WireLimits limits);

    private protected static string Reason(DecodingFailures failures) => failures.ToImmutable() switch
    {
        [{ Constraint: Constraint.Readable unreadable }, ..] => unreadable.Reason,
        [var first, ..] => $"`{first.Path}` isn't what the service's model says: {first.Constraint}",
        _ => "the answer is empty",
    };
}
