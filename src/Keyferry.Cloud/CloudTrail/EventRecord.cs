using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>
/// The JSON of one event
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).
/// </summary>
internal static class EventRecord
{
    private const string Version = "1.11";

    // Nobody puts a record into a web page unescaped; AWS's has its apostrophes as they are.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <param name="call">The call.</param>
    /// <param name="facts">What else is told of it; its event id is this record's.</param>
    /// <param name="recipient">The account in whose trail it stands.</param>
    /// <param name="sharedEventId">The id that the records of several accounts have in common, or null.</param>
    /// <param name="resources">What it is about.</param>
    public static string Write(
        Call call, TrailFacts facts, string recipient, string? sharedEventId, ImmutableArray<EventResource> resources)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("eventVersion", Version);
            EventIdentity.Write(json, call.Caller, facts, recipient);
            json.WriteString("eventTime", Text(facts.Time));
            json.WriteString("eventSource", EventKind.Source(call.Action));
            json.WriteString("eventName", EventKind.Name(call.Action));
            json.WriteString("awsRegion", EventKind.Region(call));
            json.WriteString("sourceIPAddress", facts.SourceIpAddress);
            json.WriteString("userAgent", facts.UserAgent);
            if (call.Error is { } error)
            {
                json.WriteString("errorCode", EventKind.ErrorCode(call, error));
                json.WriteString("errorMessage", error.Message);
            }

            EventParameters.Write(json, call, facts);
            json.WriteString("requestID", facts.RequestId);
            json.WriteString("eventID", facts.EventId);
            json.WriteBoolean("readOnly", EventKind.IsReadOnly(call.Action));
            WriteResources(json, call, resources);
            json.WriteString("eventType", "AwsApiCall");
            json.WriteBoolean("managementEvent", true);
            json.WriteString("recipientAccountId", recipient);
            if (sharedEventId is not null)
            {
                json.WriteString("sharedEventID", sharedEventId);
            }

            json.WriteString("eventCategory", "Management");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // KMS and STS name the resources themselves; of other services only LookupEvents tells them.
    private static void WriteResources(Utf8JsonWriter json, Call call, ImmutableArray<EventResource> resources)
    {
        if (resources.IsEmpty || EventKind.Service(call.Action) is not ("kms" or "sts"))
        {
            return;
        }

        json.WriteStartArray("resources");
        foreach (EventResource resource in resources)
        {
            json.WriteStartObject();
            json.WriteString("accountId", resource.AccountId);
            json.WriteString("type", resource.Type);
            json.WriteString("ARN", resource.Arn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
