using System.Text;
using CsCheck;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;
using static Keyferry.Wire.Tests.SampleServices;

namespace Keyferry.Wire.Tests.Protocols;

/// <summary>No bytes make the wire throw: neither noise nor good messages with something changed.</summary>
public sealed class FuzzTests
{
    private static readonly (ServiceModel Service, Operation Operation, WireValue.Structure Input)[] s_calls =
    [
        (Kms, Encrypt, new StructureBuilder { { "KeyId", "k" }, { "GrantTokens", [WireValue.Of("t")] } }.Build()),
        (Sts, AssumeRole, new StructureBuilder { { "RoleArn", "r" }, { "DurationSeconds", 900 }, { "TransitiveTagKeys", [WireValue.Of("k")] } }.Build()),
        (Ec2, CopyImage, new StructureBuilder { { "Name", "n" }, { "Encrypted", true } }.Build()),
        (ImageBuilder, ListTagsForResource, new StructureBuilder { { "resourceArn", "arn" } }.Build()),
        (ImageBuilder, CreateDistributionConfiguration, new StructureBuilder { { "name", "n" } }.Build()),
    ];

    private static readonly Gen<byte[]> s_noise = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.String[Gen.OneOf("{}[]\":,.&=%+<>/!-?0123456789aeEnul\\uD8 ".ToCharArray()), 0, 60].Select(Encoding.UTF8.GetBytes));

    [Fact]
    public void No_noise_makes_reading_a_request_throw() =>
        Gen.Select(Gen.OneOf(s_calls), s_noise, s_noise, s_noise).Sample((call, path, query, body) =>
        {
            HttpHeaders headers = new([new("X-Amz-Target", Encoding.Latin1.GetString(query)), new("Authorization", Encoding.Latin1.GetString(path))]);
            WireRequest request = new(call.Operation.Method, "/" + Encoding.Latin1.GetString(path), Encoding.Latin1.GetString(query), headers, body);
            ReadAnywhere(call.Service, call.Operation, request);
        }, iter: 2000);

    [Fact]
    public void No_change_to_a_request_makes_reading_it_throw() =>
        Gen.Select(Gen.OneOf(s_calls), Gen.Int[0, 200], s_noise).Sample((call, at, noise) =>
        {
            WireRequest request = call.Service.Protocol.EncodeRequest(call.Service, call.Operation, call.Input);
            ReadAnywhere(call.Service, call.Operation, request with { Body = Spliced(request.Body, at, noise) });
        }, iter: 2000);

    [Fact]
    public void No_change_to_a_response_makes_reading_it_throw() =>
        Gen.Select(Gen.OneOf(s_calls), Gen.Int[0, 300], s_noise, Gen.OneOf(200, 400)).Sample((call, at, noise, status) =>
        {
            WireResponse response = status == 200
                ? call.Service.Protocol.EncodeResponse(call.Service, call.Operation, WireValue.Structure.Empty, RequestId)
                : call.Service.Protocol.EncodeError(call.Service, new("DisabledException", "no", status), RequestId);
            Assert.NotNull(call.Service.Protocol.DecodeResponse(call.Service, call.Operation, response with { Body = Spliced(response.Body, at, noise) }));
            Assert.NotNull(call.Service.Protocol.DecodeResponse(call.Service, call.Operation, response with { Body = noise }));
        }, iter: 2000);

    private static void ReadAnywhere(ServiceModel service, Operation operation, WireRequest request)
    {
        Assert.NotNull(Catalogue.Identify(request));
        if (service.Protocol.DecodeRequest(operation, request) is DecodedRequest.Rejected rejected)
        {
            Assert.NotEmpty(rejected.Failures);
            Assert.NotEmpty(service.Wording(rejected.Failures).Message);
        }
    }

    private static byte[] Spliced(ReadOnlyMemory<byte> body, int at, byte[] noise)
    {
        int start = Math.Min(at, body.Length);
        int end = Math.Min(start + (noise.Length / 2), body.Length);
        return [.. body.Span[..start], .. noise, .. body.Span[end..]];
    }
}
