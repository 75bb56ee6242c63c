using System.Text;
using System.Text.Json;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Proof;

/// <summary>Every answer that AWS gave has a shape here, member by member, and comes through the protocol as it was.</summary>
public sealed class RecordedShapesTests
{
    public static TheoryData<string> All => ["kms", "iam", "ec2", "sts"];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_recorded_answer_has_a_shape_and_comes_through(string name)
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        ServiceModel service = ServiceModels.All.Single(s => s.SigningName == name);
        List<string> wrong = [];
        foreach ((string step, JsonElement answer) in Recorded.Answers(name))
        {
            bool isRight = answer.TryGetProperty("Error", out JsonElement error)
                ? ErrorComesThrough(service, error, answer.GetProperty("ResponseMetadata").GetProperty("HTTPStatusCode").GetInt32())
                // To try STS, the test of then made roles, too.
                : ServiceModels.All.Any(other => other.Operations.Values.Any(o => ComesThrough(other, o, answer)));
            if (!isRight)
            {
                wrong.Add($"{step}: {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool ErrorComesThrough(ServiceModel service, JsonElement error, int status)
    {
        WireError sent = new(error.GetProperty("Code").GetString()!, error.GetProperty("Message").GetString()!, status);
        WireResponse response = service.Protocol.EncodeError(service, sent, "request-1");
        return service.Protocol.DecodeResponse(service, service.Operations.Values[0], response)
            is DecodedResponse.Failure { Error: var read, RequestId: "request-1" }
            && (read.Code, read.Message, read.Status) == (sent.Code, sent.Message, sent.Status);
    }

    private static bool ComesThrough(ServiceModel service, Operation operation, JsonElement answer)
    {
        if (operation.Output is not { } shape || Read(shape, answer, isAnswer: true) is not WireValue.Structure output)
        {
            return false;
        }

        WireResponse response = service.Protocol.EncodeResponse(service, operation, output, "request-1");
        return service.Protocol.DecodeResponse(service, operation, response) is DecodedResponse.Success success
            && Filled(success.Output).Equals(Filled(output));
    }

    // As boto3 shows it, an empty list is there where the message has none, and the other way round.
    private static WireValue Filled(WireValue value) => value switch
    {
        WireValue.Structure structure => new WireValue.Structure(
        [
            .. structure.Members.Where(m => m.Value is not WireValue.List { Items.IsEmpty: true } and not WireValue.Structure { Members.IsEmpty: true })
                .Select(m => KeyValuePair.Create(m.Key, Filled(m.Value))),
        ]),
        WireValue.List list => WireValue.Of(list.Items.Select(Filled)),
        _ => value,
    };

    // Null: the shape has no such value.
    private static WireValue? Read(Shape shape, JsonElement value, bool isAnswer = false)
    {
        switch (shape, value.ValueKind)
        {
            case (Shape.Structure structure, JsonValueKind.Object):
                List<KeyValuePair<string, WireValue>> members = [];
                foreach (JsonProperty property in value.EnumerateObject().Where(p => !isAnswer || p.Name != "ResponseMetadata"))
                {
                    if (structure[property.Name] is not { } member || Read(member.Target, property.Value) is not { } read)
                    {
                        return null;
                    }

                    members.Add(KeyValuePair.Create(property.Name, read));
                }

                return new WireValue.Structure([.. members]);
            case (Shape.Map map, JsonValueKind.Object):
                return new WireValue.Structure(
                    [.. value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(map.Value.Target, p.Value)!))]);
            case (Shape.List list, JsonValueKind.Array):
                WireValue?[] items = [.. value.EnumerateArray().Select(i => Read(list.Item.Target, i))];
                return items.Contains(null) ? null : WireValue.Of(items.OfType<WireValue>());
            // A policy is recorded as the document that the text is.
            case (Shape.Text, JsonValueKind.Object):
                return WireValue.Of(value.GetRawText());
            case (Shape.Text, JsonValueKind.String):
                return WireValue.Of(value.GetString()!);
            case (Shape.Integer, JsonValueKind.Number):
                return WireValue.Of(value.GetInt64());
            case (Shape.Boolean, JsonValueKind.True or JsonValueKind.False):
                return WireValue.Of(value.GetBoolean());
            case (Shape.Blob, JsonValueKind.String):
                return new WireValue.Blob(Encoding.UTF8.GetBytes(value.GetString()!));
            // Dates and counts that differ from run to run are placeholders.
            case (Shape.Timestamp, JsonValueKind.String):
                return WireValue.Of(DateTimeOffset.UnixEpoch);
            case (Shape.Integer, JsonValueKind.String):
                return WireValue.Of(1);
            default:
                return null;
        }
    }
}
