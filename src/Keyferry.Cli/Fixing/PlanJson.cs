using System.Text;
using System.Text.Json;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Fixing;

/// <summary>A plan as JSON, with whole documents. Fields may be added; none changes its meaning within a version.</summary>
internal static class PlanJson
{
    private const int SchemaVersion = 1;

    public static void Write(FixPlan plan, TextWriter writer)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            Write(json, "before", plan.StateBefore);
            Write(json, "after", plan.StateAfter);
            List(json, "changes", plan.Stages.SelectMany(s => s.Changes), change => Write(json, change));
            List(json, "documents", AmendedText.Of(plan), document => Write(json, document));
            List(json, "opens", plan.Opens, access => Write(json, access));
            List(json, "choices", plan.Choices, choice =>
            {
                json.WriteString("code", choice.Code);
                json.WriteString("title", choice.Title);
                json.WriteString("taken", choice.Taken);
                List(json, "others", choice.Others, other =>
                {
                    json.WriteString("choice", other.Choice);
                    Texts(json, "changes", other.Changes.Select(c => c.Sentence));
                });
            });
            List(json, "unhelped", plan.Unhelped, unhelped =>
            {
                json.WriteString("code", unhelped.Code);
                json.WriteString("title", unhelped.Title);
                json.WriteString("why", unhelped.Why);
            });
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteString("kind", change.GetType().Name);
        json.WriteString("account", change.Account.Value);
        json.WriteString("region", change.Region?.Value);
        json.WriteString("say", change.Sentence);
        Texts(json, "notes", change.Notes);
    }

    private static void Write(Utf8JsonWriter json, AmendedText document)
    {
        json.WriteString("account", document.Account.Value);
        json.WriteString("region", document.Region?.Value);
        json.WriteString("name", document.Name);
        json.WritePropertyName("before");
        if (document.Before is { } before)
        {
            json.WriteRawValue(before);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("after");
        json.WriteRawValue(document.After);
    }

    private static void Write(Utf8JsonWriter json, Access access)
    {
        json.WriteString("principal", access.Principal);
        Texts(json, "actions", access.Actions);
        json.WriteString("resource", access.Resource);
        List(json, "conditions", access.Conditions, condition =>
        {
            json.WriteString("operator", condition.Operator);
            json.WriteString("key", condition.Key);
            Texts(json, "values", condition.Values);
        });
        json.WriteBoolean("isNoLongerDenied", access.IsNoLongerDenied);
    }

    private static void Write(Utf8JsonWriter json, string name, FixState state)
    {
        json.WriteStartObject(name);
        json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(state.Verdict.ToString()));
        json.WriteNumber("succeeding", state.Succeeding);
        json.WriteNumber("jobs", state.Jobs);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
