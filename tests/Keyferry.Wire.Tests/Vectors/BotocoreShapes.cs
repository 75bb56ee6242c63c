using System.Text.Json;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Vectors;

/// <summary>Reads shapes as botocore's service models write them.</summary>
internal sealed class BotocoreShapes(JsonElement shapes)
{
    private readonly Dictionary<string, Shape> _read = [];

    public Shape this[string name]
    {
        get
        {
            if (!_read.TryGetValue(name, out Shape? shape))
            {
                _read[name] = shape = Read(name, shapes.GetProperty(name));
            }

            return shape;
        }
    }

    public Shape.Structure? Structure(JsonElement operation, string member) =>
        operation.TryGetProperty(member, out JsonElement reference) ? (Shape.Structure)this[Text(reference, "shape")!] : null;

    public ErrorShape Error(string name)
    {
        JsonElement json = shapes.GetProperty(name);
        JsonElement? error = json.TryGetProperty("error", out JsonElement e) ? e : null;
        string code = error?.TryGetProperty("code", out JsonElement own) == true ? own.GetString()! : name;
        int status = error?.TryGetProperty("httpStatusCode", out JsonElement own2) == true ? own2.GetInt32() : Is(json, "fault") ? 500 : 400;
        return new ErrorShape(code, status, (Shape.Structure)this[name]);
    }

    private Shape Read(string name, JsonElement json) => Text(json, "type") switch
    {
        "structure" when Is(json, "document") => new Shape.Document(),
        "structure" => new Shape.Structure(name, Members(json)) { IsUnion = Is(json, "union"), Payload = Text(json, "payload") },
        "list" => new Shape.List(Member("member", json.GetProperty("member"))) { IsFlattened = Is(json, "flattened") },
        "map" => new Shape.Map(Member("key", json.GetProperty("key")), Member("value", json.GetProperty("value"))) { IsFlattened = Is(json, "flattened") },
        "string" => new Shape.Text { Enum = json.TryGetProperty("enum", out JsonElement values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [] },
        "integer" => new Shape.Integer(),
        "long" => new Shape.Integer { IsLong = true },
        "float" => new Shape.Number { IsSingle = true },
        "double" => new Shape.Number(),
        "boolean" => new Shape.Boolean(),
        "blob" => new Shape.Blob(),
        "timestamp" => new Shape.Timestamp { Format = Format(json) },
        var type => throw new InvalidDataException($"{name} is a {type}"),
    };

    private IEnumerable<Member> Members(JsonElement json)
    {
        HashSet<string> required = json.TryGetProperty("required", out JsonElement names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
        return json.GetProperty("members").EnumerateObject()
            .Select(p => Member(p.Name, p.Value) with { IsRequired = required.Contains(p.Name) });
    }

    private Member Member(string name, JsonElement json)
    {
        string target = Text(json, "shape")!;
        return new Member(name, () => this[target])
        {
            LocationName = Text(json, "locationName"),
            QueryName = Text(json, "queryName"),
            Location = Text(json, "location") is { } location ? Enum.Parse<Location>(location, ignoreCase: true) : Location.Body,
            IsFlattened = Is(json, "flattened"),
            IsXmlAttribute = Is(json, "xmlAttribute"),
            IsJsonValue = Is(json, "jsonvalue"),
            IsIdempotencyToken = Is(json, "idempotencyToken"),
            IsHostLabel = Is(json, "hostLabel"),
            TimestampFormat = Format(json),
            XmlNamespace = Namespace(json),
        };
    }

    private static XmlNamespace? Namespace(JsonElement json) =>
        !json.TryGetProperty("xmlNamespace", out JsonElement ns) ? null
        : ns.ValueKind == JsonValueKind.String ? new XmlNamespace(ns.GetString()!)
        : new XmlNamespace(Text(ns, "uri")!, Text(ns, "prefix"));

    private static TimestampFormat? Format(JsonElement json) =>
        Text(json, "timestampFormat") is { } format ? Enum.Parse<TimestampFormat>(format, ignoreCase: true) : null;

    private static bool Is(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
