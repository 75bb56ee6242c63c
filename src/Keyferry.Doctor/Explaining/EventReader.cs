using System.Collections.Immutable;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Finds failures in JSON by its shape: events of EventBridge (F1.4) and CloudTrail (files, lookup-events), output of
/// GetImage (F1.3), DescribeImages, DescribeSnapshots and DescribeInstances (F2.60, F2.61, F2.69), decoded authorization
/// messages (F8.33).
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
        if (root.Text("detail-type") == StateChange)
        {
            ReadStateChange(root, messages);
        }
        else if (TrailReader.OfEvent(root) is { } call)
        {
            ReadCloudTrail(call, messages);
        }
        else if (DecodedDenial.Of(root) is { } denial)
        {
            ReadDecoded(denial, messages);
        }
        else if (root.Text("CloudTrailEvent") is { } nested)
        {
            ReadNested(nested, messages);
        }
        else if (root.Member("detail") is { ValueKind: JsonValueKind.Object } detail)
        {
            ReadObject(detail, messages);
        }
        else if (root.Member("image") is { ValueKind: JsonValueKind.Object } image)
        {
            ReadImage(image, messages);
        }
        else if (root.Member("outputResources") is not null && root.Member("state") is not null)
        {
            ReadImage(root, messages);
        }
        else
        {
            ReadEc2(root, messages);
            foreach (string list in (string[])["Records", "Events", "Images", "Snapshots", "Reservations", "Instances", "responses"])
            {
                if (root.Member(list) is { ValueKind: JsonValueKind.Array } items)
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
        string? status = root.Member("detail") is { } detail && detail.Member("state") is { } state ? state.Text("status") : null;
        if (status != "FAILED")
        {
            return;
        }

        messages.Add(new ReadMessage
        {
            Kind = MessageKind.ImageStateChange,
            Time = root.Text("time"),
            Stage = status,
            ImageArn = root.Member("resources") is { ValueKind: JsonValueKind.Array } arns
                ? arns.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()).FirstOrDefault()
                : null,
        });
    }

    private static void ReadCloudTrail(RecordedCall call, ImmutableArray<ReadMessage>.Builder messages)
    {
        if (call.ErrorCode is not { } code)
        {
            return;
        }

        ReadFailure read = ServiceErrorReader.Read(MessageText.Normalize(call.ErrorMessage ?? code));
        messages.Add(new ReadMessage
        {
            Kind = MessageKind.CloudTrail,
            Time = call.TimeText,
            Failures =
            [
                read with
                {
                    ErrorCode = code,
                    Service = call.Action.Split(':')[0].ToUpperInvariant(),
                    Action = call.Action,
                    Region = call.Region,
                },
            ],
        });
    }

    // The sentence that AWS puts before the encoded message (F8.30) doesn't come with it.
    private static void ReadDecoded(DecodedDenial denial, ImmutableArray<ReadMessage>.Builder messages) =>
        messages.Add(new ReadMessage
        {
            Kind = MessageKind.Decoded,
            Failures =
            [
                ServiceErrorReader.Read(
                    $"User: {denial.Principal} is not authorized to perform: {denial.Action} on resource: {denial.Resource}"
                    + (denial.IsExplicit ? " with an explicit deny" : "")) with
                {
                    Service = denial.Action.Split(':')[0].ToUpperInvariant(),
                    Decoded = denial,
                },
            ],
        });

    private static void ReadImage(JsonElement image, ImmutableArray<ReadMessage>.Builder messages)
    {
        string? status = State(image, out string? reason);
        int before = messages.Count;
        if (status == "FAILED" || (reason is not null && status == "CANCELLED"))
        {
            ReadMessage message = reason is null ? new ReadMessage() : MessageReader.Read(reason);
            messages.Add(message with { Kind = MessageKind.GetImage, Stage = status, ImageArn = message.ImageArn ?? image.Text("arn") });
        }

        // Each AMI has a state of its own (F1.3).
        if (messages.Count == before && image.Member("outputResources") is { } outputs
            && outputs.Member("amis") is { ValueKind: JsonValueKind.Array } amis)
        {
            foreach (JsonElement ami in amis.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.Object))
            {
                if (State(ami, out string? own) == "FAILED" && own is not null)
                {
                    messages.Add(MessageReader.Read(own) with { Kind = MessageKind.GetImage, ImageArn = image.Text("arn") });
                }
            }
        }
    }

    private static string? State(JsonElement element, out string? reason)
    {
        JsonElement? state = element.Member("state");
        reason = state is { } s ? s.Text("reason") : null;
        return state is { } found ? found.Text("status") : null;
    }

    private static void ReadEc2(JsonElement element, ImmutableArray<ReadMessage>.Builder messages)
    {
        string? reason = element.Text("StateMessage") ?? element.Text("ErrorMessage") ?? element.Text("cause")
            ?? (element.Member("StateReason") is { } state ? state.Text("Message") ?? state.Text("message") : null);
        if (reason is { Length: > 0 } && element.Text("State") is not ("available" or "completed")
            && !reason.StartsWith("Client.UserInitiated", StringComparison.Ordinal))
        {
            messages.Add(MessageReader.Read(reason) with { Kind = MessageKind.Ec2State });
        }
    }
}
