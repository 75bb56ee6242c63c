using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keyferry.Policies.Language;

/// <summary>Writes a document as JSON, as IAM spells it.</summary>
internal static class PolicyText
{
    // A policy is no HTML: `<` and `'` may stand in it as they are.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PolicyDocument document)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
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

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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

        Write(json, "Action", statement.Action);
        if (statement.Resource is { } resource)
        {
            Write(json, "Resource", resource);
        }

        if (statement.Conditions.Length > 0)
        {
            Write(json, statement.Conditions);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PrincipalElement principal)
    {
        json.WritePropertyName(principal.IsNot ? "NotPrincipal" : "Principal");
        if (principal.Patterns is [{ Kind: PrincipalKind.Everyone }])
        {
            json.WriteStringValue("*");
            return;
        }

        json.WriteStartObject();
        foreach (IGrouping<string, PrincipalPattern> kind in principal.Patterns.GroupBy(p => Spelled(p.Kind)))
        {
            json.WritePropertyName(kind.Key);
            Write(json, [.. kind.Select(p => p.Value)]);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PatternElement element)
    {
        json.WritePropertyName(element.IsNot ? "Not" + name : name);
        Write(json, element.Patterns);
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<Condition> conditions)
    {
        json.WriteStartObject("Condition");
        foreach (IGrouping<string, Condition> byOperator in conditions.GroupBy(Operator))
        {
            json.WriteStartObject(byOperator.Key);
            foreach (Condition condition in byOperator)
            {
                json.WritePropertyName(condition.Key);
                Write(json, condition.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<Located> texts)
    {
        if (texts is [var only])
        {
            json.WriteStringValue(only.Text);
            return;
        }

        json.WriteStartArray();
        foreach (Located text in texts)
        {
            json.WriteStringValue(text.Text);
        }

        json.WriteEndArray();
    }

    private static string Operator(Condition condition)
    {
        string set = condition.Set == SetOperator.None ? "" : condition.Set + ":";
        return set + condition.Operator + (condition.IfExists ? "IfExists" : "");
    }

    private static string Spelled(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Aws or PrincipalKind.Everyone => "AWS",
        PrincipalKind.Service => "Service",
        PrincipalKind.Federated => "Federated",
        PrincipalKind.CanonicalUser => "CanonicalUser",
        _ => throw new UnreachableException(),
    };
}
