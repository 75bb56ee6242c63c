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

    private Shape Read(string name, JsonElement json)
    {
        bool isSensitive = Is(json, "sensitive");
        bool isFlattened = Is(json, "flattened");
        return Text(json, "type") switch
        {
            "structure" when Is(json, "document") => new Shape.Document(),
            "structure" => new Shape.Structure(name, Members(json))
            {
                IsUnion = Is(json, "union"),
                Payload = Text(json, "payload"),
                IsSensitive = isSensitive,
            },
            "list" => new Shape.List(Member("member", json.GetProperty("member")))
            {
                Length = Length(json),
                IsFlattened = isFlattened,
            },
            "map" => new Shape.Map(Member("key", json.GetProperty("key")), Member("value", json.GetProperty("value")))
            {
                Length = Length(json),
                IsFlattened = isFlattened,
            },
            "string" => new Shape.Text
            {
                Length = Length(json),
                Pattern = Text(json, "pattern") is { } pattern ? new TextPattern(pattern) : null,
                Enum = json.TryGetProperty("enum", out JsonElement e) ? [.. e.EnumerateArray().Select(v => v.GetString()!)] : [],
                IsSensitive = isSensitive,
            },
            "integer" or "long" => new Shape.Integer
            {
                IsLong = Text(json, "type") == "long",
                Range = new((long?)Bound(json, "min"), (long?)Bound(json, "max")),
            },
            "float" or "double" => new Shape.Number
            {
                IsSingle = Text(json, "type") == "float",
                Range = new(Bound(json, "min"), Bound(json, "max")),
            },
            "boolean" => new Shape.Boolean(),
            "blob" => new Shape.Blob { Length = Length(json), IsSensitive = isSensitive },
            "timestamp" => new Shape.Timestamp { Format = Format(json) },
            var type => throw new InvalidDataException($"{name} is a {type}"),
        };
    }

    private static Range<int> Length(JsonElement json) => new((int?)Bound(json, "min"), (int?)Bound(json, "max"));

    private static double? Bound(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

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
