using System.Xml.Linq;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>EC2's own query protocol: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html</summary>
public sealed class Ec2Query : FormProtocol
{
    private const string ContentType = "text/xml;charset=UTF-8";

    private Ec2Query()
        : base(FormDialect.Ec2)
    {
    }

    public static Ec2Query Instance { get; } = new();

    public override WireResponse EncodeResponse(
        ServiceModel service, Operation operation, WireValue.Structure output, string requestId)
    {
        string ns = service.XmlNamespace ?? "";
        XmlOutput xml = new(isDeclared: true);
        xml.Start(operation.Name + "Response", ns);
        xml.Element("requestId", ns, requestId);
        new XmlValueWriter(xml, ns, isPadded: true).Structure(operation.Output ?? Nothing, output);
        xml.End();
        return Answer(operation.Status, ContentType, requestId, xml.ToArray());
    }

    /// <summary>Without a namespace, and with another capital in the request's id than a success has (F8.10).</summary>
    public override WireResponse EncodeError(ServiceModel service, WireError error, string requestId)
    {
        XmlOutput xml = new(isDeclared: true);
        xml.Start("Response", "");
        xml.Start("Errors", "");
        xml.Start("Error", "");
        WriteError(xml, service, error, "");
        xml.End();
        xml.End();
        xml.Element("RequestID", "", requestId);
        xml.End();
        return Answer(error.Status, ContentType, requestId, xml.ToArray());
    }

    private protected override (WireValue.Structure? Output, string? RequestId) ReadResponse(
        Operation operation, WireResponse response, WireLimits limits, DecodingFailures failures)
    {
        XElement? root = XmlInput.Read(response.Body, limits.BodyBytes);
        if (root is null)
        {
            failures.Add(null, null, new Constraint.Readable("the body isn't XML"));
            return default;
        }

        string? requestId = Child(root, "requestId")?.Value ?? response.Headers[RequestIdHeader];
        return (new XmlValueReader(limits, failures).Structure(operation.Output ?? Nothing, root, null), requestId);
    }

    private protected override DecodedResponse ReadError(ServiceModel service, WireResponse response, WireLimits limits)
    {
        XElement? root = XmlInput.Read(response.Body, limits.BodyBytes);
        WireError? error = ReadError(service, Child(Child(root, "Errors"), "Error"), response.Status, limits);
        return error is null
            ? new DecodedResponse.Unreadable(response.Status, "the body isn't an error response of EC2")
            : new DecodedResponse.Failure(error, Child(root, "RequestID")?.Value ?? response.Headers[RequestIdHeader]);
    }
}
