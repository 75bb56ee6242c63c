namespace Keyferry.Wire.Tests.Vectors;

/// <summary>Cases that are left out, each with its reason.</summary>
internal static class VectorScope
{
    private const string Compression = "request compression isn't there: none of our services asks for it";
    private const string BasePath = "an endpoint with a path of its own isn't there: AWS has none for our services";
    private const string Checksum = "checksums are the business of whoever signs and sends";
    private const string FilledIn = "the token is the client's; the server can't know that it was filled in";
    private const string NotOnTheWire = "empty and absent look the same on the wire";
    private const string TakesAll = "a server gives such a map every parameter, as Smithy's httpQueryParams says";
    private const string OwnHeaders = "the map takes every header, and an answer has more than the recorded ones";
    private const string AnyOffset = "we write instants in UTC only";
    private const string Nulls = "recorded with nulls and members that clients must ignore";

    public static Dictionary<string, string> NotEncoded { get; } = new()
    {
        ["SDKAppliedContentEncoding_awsQuery"] = Compression,
        ["SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery"] = Compression,
        ["SDKAppliedContentEncoding_ec2Query"] = Compression,
        ["SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query"] = Compression,
        ["SDKAppliedContentEncoding_awsJson1_1"] = Compression,
        ["SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1"] = Compression,
        ["SDKAppliedContentEncoding_restJson1"] = Compression,
        ["SDKAppendedGzipAfterProvidedEncoding_restJson1"] = Compression,
        ["QueryHostWithPath"] = BasePath,
        ["Ec2QueryHostWithPath"] = BasePath,
        ["AwsJson11HostWithPath"] = BasePath,
        ["RestJsonHostWithPath"] = BasePath,
        ["RestJsonHttpChecksumRequired"] = Checksum,
    };

    public static Dictionary<string, string> NotDecoded { get; } = new(
    [
        .. NotEncoded.Where(p => p.Value is Compression),
        new("RestJsonHostWithPath", BasePath),
        new("QueryProtocolIdempotencyTokenAutoFill", FilledIn),
        new("Ec2ProtocolIdempotencyTokenAutoFill", FilledIn),
        new("RestJsonQueryIdempotencyTokenAutoFill", FilledIn),
        new("QueryEmptyQueryMaps", NotOnTheWire),
        new("Ec2EmptyQueryLists", NotOnTheWire),
        new("RestJsonHttpPrefixHeadersAreNotPresent", NotOnTheWire),
        new("RestJsonOmitsEmptyListQueryValues", NotOnTheWire),
        new("RestJsonHttpWithEmptyStructurePayload", NotOnTheWire),
        new("RestJsonHttpWithHeadersButNoPayload", NotOnTheWire),
        new("RestJsonQueryParamsStringListMap", TakesAll),
        new("RestJsonQueryPrecedence", TakesAll),
    ]);

    public static Dictionary<string, string> NotRead { get; } = [];

    public static Dictionary<string, string> NotWritten { get; } = new()
    {
        ["HttpPrefixHeadersResponse"] = OwnHeaders,
    };

    /// <summary>What is encoded decodes to the same, but isn't written as recorded.</summary>
    public static Dictionary<string, string> OtherwiseWritten { get; } = new()
    {
        ["AwsQueryDateTimeWithNegativeOffset"] = AnyOffset,
        ["AwsQueryDateTimeWithPositiveOffset"] = AnyOffset,
        ["Ec2QueryDateTimeWithNegativeOffset"] = AnyOffset,
        ["Ec2QueryDateTimeWithPositiveOffset"] = AnyOffset,
        ["AwsJson11DateTimeWithNegativeOffset"] = AnyOffset,
        ["AwsJson11DateTimeWithPositiveOffset"] = AnyOffset,
        ["RestJsonDateTimeWithNegativeOffset"] = AnyOffset,
        ["RestJsonDateTimeWithPositiveOffset"] = AnyOffset,
        ["AwsJson11DeserializeIgnoreType"] = Nulls,
        ["AwsJson11StructuresDontDeserializeNullValues"] = Nulls,
        ["RestJsonDeserializeIgnoreType"] = Nulls,
        ["RestJsonDoesntDeserializeNullStructureValues"] = Nulls,
        ["RestJsonDeserializesDenseSetMapAndSkipsNull"] = Nulls,
        ["handles_empty_output_shape"] = "an operation without output answers without a body; {} says the same",
        ["handles_unexpected_json_output"] = Nulls,
        ["QueryEmptyInputAndEmptyOutput"] = "recorded without a body; IAM and STS answer with their metadata",
        ["QueryNoInputAndNoOutput"] = "recorded without a body; IAM and STS answer with their metadata",
        ["QueryNoInputAndOutput"] = "recorded without a body; IAM and STS answer with their metadata",
    };
}
