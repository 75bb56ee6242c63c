using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes the tables of fields as a JSON Schema (draft 2020-12), for people's editors.</summary>
public static class SchemaWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The text of docs/scenario.schema.json.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            Dictionary<string, Shape> shapes = new(StringComparer.Ordinal);
            Collect(ScenarioReader.Shape, shapes);
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Keyferry scenario");
            WriteObject(json, ScenarioReader.Shape);
            json.WriteStartObject("$defs");
            foreach (Shape shape in shapes.Values.Where(s => s != ScenarioReader.Shape).OrderBy(s => s.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject(DefinitionName(shape));
                WriteObject(json, shape);
                json.WriteEndObject();
            }

            WritePolicy(json);
            WriteUnknown(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Collect(Shape shape, Dictionary<string, Shape> shapes)
    {
        if (shapes.TryAdd(shape.Name, shape))
        {
            foreach (Field field in shape.Fields)
            {
                Collect(field.Type, shapes);
            }
        }
    }

    private static void Collect(FieldType type, Dictionary<string, Shape> shapes)
    {
        switch (type)
        {
            case FieldType.Thing(var shape):
                Collect(shape, shapes);
                break;
            case FieldType.Items(var of, _):
                Collect(of, shapes);
                break;
            case FieldType.Named(_, var of):
                Collect(of, shapes);
                break;
            case FieldType.OrUnknown(var known):
                Collect(known, shapes);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, Shape shape)
    {
        json.WriteString("description", shape.Description);
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (shape.Fields.Any(f => f.Required))
        {
            json.WriteStartArray("required");
            foreach (Field field in shape.Fields.Where(f => f.Required))
            {
                json.WriteStringValue(field.Name);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        foreach (Field field in shape.Fields)
        {
            json.WriteStartObject(field.Name);
            json.WriteString("description", field.Description);
            WriteType(json, field.Type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, FieldType type)
    {
        switch (type)
        {
            case FieldType.Text(var form):
                WriteTextType(json, form);
                break;
            case FieldType.Word(var words):
                json.WriteStartArray("enum");
                foreach (string word in words)
                {
                    if (int.TryParse(word, out int number))
                    {
                        json.WriteNumberValue(number);
                    }

                    json.WriteStringValue(word);
                }

                json.WriteEndArray();
                break;
            case FieldType.Integer(var minimum, var maximum):
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", minimum);
                json.WriteNumber("maximum", maximum);
                break;
            case FieldType.Flag:
                json.WriteString("type", "boolean");
                break;
            case FieldType.Anything:
                break;
            case FieldType.Items(var of, var mayHaveHoles):
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                WriteEither(json, of, mayHaveHoles ? () => json.WriteString("type", "null") : null);
                json.WriteEndObject();
                break;
            case FieldType.Named(var key, var of):
                WriteNamed(json, key, of);
                break;
            case FieldType.Thing(var shape):
                json.WriteString("$ref", Reference(shape));
                break;
            case FieldType.PolicyDocument(var mayBeDefault):
                json.WriteString("$ref", mayBeDefault ? "#/$defs/keyPolicy" : "#/$defs/policy");
                break;
            case FieldType.OrUnknown(var known):
                WriteEither(json, known, () => json.WriteString("$ref", "#/$defs/unknown"));
                break;
            default:
                throw new UnreachableException();
        }
    }

    // Digits without quotes are a number to an editor, though the loader takes them as written.
    private static void WriteTextType(Utf8JsonWriter json, TextForm form)
    {
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("number");
        if (form.Pattern is null)
        {
            json.WriteStringValue("boolean");
        }

        json.WriteEndArray();
        if (form.Pattern is not null)
        {
            json.WriteString("pattern", form.Pattern.ToString());
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, TextForm key, FieldType of)
    {
        json.WriteString("type", "object");
        if (key.Pattern is null)
        {
            json.WriteStartObject("additionalProperties");
            WriteType(json, of);
            json.WriteEndObject();
            return;
        }

        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("patternProperties");
        json.WriteStartObject(key.Pattern.ToString());
        WriteType(json, of);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEither(Utf8JsonWriter json, FieldType type, Action? other)
    {
        if (other is null)
        {
            WriteType(json, type);
            return;
        }

        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        WriteType(json, type);
        json.WriteEndObject();
        json.WriteStartObject();
        other();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePolicy(Utf8JsonWriter json)
    {
        json.WriteStartObject("policy");
        json.WriteString("description", "A policy document: a map as IAM spells it, a string of JSON, {file: path}, or {unknown: reason}.");
        json.WriteStartArray("type");
        json.WriteStringValue("object");
        json.WriteStringValue("string");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("keyPolicy");
        json.WriteString("description", "A key policy: a policy document, or the word default for what CreateKey gives a key.");
        json.WriteString("$ref", "#/$defs/policy");
        json.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter json)
    {
        json.WriteStartObject("unknown");
        json.WriteString("description", "Something that can't be known, with the reason.");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        json.WriteStringValue("unknown");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteStartObject("unknown");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Reference(Shape shape) => "#/$defs/" + DefinitionName(shape);

    // `block device of a recipe` becomes `blockDeviceOfARecipe`.
    private static string DefinitionName(Shape shape)
    {
        string[] words = shape.Name.Split(' ');
        return string.Concat(words.Select((w, i) => i == 0 && words.Length > 0 && w.Any(char.IsLower)
            ? char.ToLowerInvariant(w[0]) + w[1..]
            : char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
