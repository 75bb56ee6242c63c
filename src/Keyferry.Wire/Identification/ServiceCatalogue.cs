using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Identification;

/// <summary>The services of one endpoint, and how a request is told to be of one of them.</summary>
public sealed class ServiceCatalogue
{
    private readonly ImmutableArray<ServiceModel> _services;
    private readonly ImmutableArray<ServiceModel> _forms;
    private readonly FrozenDictionary<string, ServiceModel> _byTarget;

    public ServiceCatalogue(params IEnumerable<ServiceModel> services)
    {
        _services = [.. services];
        _forms = [.. _services.Where(s => s.Protocol is FormProtocol)];
        _byTarget = _services
            .Where(s => s.TargetPrefix is not null)
            .ToFrozenDictionary(s => s.TargetPrefix!, StringComparer.Ordinal);
    }

    /// <summary>Asks what names an operation outright before what only suggests one. The first answer counts.</summary>
    public Identified Identify(WireRequest request, WireLimits? limits = null)
    {
        string? signedFor = SigningScope.ServiceOf(request);
        return ByTarget(request)
            ?? ByAction(request, signedFor, limits ?? WireLimits.Default)
            ?? ByPath(request, signedFor)
            ?? BySignature(request, signedFor);
    }

    /// <summary>JSON: <c>X-Amz-Target: TrentService.Encrypt</c>.</summary>
    private Identified? ByTarget(WireRequest request)
    {
        if (request.Headers[AwsJson.TargetHeader] is not { } target)
        {
            return null;
        }

        // Some clients of CloudTrail put a Java package before the service's name, others don't.
        int dot = target.LastIndexOf('.');
        string prefix = target[..Math.Max(dot, 0)];
        return _byTarget.TryGetValue(prefix, out ServiceModel? service)
            || _byTarget.TryGetValue(prefix.Split('.')[^1], out service)
            ? Operation(service, target[(dot + 1)..])
            : new Identified.UnknownService(target);
    }

    /// <summary>
    /// Query: <c>Action=CopyImage&amp;Version=2016-11-15</c>. The version tells the service; where it tells none, or
    /// more than one, the signature does.
    /// </summary>
    private Identified? ByAction(WireRequest request, string? signedFor, WireLimits limits)
    {
        if (request.Path != "/" || request.Method is not ("POST" or "GET") || request.Body.Length > limits.BodyBytes)
        {
            return null;
        }

        if (FormProtocol.Parameters(request, limits) is not { } parameters
            || Find(parameters, "Action") is not { } action)
        {
            return null;
        }

        string version = Find(parameters, "Version") ?? "";
        ServiceModel[] ofVersion = [.. _forms.Where(s => s.Version == version)];
        ServiceModel? service = ofVersion.Length == 1
            ? ofVersion[0]
            : _forms.FirstOrDefault(s => s.SigningName == signedFor);
        return service is null ? new Identified.UnknownService(signedFor ?? version) : Operation(service, action);
    }

    /// <summary>REST: method and path; where two services have that path, the signature tells.</summary>
    private Identified.Call? ByPath(WireRequest request, string? signedFor)
    {
        ServiceModel[] rest = [.. _services.Where(s => s.Protocol is RestJson)];
        ServiceModel? signed = rest.FirstOrDefault(s => s.SigningName == signedFor);
        return (signed is null ? rest : [signed])
            .SelectMany(s => s.Operations.Values, (s, o) => new Identified.Call(s, o))
            .Where(c => c.Operation.Method == request.Method
                && c.Operation.Uri.Match(request.Path) is not null
                && HasConstants(c, request))
            .MaxBy(c => c.Operation.Uri.Literals + c.Operation.Uri.Query.Length);
    }

    /// <summary>Nothing names an operation that is there; the signature still tells who answers so.</summary>
    private Identified BySignature(WireRequest request, string? signedFor) =>
        _services.FirstOrDefault(s => s.SigningName == signedFor) is { } service
            ? new Identified.UnknownOperation(service, $"{request.Method} {request.Path}")
            : new Identified.UnknownService(signedFor ?? "");

    private static bool HasConstants(Identified.Call call, WireRequest request)
    {
        ImmutableArray<KeyValuePair<string, string?>> constants = call.Operation.Uri.Query;
        return constants.IsEmpty
            || (FormText.Read(request.Query, WireLimits.Default.Parameters) is { } parameters
                && constants.All(c => parameters.Contains(new(c.Key, c.Value ?? ""))));
    }

    private static Identified Operation(ServiceModel service, string name) =>
        service.Operations.TryGetValue(name, out Operation? operation)
            ? new Identified.Call(service, operation)
            : new Identified.UnknownOperation(service, name);

    private static string? Find(ImmutableArray<KeyValuePair<string, string>> parameters, string name)
    {
        foreach ((string key, string value) in parameters)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
