using CsCheck;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Protocols;

/// <summary>Whatever the shapes and values: what one side writes, the other side reads.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Query_carries_every_value() => RandomShapes.All().Sample(Both(AwsQuery.Instance), iter: 500);

    [Fact]
    public void Ec2_query_carries_every_value() =>
        RandomShapes.All(canBeMap: false).Sample(Both(Ec2Query.Instance), iter: 500);

    [Fact]
    public void Json_carries_every_value() => RandomShapes.All().Sample(Both(AwsJson.Version11), iter: 500);

    [Fact]
    public void Rest_json_carries_every_value_wherever_it_stands() =>
        RandomShapes.Rest.Sample(Both(RestJson.Instance), iter: 500);

    private static Action<(Shape.Structure Shape, WireValue.Structure Value)> Both(WireProtocol protocol) => random =>
    {
        IEnumerable<string> labels = random.Shape.Members.Where(m => m.Location == Location.Uri).Select(m => $"/{{{m.LocationName}}}");
        Operation operation = new("Act")
        {
            Input = random.Shape,
            Output = new Shape.Structure("Answer", random.Shape.Members.Select(m => m.Location == Location.Uri ? m with { Location = Location.Body } : m)),
            Uri = UriTemplate.Parse("/act" + string.Concat(labels)),
        };
        ServiceModel service = new ServiceModel("Test", "test", "2020-01-08", protocol) { XmlNamespace = "https://example.com/", TargetPrefix = "T" }
            .With(operation);

        WireRequest request = protocol.EncodeRequest(service, operation, random.Value);
        Assert.Equal(new DecodedRequest.Accepted(random.Value), protocol.DecodeRequest(operation, request));

        WireResponse response = protocol.EncodeResponse(service, operation, random.Value, "an-id");
        Assert.Equal(new DecodedResponse.Success(random.Value, "an-id"), protocol.DecodeResponse(service, operation, response));
    };
}
