using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Values;
using static Keyferry.Wire.Tests.SampleServices;

namespace Keyferry.Wire.Tests.Protocols;

/// <summary>Errors and successes in each service's own envelope: section 8.1 and 8.2 of the reference.</summary>
public sealed class EnvelopeTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    [Fact]
    public void Ec2_errors_have_no_namespace_and_a_capital_id()
    {
        WireResponse response = Ec2.Protocol.EncodeError(Ec2, new("UnauthorizedOperation", "You are not authorized <here>.", 403), RequestId);

        Assert.Equal(403, response.Status);
        Assert.Equal("text/xml;charset=UTF-8", response.Headers["content-type"]);
        Assert.Equal(RequestId, response.Headers["x-amzn-requestid"]);
        Assert.Equal(
            $"{Declaration}<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized &lt;here&gt;.</Message>"
            + $"</Error></Errors><RequestID>{RequestId}</RequestID></Response>",
            Messages.Text(response.Body));
    }

    [Theory]
    [InlineData(403, "Sender")]
    [InlineData(500, "Receiver")]
    public void Sts_errors_tell_whose_fault_it_is(int status, string type)
    {
        WireResponse response = Sts.Protocol.EncodeError(Sts, new("AccessDenied", "no", status), RequestId);

        Assert.Equal(
            $"""<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>{type}</Type>"""
            + $"<Code>AccessDenied</Code><Message>no</Message></Error><RequestId>{RequestId}</RequestId></ErrorResponse>",
            Messages.Text(response.Body));
    }

    [Theory]
    [InlineData("DisabledException", """{"__type":"DisabledException","message":"no"}""")]
    [InlineData("AccessDeniedException", """{"__type":"AccessDeniedException","Message":"no"}""")]
    public void Kms_errors_name_their_type_and_denials_capitalize_the_message(string code, string body)
    {
        WireResponse response = Kms.Protocol.EncodeError(Kms, new(code, "no", 400), RequestId);

        Assert.Equal(body, Messages.Text(response.Body));
        Assert.Equal("application/x-amz-json-1.1", response.Headers["Content-Type"]);
        Assert.Equal(RequestId, response.Headers["x-amzn-RequestId"]);
    }

    [Fact]
    public void Organizations_errors_have_a_capital_message_and_a_reason()
    {
        WireError error = new("InvalidInputException", "You specified an invalid value.", 400)
        {
            Members = new StructureBuilder { { "Reason", "INVALID_ENUM" } }.Build(),
        };

        Assert.Equal(
            """{"__type":"InvalidInputException","Message":"You specified an invalid value.","Reason":"INVALID_ENUM"}""",
            Messages.Text(Organizations.Protocol.EncodeError(Organizations, error, RequestId).Body));
    }

    [Fact]
    public void Image_builder_errors_name_their_type_in_a_header()
    {
        WireResponse response = ImageBuilder.Protocol.EncodeError(ImageBuilder, new("ResourceNotFoundException", "no", 404), RequestId);

        Assert.Equal(404, response.Status);
        Assert.Equal("ResourceNotFoundException", response.Headers["x-amzn-ErrorType"]);
        Assert.Equal("""{"message":"no"}""", Messages.Text(response.Body));
    }

    [Fact]
    public void Ec2_answers_begin_with_the_request_id()
    {
        WireResponse response = Ec2.Protocol.EncodeResponse(Ec2, CopyImage, new StructureBuilder { { "ImageId", "ami-1" } }.Build(), RequestId);

        Assert.Equal(
            $"""{Declaration}<CopyImageResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>{RequestId}</requestId>"""
            + "<imageId>ami-1</imageId></CopyImageResponse>",
            Messages.Text(response.Body));
    }

    [Fact]
    public void Sts_answers_wrap_the_result_and_end_with_the_metadata()
    {
        WireValue.Structure user = new StructureBuilder { { "AssumedRoleId", "AROA:me" }, { "Arn", "arn:aws:sts::444455556666:assumed-role/x/me" } }.Build();
        WireResponse response = Sts.Protocol.EncodeResponse(Sts, AssumeRole, new StructureBuilder { { "AssumedRoleUser", user } }.Build(), RequestId);

        Assert.Equal(
            $"""<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser>"""
            + "<AssumedRoleId>AROA:me</AssumedRoleId><Arn>arn:aws:sts::444455556666:assumed-role/x/me</Arn></AssumedRoleUser></AssumeRoleResult>"
            + $"<ResponseMetadata><RequestId>{RequestId}</RequestId></ResponseMetadata></AssumeRoleResponse>",
            Messages.Text(response.Body));
    }

    [Fact]
    public void What_xml_and_json_cannot_carry_is_replaced_and_breaks_nothing()
    {
        WireError error = new("Broken", "a\u0001b\uD800c", 400);

        Assert.Contains("a\uFFFDb\uFFFDc", Messages.Text(Ec2.Protocol.EncodeError(Ec2, error, RequestId).Body), StringComparison.Ordinal);
        Assert.Contains(@"a\u0001b" + "\uFFFDc", Messages.Text(Kms.Protocol.EncodeError(Kms, error, RequestId).Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("")]
    public void A_client_says_so_when_an_answer_is_not_of_the_protocol(string body)
    {
        WireResponse response = new(502, HttpHeaders.Empty, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.IsType<DecodedResponse.Unreadable>(Ec2.Protocol.DecodeResponse(Ec2, CopyImage, response));
        Assert.IsType<DecodedResponse.Unreadable>(Sts.Protocol.DecodeResponse(Sts, AssumeRole, response));
        Assert.IsType<DecodedResponse.Unreadable>(Kms.Protocol.DecodeResponse(Kms, Encrypt, response));
        Assert.IsType<DecodedResponse.Unreadable>(ImageBuilder.Protocol.DecodeResponse(ImageBuilder, ListTagsForResource, response));
    }
}
