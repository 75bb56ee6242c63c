using System.Xml.Linq;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>The query protocol of IAM and STS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</summary>
public sealed class AwsQuery : FormProtocol
{
    private const string ContentType = "text/xml";

    private AwsQuery()
        : base(FormDialect.Query)
    {
    }

    public static AwsQuery Instance { get; } = new();

    public override WireResponse EncodeResponse(
        ServiceModel service, Operation operation, WireValue.Structure output, string requestId)
    {
        string ns = service.XmlNamespace ?? "";
        XmlOutput xml = new(isDeclared: false);
        xml.Start(operation.Name + "Response", ns);
        if (operation.Output is not null)
        {
            xml.Start(operation.Name + "Result", ns);
            new XmlValueWriter(xml, ns, isPadded: false).Structure(operation.Output, output);
            xml.End();
        }

        xml.Start("ResponseMetadata", ns);
        xml.Element("RequestId", ns, requestId);
        xml.End();
        xml.End();
        return Answer(operation.Status, ContentType, requestId, xml.ToArray());
    }

    public override WireResponse EncodeError(ServiceModel service, WireError error, string requestId)
    {
        string ns = service.XmlNamespace ?? "";
        XmlOutput xml = new(isDeclared: false);
        xml.Start("ErrorResponse", ns);
        xml.Start("Error", ns);
        xml.Element("Type", ns, error.Type);
        WriteError(xml, service, error, ns);
        xml.End();
        xml.Element("RequestId", ns, requestId);
        xml.End();
        return Answer(error.Status, ContentType, requestId, xml.ToArray());
    }

    private protected override (WireValue.Structure? Output, string? RequestId) ReadResponse(
        Operation operation, WireResponse response, WireLimits limits, DecodingFailures failures)
    {
        if (response.Body.IsEmpty && operation.Output is null or { Members.IsEmpty: true })
        {
            return (WireValue.Structure.Empty, response.Headers[RequestIdHeader]);
        }

        XElement? root = XmlInput.Read(response.Body, limits.BodyBytes);
        if (root is null)
        {
            failures.Add(null, null, new Constraint.Readable("the body isn't XML"));
            return default;
        }

        string? requestId =
            Child(Child(root, "ResponseMetadata"), "RequestId")?.Value ?? response.Headers[RequestIdHeader];
        XElement? result = Child(root, operation.Name + "Result");
        return result is null || operation.Output is null
            ? (WireValue.Structure.Empty, requestId)
            : (new XmlValueReader(limits, failures).Structure(operation.Output, result, null), requestId);
    }

    private protected override DecodedResponse ReadError(ServiceModel service, WireResponse response, WireLimits limits)
    {
        XElement? root = XmlInput.Read(response.Body, limits.BodyBytes);
        WireError? error = ReadError(service, Child(root, "Error"), response.Status, limits);
        return error is null
            ? new DecodedResponse.Unreadable(response.Status, "the body isn't an error response of the query protocol")
            : new DecodedResponse.Failure(error, Child(root, "RequestId")?.Value ?? response.Headers[RequestIdHeader]);
    }
}
