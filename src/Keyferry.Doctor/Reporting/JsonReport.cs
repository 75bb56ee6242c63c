using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Reporting;

/// <summary>
/// Writes a report as JSON (docs/report.schema.json). Fields may be added; none changes its meaning within a version.
/// </summary>
public static class JsonReport
{
    public const int SchemaVersion = 1;

    /// <summary>Of all answers as JSON: they go to a file or a pipe, not into HTML, so quotes and ’ stay readable.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Report report, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("verdict", Name(report.Verdict));
        json.WriteString("source", report.Source);
        json.WriteString("story", report.Story);
        json.WriteStartArray("distributions");
        foreach (DistributionReport distribution in report.Distributions)
        {
            Write(json, distribution);
        }

        json.WriteEndArray();
        json.WriteStartObject("figures");
        json.WriteNumber("accounts", report.Figures.Accounts);
        json.WriteNumber("regions", report.Figures.Regions);
        json.WriteNumber("jobs", report.Figures.Jobs);
        json.WriteNumber("calls", report.Figures.Calls);
        json.WriteNumber("questions", report.Figures.Questions);
        json.WriteNumber("questionsAsked", report.Figures.QuestionsAsked);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DistributionReport distribution)
    {
        json.WriteStartObject();
        json.WriteString("arn", distribution.Arn);
        json.WriteString("sourceAccount", distribution.SourceAccount.Value);
        json.WriteString("buildRegion", distribution.BuildRegion.Value);
        json.WriteString("sourcePrincipal", distribution.SourcePrincipal);
        json.WriteString("verdict", Name(distribution.Verdict));
        json.WriteString("imageStatus", distribution.ImageStatus.ToString().ToUpperInvariant());
        json.WriteString("reason", distribution.Reason);
        Write(json, distribution.Matrix);
        json.WriteStartArray("findings");
        foreach (Finding finding in distribution.Findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Matrix matrix)
    {
        json.WriteStartObject("matrix");
        WriteStrings(json, "regions", matrix.Regions.Select(r => r.Value));
        json.WriteStartArray("rows");
        foreach (MatrixRow row in matrix.Rows)
        {
            json.WriteStartObject();
            json.WriteString("target", row.Target);
            json.WriteString("name", row.Name);
            json.WriteStartArray("cells");
            foreach (MatrixCell cell in row.Cells)
            {
                json.WriteStartObject();
                json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(cell.State.ToString()));
                WriteNumber(json, "finding", cell.Finding);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteNumber("number", finding.Number);
        json.WriteString("code", finding.Code);
        json.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()));
        json.WriteString("title", finding.Title);
        json.WriteString("because", finding.Because);
        Write(json, finding.Call);
        json.WriteStartArray("jobs");
        foreach (BlockedJob job in finding.Jobs)
        {
            json.WriteStartObject();
            json.WriteString("target", job.Target);
            json.WriteString("region", job.Region.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (Evidence evidence in finding.Evidence)
        {
            Write(json, evidence);
        }

        json.WriteEndArray();
        json.WriteString("message", finding.Message);
        json.WriteString("innerMessage", finding.InnerMessage);
        WriteStrings(json, "changes", finding.Changes);
        json.WriteStartArray("after");
        foreach (int number in finding.After)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        WriteStrings(json, "notes", finding.Notes);
        WriteStrings(json, "facts", finding.Facts);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FailingCall? call)
    {
        if (call is null)
        {
            json.WriteNull("call");
            return;
        }

        json.WriteStartObject("call");
        json.WriteNumber("step", call.Step);
        json.WriteNumber("of", call.Of);
        json.WriteString("principal", call.Principal);
        json.WriteString("action", call.Action);
        json.WriteString("resource", call.Resource);
        json.WriteString("region", call.Region.Value);
        json.WriteString("via", call.Via);
        json.WriteString("purpose", call.Purpose);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("text", evidence.Text);
        if (evidence.Origin is { } origin)
        {
            json.WriteStartObject("origin");
            json.WriteString("document", origin.Document);
            WriteNumber(json, "line", origin.Position?.Line);
            WriteNumber(json, "column", origin.Position?.Column);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("origin");
        }

        json.WriteString("pointer", evidence.Pointer);
        json.WriteEndObject();
    }

    private static string Name(Verdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());

    internal static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
