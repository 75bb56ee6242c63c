using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using static Keyferry.Wire.Shapes.Describe;

namespace Keyferry.Wire.Tests.Validation;

/// <summary>However large, deep or long a message is, only so much of it is read.</summary>
public sealed class LimitTests
{
    private static readonly WireLimits s_tight = new(BodyBytes: 1000, Depth: 8, Items: 5, Parameters: 10);

    private static readonly Shape.Structure s_tree = Structure(
        "Tree", Optional("Child", () => s_tree!), Optional("Names", List(Text())), Optional("Any", Document()));

    private static readonly Operation s_operation = new("Plant") { Input = s_tree, Output = s_tree };

    [Fact]
    public void A_body_that_is_too_large_is_not_read() =>
        Assert.Equal("1000 bytes", Limit(AwsJson.Version11, Messages.Target("T.Plant", new string(' ', 1001))));

    [Fact]
    public void A_form_with_too_many_parameters_is_not_read() =>
        Assert.Equal("10 parameters", Limit(AwsQuery.Instance, Form(Enumerable.Range(1, 11).Select(i => $"P{i}=1"))));

    [Fact]
    public void A_parameter_with_too_many_dots_is_not_read() =>
        Assert.Equal("8 levels", Limit(Ec2Query.Instance, Form(["Child.Child.Child.Child.Child.Child.Child.Child.Any=1"])));

    [Fact]
    public void A_list_in_a_form_that_is_too_long_is_not_read() =>
        Assert.Equal("5 items", Limit(Ec2Query.Instance, Form(Enumerable.Range(1, 6).Select(i => $"Names.{i}=n"))));

    [Fact]
    public void A_list_in_json_that_is_too_long_is_not_read() =>
        Assert.Equal("5 items", Limit(AwsJson.Version11, Messages.Target("T.Plant", """{"Names":["a","b","c","d","e","f"]}""")));

    [Fact]
    public void Json_that_is_too_deep_is_not_read()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"Child":""", 9)) + "{}" + new string('}', 9);
        Assert.IsType<Constraint.Readable>(Failure(AwsJson.Version11, Messages.Target("T.Plant", deep)).Constraint);
    }

    [Fact]
    public void Xml_that_is_too_deep_is_not_read()
    {
        string deep = string.Concat(Enumerable.Repeat("<Child>", 20)) + string.Concat(Enumerable.Repeat("</Child>", 20));
        ServiceModel service = new ServiceModel("Test", "test", "2020-01-08", Ec2Query.Instance).With(s_operation);
        WireResponse response = new(200, HttpHeaders.Empty, System.Text.Encoding.UTF8.GetBytes($"<PlantResponse>{deep}</PlantResponse>"));

        Assert.IsType<DecodedResponse.Unreadable>(Ec2Query.Instance.DecodeResponse(service, s_operation, response, s_tight));
    }

    [Fact]
    public void Xml_may_not_bring_its_own_entities()
    {
        const string Bomb = """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><PlantResponse><Names>&b;</Names></PlantResponse>""";
        ServiceModel service = new ServiceModel("Test", "test", "2020-01-08", Ec2Query.Instance).With(s_operation);
        WireResponse response = new(200, HttpHeaders.Empty, System.Text.Encoding.UTF8.GetBytes(Bomb));

        Assert.IsType<DecodedResponse.Unreadable>(Ec2Query.Instance.DecodeResponse(service, s_operation, response));
    }

    private static WireRequest Form(IEnumerable<string> parameters) => Messages.Form(string.Join('&', parameters));

    private static string Limit(WireProtocol protocol, WireRequest request) =>
        Assert.IsType<Constraint.WithinLimit>(Failure(protocol, request).Constraint).Limit;

    private static ValidationFailure Failure(WireProtocol protocol, WireRequest request) =>
        Assert.IsType<DecodedRequest.Rejected>(protocol.DecodeRequest(s_operation, request, s_tight)).Failures[0];
}
