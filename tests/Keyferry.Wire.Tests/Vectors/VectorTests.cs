using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Vectors;

/// <summary>AWS's own protocol test cases, each in every direction that it has.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    private const string Token = "00000000-0000-4000-8000-000000000000";

    public static TheoryData<string> Protocols => new("ec2", "query", "json", "rest-json");

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Requests_are_encoded_as_recorded(
        string protocol) => Each("input", protocol, VectorScope.NotEncoded, v =>
    {
        WireValue.Structure input = VectorValue.Structure(v.Operation.Input, v.Json.GetProperty("params"));
        WireRequest request = v.Service.Protocol.EncodeRequest(v.Service, v.Operation, input, Token);
        MessageComparison.SameRequest(v.Request, request, v.Id);
    });

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Recorded_requests_are_decoded_to_their_parameters(
        string protocol) => Each("input", protocol, VectorScope.NotDecoded, v =>
    {
        DecodedRequest decoded = v.Service.Protocol.DecodeRequest(v.Operation, v.Request);
        WireValue.Structure expected = VectorValue.Structure(v.Operation.Input, v.Json.GetProperty("params"));
        Assert.Equal(new DecodedRequest.Accepted(expected), decoded);
    });

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Recorded_responses_are_decoded_to_their_results(
        string protocol) => Each("output", protocol, VectorScope.NotRead, v =>
    {
        DecodedResponse decoded = v.Service.Protocol.DecodeResponse(v.Service, v.Operation, v.Response);
        if (v.Json.TryGetProperty("result", out var result))
        {
            Assert.Equal(VectorValue.Structure(v.Operation.Output, result), Assert.IsType<DecodedResponse.Success>(decoded).Output);
            return;
        }

        WireError error = Assert.IsType<DecodedResponse.Failure>(decoded).Error;
        Assert.Equal(v.Json.GetProperty("errorCode").GetString(), error.Code);
        Assert.Equal(v.Json.TryGetProperty("errorMessage", out var message) ? message.GetString() : error.Message, error.Message);
        Assert.Equal(VectorValue.Structure(v.Service.Errors[error.Code].Members, v.Json.GetProperty("error")), error.Members);
    });

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Results_are_encoded_as_recorded_and_decode_to_themselves(
        string protocol) => Each("output", protocol, VectorScope.NotWritten, v =>
    {
        if (!v.Json.TryGetProperty("result", out var json))
        {
            return;
        }

        WireValue.Structure result = VectorValue.Structure(v.Operation.Output, json);
        WireResponse response = v.Service.Protocol.EncodeResponse(v.Service, v.Operation, result, "an-id");
        DecodedResponse again = v.Service.Protocol.DecodeResponse(v.Service, v.Operation, response);
        Assert.Equal(new DecodedResponse.Success(result, "an-id"), again);
        Assert.Equal(v.Response.Status, response.Status);
        if (VectorScope.OtherwiseWritten.TryGetValue(v.Id, out string? reason))
        {
            output.WriteLine($"{v.Id}: {reason}");
        }
        else
        {
            MessageComparison.SameBody(v.Response.Body, response.Body, v.Id);
        }
    });

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Errors_are_encoded_in_the_envelope_that_is_recorded(
        string protocol) => Each("output", protocol, VectorScope.NotRead, v =>
    {
        if (!v.Json.TryGetProperty("errorCode", out var code))
        {
            return;
        }

        WireError error = new(code.GetString()!, v.Json.TryGetProperty("errorMessage", out var m) ? m.GetString()! : "Hi", v.Response.Status)
        {
            Members = VectorValue.Structure(v.Service.Errors[code.GetString()!].Members, v.Json.GetProperty("error")),
        };
        WireResponse response = v.Service.Protocol.EncodeError(v.Service, error, "an-id");
        Assert.Equal(new DecodedResponse.Failure(error, "an-id"), v.Service.Protocol.DecodeResponse(v.Service, v.Operation, response));
    });

    private void Each(string direction, string protocol, Dictionary<string, string> outOfScope, Action<Vector> check)
    {
        if (!Vector.AreThere)
        {
            output.WriteLine("the protocol vectors aren't beside the repository: nothing checked");
            return;
        }

        List<string> failed = [];
        int passed = 0;
        foreach (Vector vector in Vector.Read(direction, protocol))
        {
            string? failure = FailureOf(check, vector);
            bool isOut = outOfScope.TryGetValue(vector.Id, out string? reason);
            if (isOut && failure is null)
            {
                failed.Add($"{vector.Id} passes: take it off the list");
            }
            else if (isOut)
            {
                output.WriteLine($"{vector.Id}: {reason}");
            }
            else if (failure is null)
            {
                passed++;
            }
            else
            {
                failed.Add($"{vector.Id}: {failure}");
            }
        }

        output.WriteLine($"{passed} cases");
        Assert.True(failed.Count == 0, string.Join('\n', failed));
        Assert.True(passed > 0);
    }

    private static string? FailureOf(Action<Vector> check, Vector vector)
    {
        try
        {
            check(vector);
            return null;
        }
        catch (Exception e)
        {
            return e.Message[..Math.Min(e.Message.Length, 2000)];
        }
    }
}
