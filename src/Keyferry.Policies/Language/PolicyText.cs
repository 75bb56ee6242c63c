using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keyferry.Policies.Language;

/// <summary>Policy documents as JSON, with statements, elements and values in the order in which they were written.</summary>
public static class PolicyText
{
    // A policy is no HTML: `<` and `'` may stand in it as they are.
    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="document">The document.</param>
    /// <param name="indented">Over several lines, for people; else without white space, as the size limits count it.</param>
    public static string Write(PolicyDocument document, bool indented = true)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_indented with { Indented = indented }))
        {
            json.WriteStartObject();
            // A document without a Version means the older one (F5.46).
            json.WriteString("Version", document.HasVariables ? "2012-10-17" : "2008-10-17");
            if (document.Id is { } id)
            {
                json.WriteString("Id", id);
            }

            json.WriteStartArray("Statement");
            foreach (Statement statement in document.Statements)
            {
                Write(json, statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        if (statement.Sid is { } sid)
        {
            json.WriteString("Sid", sid);
        }

        json.WriteString("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            Write(json, principal);
        }

        Write(json, statement.Action.IsNot ? "NotAction" : "Action", statement.Action.Patterns.Select(p => p.Text));
        if (statement.Resource is { } resource)
        {
            Write(json, resource.IsNot ? "NotResource" : "Resource", resource.Patterns.Select(p => p.Text));
        }

        if (!statement.Conditions.IsEmpty)
        {
            json.WriteStartObject("Condition");
            foreach (IGrouping<string, Condition> block in statement.Conditions.GroupBy(c => c.OperatorText))
            {
                json.WriteStartObject(block.Key);
                foreach (Condition condition in block)
                {
                    Write(json, condition.Key, condition.Values.Select(v => v.Text));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PrincipalElement principal)
    {
        string name = principal.IsNot ? "NotPrincipal" : "Principal";
        if (principal.Patterns is [{ Kind: PrincipalKind.Everyone }])
        {
            json.WriteString(name, "*");
            return;
        }

        json.WriteStartObject(name);
        foreach (IGrouping<string, PrincipalPattern> kind in principal.Patterns.GroupBy(p => NameOf(p.Kind)))
        {
            Write(json, kind.Key, kind.Select(p => p.Value.Text));
        }

        json.WriteEndObject();
    }

    /// <summary>The member of a Principal element that names principals of a kind.</summary>
    public static string NameOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Aws or PrincipalKind.Everyone => "AWS",
        PrincipalKind.Service => "Service",
        PrincipalKind.Federated => "Federated",
        PrincipalKind.CanonicalUser => "CanonicalUser",
        _ => throw new UnreachableException(),
    };

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Length == 1)
        {
            json.WriteString(name, all[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (string value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
