using System.Collections.Immutable;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Finds failures in JSON by its shape: events of EventBridge (F1.4) and CloudTrail (files, lookup-events), output of
/// GetImage (F1.3), DescribeImages, DescribeSnapshots and DescribeInstances (F2.60, F2.61, F2.69).
/// </summary>
internal static class EventReader
{
    private const string StateChange = "EC2 Image Builder Image State Change";

    public static void Read(JsonElement root, ImmutableArray<ReadMessage>.Builder messages)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in root.EnumerateArray())
            {
                Read(item, messages);
            }
        }
        else if (root.ValueKind == JsonValueKind.Object)
        {
            ReadObject(root, messages);
        }
    }

    private static void ReadObject(JsonElement root, ImmutableArray<ReadMessage>.Builder messages)
    {
        if (Text(root, "detail-type") == StateChange)
        {
            ReadStateChange(root, messages);
        }
        else if (Text(root, "eventName") is not null && Text(root, "eventSource") is not null)
        {
            ReadCloudTrail(root, messages);
        }
        else if (Text(root, "CloudTrailEvent") is { } nested)
        {
            ReadNested(nested, messages);
        }
        else if (Find(root, "detail") is { ValueKind: JsonValueKind.Object } detail)
        {
            ReadObject(detail, messages);
        }
        else if (Find(root, "image") is { ValueKind: JsonValueKind.Object } image)
        {
            ReadImage(image, messages);
        }
        else if (Find(root, "outputResources") is not null && Find(root, "state") is not null)
        {
            ReadImage(root, messages);
        }
        else
        {
            ReadEc2(root, messages);
            foreach (string list in (string[])["Records", "Events", "Images", "Snapshots", "Reservations", "Instances", "responses"])
            {
                if (Find(root, list) is { ValueKind: JsonValueKind.Array } items)
                {
                    Read(items, messages);
                }
            }
        }
    }

    // lookup-events gives each event as a text of JSON.
    private static void ReadNested(string nested, ImmutableArray<ReadMessage>.Builder messages)
    {
        using var document = JsonDocument.Parse(nested, new JsonDocumentOptions { MaxDepth = 64 });
        Read(document.RootElement, messages);
    }

    private static void ReadStateChange(JsonElement root, ImmutableArray<ReadMessage>.Builder messages)
    {
        string? status = Find(root, "detail") is { } detail && Find(detail, "state") is { } state ? Text(state, "status") : null;
        if (status != "FAILED")
        {
            return;
        }

        messages.Add(new ReadMessage
        {
            Kind = MessageKind.ImageStateChange,
            Time = Text(root, "time"),
            Stage = status,
            ImageArn = Find(root, "resources") is { ValueKind: JsonValueKind.Array } arns
                ? arns.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()).FirstOrDefault()
                : null,
        });
    }

    private static void ReadCloudTrail(JsonElement root, ImmutableArray<ReadMessage>.Builder messages)
    {
        if (Text(root, "errorCode") is not { } code)
        {
            return;
        }

        string service = Text(root, "eventSource")!.Split('.')[0];
        ReadFailure read = ServiceErrorReader.Read(MessageText.Normalize(Text(root, "errorMessage") ?? code));
        messages.Add(new ReadMessage
        {
            Kind = MessageKind.CloudTrail,
            Time = Text(root, "eventTime"),
            Failures =
            [
                read with
                {
                    // EC2's codes come with a prefix here: Client.UnauthorizedOperation
                    ErrorCode = code.StartsWith("Client.", StringComparison.Ordinal) ? code["Client.".Length..] : code,
                    Service = service.ToUpperInvariant(),
                    Action = $"{service}:{Text(root, "eventName")}",
                    Region = Text(root, "awsRegion"),
                },
            ],
        });
    }

    private static void ReadImage(JsonElement image, ImmutableArray<ReadMessage>.Builder messages)
    {
        string? status = State(image, out string? reason);
        int before = messages.Count;
        if (status == "FAILED" || (reason is not null && status == "CANCELLED"))
        {
            ReadMessage message = reason is null ? new ReadMessage() : MessageReader.Read(reason);
            messages.Add(message with { Kind = MessageKind.GetImage, Stage = status, ImageArn = message.ImageArn ?? Text(image, "arn") });
        }

        // Each AMI has a state of its own (F1.3).
        if (messages.Count == before && Find(image, "outputResources") is { } outputs
            && Find(outputs, "amis") is { ValueKind: JsonValueKind.Array } amis)
        {
            foreach (JsonElement ami in amis.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.Object))
            {
                if (State(ami, out string? own) == "FAILED" && own is not null)
                {
                    messages.Add(MessageReader.Read(own) with { Kind = MessageKind.GetImage, ImageArn = Text(image, "arn") });
                }
            }
        }
    }

    private static string? State(JsonElement element, out string? reason)
    {
        JsonElement? state = Find(element, "state");
        reason = state is { } s ? Text(s, "reason") : null;
        return state is { } found ? Text(found, "status") : null;
    }

    private static void ReadEc2(JsonElement element, ImmutableArray<ReadMessage>.Builder messages)
    {
        string? reason = Text(element, "StateMessage") ?? Text(element, "ErrorMessage") ?? Text(element, "cause")
            ?? (Find(element, "StateReason") is { } state ? Text(state, "Message") ?? Text(state, "message") : null);
        if (reason is { Length: > 0 } && Text(element, "State") is not ("available" or "completed")
            && !reason.StartsWith("Client.UserInitiated", StringComparison.Ordinal))
        {
            messages.Add(MessageReader.Read(reason) with { Kind = MessageKind.Ec2State });
        }
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) ? found : null;

    private static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
