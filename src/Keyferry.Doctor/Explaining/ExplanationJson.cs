using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Explaining;

/// <summary>Writes an explanation as JSON; findings look as they do in a report.</summary>
public static class ExplanationJson
{
    public const int SchemaVersion = 1;

    public static void Write(Explanation explanation, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, JsonReport.Options);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteBoolean("explained", explanation.IsExplained);
        json.WriteString("scenario", explanation.Scenario);
        json.WriteStartArray("messages");
        foreach (ExplainedMessage message in explanation.Messages)
        {
            Write(json, message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExplainedMessage message)
    {
        ReadMessage read = message.Read;
        json.WriteStartObject();
        json.WriteString("kind", Camel(read.Kind.ToString()));
        json.WriteString("time", read.Time);
        json.WriteString("jobId", read.JobId);
        json.WriteString("imageArn", read.ImageArn);
        json.WriteString("status", read.Status);
        json.WriteString("stage", read.Stage);
        json.WriteString("ssmExecutionId", read.SsmExecutionId);
        json.WriteString("workflowExecutionId", read.WorkflowExecutionId);
        json.WriteBoolean("cut", read.IsCut);
        json.WriteStartArray("failures");
        foreach (ExplainedFailure failure in message.Failures)
        {
            Write(json, failure);
        }

        json.WriteEndArray();
        if (message.Next is { } next)
        {
            json.WritePropertyName("next");
            Write(json, next);
        }

        Write(json, message.World);
        json.WriteStartArray("steps");
        foreach (RecordedStep step in message.Steps)
        {
            json.WriteStartObject();
            json.WriteString("name", step.Name);
            json.WriteString("action", step.Action);
            json.WriteString("status", step.Status);
            json.WriteString("message", step.Message);
            json.WriteString("time", step.Time);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (Finding finding in message.Others)
        {
            JsonReport.Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExplainedFailure failure)
    {
        ReadFailure read = failure.Read;
        json.WriteStartObject();
        if (read.Number is { } number)
        {
            json.WriteNumber("number", number);
        }

        json.WriteString("text", read.Text);
        json.WriteString("service", read.Service);
        json.WriteString("errorCode", read.ErrorCode);
        json.WriteString("action", read.Action);
        json.WriteString("failedImage", read.FailedImage);
        json.WriteString("sourceAccount", read.SourceAccount);
        json.WriteString("destinationAccount", read.DestinationAccount);
        json.WriteString("region", read.Region);
        json.WriteBoolean("cut", read.IsCut);
        Write(json, read.Denied);
        Write(json, read.Decoded);
        json.WriteString("failure", failure.Match?.Entry.Id);
        if (failure.Match?.Entry is { } entry)
        {
            json.WriteString("title", entry.Title);
            json.WriteString("phase", Camel(entry.Phase.ToString()));
            json.WriteString("meaning", entry.Meaning);
            json.WriteBoolean("retryHelps", entry.RetryHelps);
            json.WriteString("retry", entry.Retry);
            JsonReport.WriteStrings(json, "docs", entry.Docs);
        }

        json.WriteStartArray("first");
        foreach (CauseToCheck first in failure.First)
        {
            Write(json, first);
        }

        json.WriteEndArray();
        json.WriteStartArray("causes");
        foreach (CauseToCheck cause in failure.Causes)
        {
            Write(json, cause);
        }

        json.WriteEndArray();
        Write(json, failure.World);
        Write(json, "record", failure.Record);
        Write(json, "changedSince", failure.ChangedSince);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<RecordedCall> calls)
    {
        json.WriteStartArray(name);
        foreach (RecordedCall call in calls)
        {
            json.WriteStartObject();
            json.WriteString("time", call.TimeText);
            json.WriteString("action", call.Action);
            json.WriteString("account", call.Account);
            json.WriteString("region", call.Region);
            json.WriteString("caller", call.Caller);
            json.WriteString("subject", call.Subject);
            json.WriteString("errorCode", call.ErrorCode);
            json.WriteString("errorMessage", call.ErrorMessage);
            json.WriteString("eventId", call.EventId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DecodedDenial? decoded)
    {
        if (decoded is null)
        {
            json.WriteNull("decoded");
            return;
        }

        json.WriteStartObject("decoded");
        json.WriteBoolean("explicit", decoded.IsExplicit);
        json.WriteString("principal", decoded.Principal);
        json.WriteString("action", decoded.Action);
        json.WriteString("resource", decoded.Resource);
        JsonReport.WriteStrings(json, "statements", decoded.Statements);
        json.WriteStartObject("conditions");
        foreach ((string key, ImmutableArray<string> values) in decoded.Conditions)
        {
            JsonReport.WriteStrings(json, key, values);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeniedAccess? denied)
    {
        if (denied is null)
        {
            json.WriteNull("denied");
            return;
        }

        json.WriteStartObject("denied");
        json.WriteString("principal", denied.Principal);
        json.WriteString("action", denied.Action);
        json.WriteString("resource", denied.Resource);
        json.WriteString("layer", Camel(denied.Layer.ToString()));
        json.WriteBoolean("explicit", denied.IsExplicit);
        json.WriteString("policyArn", denied.PolicyArn);
        json.WriteString("encodedMessage", denied.EncodedMessage);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CauseToCheck cause)
    {
        json.WriteStartObject();
        json.WriteString("code", cause.Code);
        json.WriteString("says", cause.Says);
        json.WriteString("where", cause.Where);
        json.WriteString("command", cause.Command);
        json.WriteString("find", cause.Find);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WorldAnswer? world)
    {
        if (world is null)
        {
            json.WriteNull("world");
            return;
        }

        (string answer, IEnumerable<string> says, IEnumerable<Finding> findings) = world switch
        {
            WorldAnswer.Found found => ("found", (IEnumerable<string>)[], (IEnumerable<Finding>)found.Findings),
            WorldAnswer.Contradicts other => ("contradicts", other.Says, other.Instead),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        json.WriteStartObject("world");
        json.WriteString("answer", answer);
        JsonReport.WriteStrings(json, "says", says);
        json.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            JsonReport.Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
