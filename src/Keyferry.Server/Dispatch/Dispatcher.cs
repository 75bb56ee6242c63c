using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Hosting;
using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Dispatch;

/// <summary>From a request to its answer: which operation, who asks, is it well formed, what the service says.</summary>
public sealed class Dispatcher(
    LocalAws aws, Authenticator authenticator, ServiceCatalogue services, OperationTable operations, ICallObserver observer)
{
    private static readonly WireError s_internalFailure = new(
        "InternalFailure",
        "Keyferry could not carry out the request, and changed nothing: what it met stands in its log under this request id.",
        500);

    /// <param name="request">As it arrived.</param>
    /// <param name="address">The sender's IP address.</param>
    /// <param name="limits">How much of it is read.</param>
    public WireResponse Answer(WireRequest request, string address, WireLimits? limits = null)
    {
        long began = Stopwatch.GetTimestamp();
        string requestId = Guid.NewGuid().ToString();
        Served served = new(requestId, aws.Clock.GetUtcNow(), address, request.Headers["User-Agent"])
        {
            TraceParent = request.Headers["traceparent"],
        };
        WireResponse response = services.Identify(request, limits) switch
        {
            Identified.Call known => Answer(known, request, served, limits),
            Identified.UnknownOperation unknown => Answer(unknown, request, served),
            Identified.UnknownService nobody => NoService(nobody, served),
            _ => throw new UnreachableException(),
        };
        served.Status = response.Status;
        served.Duration = Stopwatch.GetElapsedTime(began);
        observer.Observe(served);
        return response;
    }

    private WireResponse Answer(Identified.UnknownOperation unknown, WireRequest request, Served served)
    {
        served.Service = unknown.Service;
        served.OperationName = unknown.Name;
        (Sender? sender, WireError? refused) = authenticator.Authenticate(request, unknown.Service, null);
        served.Sender = sender;
        return Refuse(unknown.Service, refused ?? UnknownOperationWording.Describe(unknown), served);
    }

    private WireResponse Answer(Identified.Call known, WireRequest request, Served served, WireLimits? limits)
    {
        (ServiceModel service, Operation operation) = known;
        served.Service = service;
        served.Operation = operation;
        served.OperationName = operation.Name;
        (Sender? sender, WireError? refused) = authenticator.Authenticate(request, service, operation);
        if (sender is null)
        {
            return Refuse(service, refused!, served);
        }

        sender = sender.From(served.Address, served.UserAgent);
        served.Sender = sender;
        if (operations.HandlerOf(operation) is not { } handler)
        {
            return Refuse(
                service, UnknownOperationWording.Describe(new Identified.UnknownOperation(service, operation.Name)), served);
        }

        DecodedRequest decoded = service.Protocol.DecodeRequest(operation, request, limits);
        if (decoded is DecodedRequest.Rejected rejected)
        {
            return Refuse(service, service.Wording(rejected.Failures), served);
        }

        WireValue.Structure input = ((DecodedRequest.Accepted)decoded).Input;
        served.Input = input;
        Reply<WireValue.Structure> reply;
        try
        {
            (reply, served.Run) = aws.Execute(run =>
            {
                ServiceCall call = new(run, sender.Caller, sender.Region, served.RequestId);
                run.Describe(call.Account);
                return handler(call, input);
            });
        }
        catch (Exception fault)
        {
            // Nothing was changed. What a sender can cause is an answer of the service: this is ours, or the store's.
            served.Fault = fault;
            return Refuse(service, s_internalFailure, served);
        }

        if (!reply.Succeeded)
        {
            return Refuse(service, Wire(reply.Error), served);
        }

        served.Output = reply.Value;
        return service.Protocol.EncodeResponse(service, operation, reply.Value!, served.RequestId);
    }

    private static WireError Wire(ServiceError error) => new(error.Code, error.Message, error.Status)
    {
        Members = new StructureBuilder { { "Reason", error.Reason } }.Build(),
    };

    private static WireResponse Refuse(ServiceModel service, WireError error, Served served)
    {
        served.Error = error;
        return service.Protocol.EncodeError(service, error, served.RequestId);
    }

    // No service to answer in its own shape: JSON, with what to do next.
    private static WireResponse NoService(Identified.UnknownService nobody, Served served)
    {
        string hint = nobody.Hint.Length == 0 ? "the request names none" : $"the request is for `{nobody.Hint}`";
        served.Error = new WireError(
            "UnknownServiceException",
            $"Keyferry has no such service: {hint}. It has ec2, ebs, imagebuilder, iam, sts, kms, organizations, account, ssm and "
            + "cloudtrail; sign the request for one of them.",
            404);
        string body = $$"""{"__type":"{{served.Error.Code}}","message":"{{JsonEncodedText.Encode(served.Error.Message)}}"}""";
        return new WireResponse(
            404,
            new HttpHeaders([new(WireProtocol.RequestIdHeader, served.RequestId), new("Content-Type", "application/json")]),
            Encoding.UTF8.GetBytes(body));
    }
}
