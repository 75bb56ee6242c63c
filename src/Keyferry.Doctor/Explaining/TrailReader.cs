using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Reads the calls out of JSON of CloudTrail: one event, a file of <c>Records</c>, the output of lookup-events, or an event as
/// EventBridge delivers it.
/// </summary>
public static class TrailReader
{
    private static readonly string[] s_lists = ["Records", "Events"];

    // What a call's parameters call the thing that it is about, the most telling first.
    private static readonly string[] s_subjects =
    [
        "policyArn", "roleName", "keyId", "grantId", "aliasName", "targetKeyId", "policyId", "targetId", "accountId", "imageId",
        "snapshotId", "sourceImageId", "sourceSnapshotId", "roleArn", "distributionConfigurationArn", "infrastructureConfigurationArn",
        "imagePipelineArn", "imageRecipeArn", "kmsKeyId", "regionName", "name",
    ];

    /// <summary>The calls in one or several documents; empty if the text holds none, or is no JSON.</summary>
    public static ImmutableArray<RecordedCall> Read(string text)
    {
        var calls = ImmutableArray.CreateBuilder<RecordedCall>();
        if (text.AsSpan().TrimStart().TrimStart('\ufeff') is { IsEmpty: false } start && start[0] is '{' or '[')
        {
            _ = JsonDocuments.Read(text, root => Read(root, calls));
        }

        return calls.ToImmutable();
    }

    /// <summary>The call of one event; null if the element is no event of CloudTrail's.</summary>
    public static RecordedCall? OfEvent(JsonElement root)
    {
        if (root.Text("eventName") is not { } name || root.Text("eventSource") is not { } source)
        {
            return null;
        }

        JsonElement? identity = root.Member("userIdentity");
        return new RecordedCall(
            DateTimeOffset.TryParse(
                root.Text("eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                ? time
                : DateTimeOffset.UnixEpoch,
            $"{source.Split('.')[0]}:{name}")
        {
            Account = root.Text("recipientAccountId") ?? identity?.Text("accountId"),
            Region = root.Text("awsRegion"),
            Caller = identity?.Text("arn") ?? identity?.Text("invokedBy") ?? identity?.Text("accountId"),
            Subject = root.Member("requestParameters") is { } parameters ? Subject(parameters) : null,
            // EC2's codes come with a prefix here: Client.UnauthorizedOperation
            ErrorCode = root.Text("errorCode") is not { } code ? null
                : code.StartsWith("Client.", StringComparison.Ordinal) ? code["Client.".Length..] : code,
            ErrorMessage = root.Text("errorMessage"),
            EventId = root.Text("eventID"),
        };
    }

    private static void Read(JsonElement root, ImmutableArray<RecordedCall>.Builder calls)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in root.EnumerateArray())
            {
                Read(item, calls);
            }
        }
        else if (OfEvent(root) is { } call)
        {
            calls.Add(call);
        }
        else if (root.Text("CloudTrailEvent") is { } nested)
        {
            // lookup-events gives each event as a text of JSON.
            calls.AddRange(Read(nested));
        }
        else if (root.Member("detail") is { ValueKind: JsonValueKind.Object } detail)
        {
            Read(detail, calls);
        }
        else
        {
            foreach (JsonElement items in s_lists.Select(l => root.Member(l)).OfType<JsonElement>().Where(i => i.ValueKind == JsonValueKind.Array))
            {
                Read(items, calls);
            }
        }
    }

    private static string? Subject(JsonElement parameters) =>
        s_subjects.Select(s => parameters.Text(s)).FirstOrDefault(s => s is { Length: > 0 });
}
