using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Tests.Validation;

/// <summary>
/// What is wrong with a request is told in the words of its service (F8.21 and section 8.3 of the reference).
/// </summary>
public sealed class ValidationTests
{
    private const string Role = "RoleArn=arn:aws:iam::444455556666:role/x";

    [Theory]
    [InlineData(
        Role + "&RoleSessionName=a b",
        @"1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    [InlineData(
        Role,
        "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null")]
    [InlineData(
        Role + "&RoleSessionName=s",
        "1 validation error detected: Value 's' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    [InlineData(
        Role + "&RoleSessionName=me&DurationSeconds=899",
        "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    [InlineData(
        Role + "&RoleSessionName=me&Tags.member.1.Key=&Tags.member.1.Value=v",
        "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData(
        Role + "&RoleSessionName=me&TransitiveTagKeys.member.1=a&TransitiveTagKeys.member.2=",
        "1 validation error detected: Value '[a, ]' at 'transitiveTagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]")]
    [InlineData(
        "RoleArn=short&RoleSessionName=s",
        "2 validation errors detected: Value 'short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 's' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    public void Sts_tells_every_violation(string parameters, string message)
    {
        WireError error = Refused(Messages.Form($"Action=AssumeRole&Version=2011-06-15&{parameters}"));
        Assert.Equal(("ValidationError", message, 400), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData(
        """{"Plaintext":"YQ=="}""",
        "ValidationException",
        "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null")]
    [InlineData(
        """{"KeyId":"k","Plaintext":"YQ==","EncryptionAlgorithm":"ROT13"}""",
        "ValidationException",
        "1 validation error detected: Value 'ROT13' at 'encryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [SYMMETRIC_DEFAULT, RSAES_OAEP_SHA_1]")]
    [InlineData("""{"KeyId":1,"Plaintext":"YQ=="}""", "SerializationException", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"KeyId":{},"Plaintext":"YQ=="}""", "SerializationException", "Start of structure or map found where not expected.")]
    [InlineData("""{"KeyId":"k","Plaintext":"not base64"}""", "SerializationException", "STRING_VALUE cannot be converted to Blob")]
    [InlineData(
        """{"KeyId":"k","Plaintext":"YQ==","Colour":"red"}""",
        "ValidationException",
        "1 validation error detected: Value 'red' at 'Colour' failed to satisfy constraint: Member must be a parameter of the operation")]
    public void Kms_tells_a_violation_and_what_it_cannot_read(string body, string code, string message)
    {
        WireError error = Refused(Messages.Target("TrentService.Encrypt", body));
        Assert.Equal((code, message, 400), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData("{", "the body isn't JSON")]
    [InlineData("""{"KeyId":"a","KeyId":"b","Plaintext":"YQ=="}""", "the body isn't JSON")]
    public void Kms_says_why_a_body_cannot_be_read(string body, string start)
    {
        WireError error = Refused(Messages.Target("TrentService.Encrypt", body));
        Assert.Equal("SerializationException", error.Code);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name=n&SourceImageId=ami-1", "MissingParameter", "The request must contain the parameter SourceRegion")]
    [InlineData("Name=n&SourceImageId=ami-1&SourceRegion=r&ImageType=machine", "UnknownParameter", "The parameter ImageType is not recognized")]
    [InlineData(
        "Name=n&SourceImageId=ami-1&SourceRegion=r&TagSpecification.1.Tag.1.Colour=red",
        "UnknownParameter",
        "The parameter TagSpecification.1.Tag.1.Colour is not recognized")]
    [InlineData(
        "Name=n&SourceImageId=ami-1&SourceRegion=r&Encrypted=perhaps",
        "InvalidParameterValue",
        "Value (perhaps) for parameter Encrypted is invalid. Expected a value of type Boolean.")]
    [InlineData(
        "Name=n&SourceImageId=ami-1&SourceRegion=r&MaxResults=5000",
        "InvalidParameterValue",
        "Value (5000) for parameter MaxResults is invalid. Expected a value of at most 1000.")]
    [InlineData(
        "Name=n&SourceImageId=ami-1&SourceRegion=r&TagSpecification.1.Tag.1.Value=v",
        "MissingParameter",
        "The request must contain the parameter TagSpecification.1.Tag.1.Key")]
    public void Ec2_tells_one_violation_and_names_the_parameter_of_the_form(
        string parameters, string code, string message)
    {
        WireError error = Refused(Messages.Form($"Action=CopyImage&Version=2016-11-15&{parameters}"));
        Assert.Equal((code, message, 400), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData(
        """{"name":"n1 n","distributions":[{"region":""}],"clientToken":"t"}""",
        "The value supplied for parameter 'distributions[0].region' is not valid. Member must have length greater than or equal to 1.")]
    [InlineData(
        """{"name":"n1 n","distributions":[]}""",
        "The value supplied for parameter 'clientToken' is not valid. The parameter is required.")]
    public void Image_builder_names_the_place_with_indices(string body, string message)
    {
        WireError error = Refused(Messages.Rest("PUT", "/CreateDistributionConfiguration", body));
        Assert.Equal(("InvalidParameterValueException", message, 400), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData("[]", "The request is not valid: Member must be of type Structure.")]
    [InlineData("nonsense", "The request is not valid: the body isn't JSON: ")]
    public void Image_builder_says_when_the_whole_request_is_wrong(string body, string start)
    {
        WireError error = Refused(Messages.Rest("PUT", "/CreateDistributionConfiguration", body));
        Assert.Equal("InvalidRequestException", error.Code);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Name":"n"}""", "INPUT_REQUIRED")]
    [InlineData("""{"Name":"n","Type":"X"}""", "INVALID_ENUM")]
    [InlineData("""{"Name":"","Type":"SERVICE_CONTROL_POLICY"}""", "MIN_LENGTH_EXCEEDED")]
    public void Organizations_tells_the_reason_by_a_code(string body, string reason)
    {
        WireError error = Refused(Messages.Target("AWSOrganizationsV20161128.CreatePolicy", body));
        Assert.Equal(("InvalidInputException", reason), (error.Code, error.Members["Reason"]?.ToString()));
    }

    [Fact]
    public void A_secret_is_left_out() => Assert.Equal(
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
        Refused(Messages.Target("TrentService.Encrypt", $$"""{"KeyId":"k","Plaintext":"{{Convert.ToBase64String(new byte[4097])}}"}""")).Message);

    [Fact]
    public void Lengths_count_characters_not_utf16_units() =>
        Accepted(Messages.Target("TrentService.Encrypt", $$"""{"KeyId":"{{string.Concat(Enumerable.Repeat("😀", 2048))}}","Plaintext":"YQ=="}"""));

    private static WireError Refused(WireRequest request)
    {
        Identified.Call call = Assert.IsType<Identified.Call>(SampleServices.Catalogue.Identify(request));
        DecodedRequest decoded = call.Service.Protocol.DecodeRequest(call.Operation, request);
        return call.Service.Wording(Assert.IsType<DecodedRequest.Rejected>(decoded).Failures);
    }

    private static void Accepted(WireRequest request)
    {
        Identified.Call call = Assert.IsType<Identified.Call>(SampleServices.Catalogue.Identify(request));
        Assert.IsType<DecodedRequest.Accepted>(call.Service.Protocol.DecodeRequest(call.Operation, request));
    }
}
