using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>What both query protocols share: a form asks, XML answers.</summary>
public abstract class FormProtocol : WireProtocol
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    private readonly FormDialect _dialect;

    private protected FormProtocol(FormDialect dialect) => _dialect = dialect;

    /// <summary>The parameters of a request, of its query and of its body; null when there are too many.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>>? Parameters(WireRequest request, WireLimits limits)
    {
        string body = Encoding.UTF8.GetString(request.Body.Span);
        return FormText.Read(request.Query.Length == 0 ? body : $"{request.Query}&{body}", limits.Parameters);
    }

    private protected override WireValue.Structure? ReadRequest(
        Operation operation, WireRequest request, WireLimits limits, DecodingFailures failures)
    {
        if (Parameters(request, limits) is not { } parameters)
        {
            failures.Add(null, null, new Constraint.WithinLimit($"{limits.Parameters} parameters"));
            return null;
        }

        FormNode root = new();
        foreach ((string name, string value) in parameters.Where(p => !IsOfTheProtocol(p.Key)))
        {
            if (!root.Add(name, value, limits.Depth))
            {
                failures.Add(null, null, new Constraint.WithinLimit($"{limits.Depth} levels"));
                return null;
            }
        }

        return new FormReader(_dialect, limits, failures).Structure(operation.Input ?? Nothing, root, null);
    }

    private protected override WireRequest WriteRequest(
        ServiceModel service, Operation operation, WireValue.Structure input)
    {
        FormWriter form = new(_dialect);
        form.Pair("Action", operation.Name);
        form.Pair("Version", service.Version);
        form.Structure(operation.Input ?? Nothing, input, "");
        HttpHeaders headers = new([new("Content-Type", ContentType)]);
        return new WireRequest("POST", "/", "", headers, Encoding.UTF8.GetBytes(FormText.Write(form.Pairs)));
    }

    private protected static WireResponse Answer(int status, string contentType, string requestId, byte[] body) =>
        new(status, new HttpHeaders([new(RequestIdHeader, requestId), new("Content-Type", contentType)]), body);

    /// <summary>The code, the message and what else the error's shape has.</summary>
    private protected static void WriteError(XmlOutput xml, ServiceModel service, WireError error, string ns)
    {
        xml.Element("Code", ns, error.Code);
        xml.Element("Message", ns, error.Message);
        if (service.Errors.GetValueOrDefault(error.Code)?.Members is { } shape)
        {
            Shape.Structure rest = new(shape.Name, shape.Members.Where(m => !JsonErrors.IsMessage(m)));
            new XmlValueWriter(xml, ns, isPadded: false).Structure(rest, error.Members);
        }
    }

    private protected static XElement? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The error that an <c>Error</c> element tells; null when it has no code.</summary>
    private protected static WireError? ReadError(ServiceModel service, XElement? error, int status, WireLimits limits)
    {
        if (error is null || Child(error, "Code")?.Value is not { Length: > 0 } code)
        {
            return null;
        }

        WireError read = new(code, Child(error, "Message")?.Value ?? "", status);
        Shape.Structure? shape = service.Errors.GetValueOrDefault(code)?.Members;
        return shape is null
            ? read
            : read with { Members = new XmlValueReader(limits, new()).Structure(shape, error, null) };
    }

    /// <summary>What every form has, and what a presigned one or one of an old signature has besides.</summary>
    private static bool IsOfTheProtocol(string name) =>
        name is "Action" or "Version" or "AWSAccessKeyId" or "Signature" or "SignatureMethod" or "SignatureVersion"
            or "SecurityToken" or "Timestamp"
        || name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase);
}
