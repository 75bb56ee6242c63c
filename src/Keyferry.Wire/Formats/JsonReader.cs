using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Reads JSON by shape.</summary>
/// <param name="limits">what is read at most</param>
/// <param name="failures">where everything goes that is wrong</param>
/// <param name="isLenient">as clients read answers: what they don't know is newer than they are, and ignored</param>
internal sealed class JsonReader(WireLimits limits, DecodingFailures failures, bool isLenient)
{
    private const string TypeMember = "__type";

    /// <summary>Whether a member may also stand under its name in the service model, as people and the AWS CLI write it.</summary>
    public bool TakesModelNames { get; init; }

    /// <summary>Null, and a failure, when the bytes aren't JSON.</summary>
    public JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new() { MaxDepth = limits.Depth, AllowDuplicateProperties = isLenient });
        }
        catch (JsonException e)
        {
            failures.Add(null, null, new Constraint.Readable($"the body isn't JSON: {e.Message}"));
            return null;
        }
    }

    /// <param name="shape">what to read</param>
    /// <param name="json">a value that must be an object</param>
    /// <param name="path">where it stands; null for the request itself</param>
    /// <param name="isBody">whether a member is part of this object; others stand elsewhere in the message</param>
    public WireValue.Structure? Structure(
        Shape.Structure shape, JsonElement json, ValuePath? path, Func<Member, bool> isBody)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(shape, json, path);
            return null;
        }

        ImmutableArray<KeyValuePair<string, WireValue>>.Builder members =
            ImmutableArray.CreateBuilder<KeyValuePair<string, WireValue>>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            string name = NameOf(property);
            Member? member = shape.Members.FirstOrDefault(m => (m.WireName == name || (TakesModelNames && m.Name == name)) && isBody(m));
            if (member is null)
            {
                Unknown(path, name, property.Value);
            }
            else if (property.Value.ValueKind != JsonValueKind.Null || member.Target is Shape.Document)
            {
                ValuePath at = new(path, new PathStep.Named(member));
                if (Value(member, property.Value, at) is { } value)
                {
                    members.Add(new(member.Name, value));
                }
            }
        }

        return new(members.ToImmutable());
    }

    public WireValue? Value(Member member, JsonElement json, ValuePath path)
    {
        Shape shape = member.Target;
        switch (shape)
        {
            case Shape.Structure structure:
                return Structure(structure, json, path, _ => true);
            case Shape.List list when json.ValueKind == JsonValueKind.Array:
                return List(list, json, path);
            case Shape.Map map when json.ValueKind == JsonValueKind.Object:
                return Map(map, json, path);
            case Shape.Document:
                return Document(json, path);
        }

        WireValue? value = Scalar(member, shape, json);
        if (value is null)
        {
            Wrong(shape, json, path);
        }

        return value;
    }

    private static WireValue? Scalar(Member member, Shape shape, JsonElement json) => (shape, json.ValueKind) switch
    {
        (Shape.Text, JsonValueKind.String) => TextOf(json) is { } text ? WireValue.Of(text) : null,
        (Shape.Integer integer, JsonValueKind.Number) => Integer(integer, json),
        (Shape.Number, JsonValueKind.Number) =>
            json.TryGetDouble(out double d) && double.IsFinite(d) ? new WireValue.Number(d) : null,
        (Shape.Number, JsonValueKind.String) =>
            TextOf(json) is "NaN" or "Infinity" or "-Infinity" && ScalarText.ReadNumber(TextOf(json)!) is { } word
                ? new WireValue.Number(word)
                : null,
        (Shape.Boolean, JsonValueKind.True) => WireValue.Boolean.True,
        (Shape.Boolean, JsonValueKind.False) => WireValue.Boolean.False,
        (Shape.Blob, JsonValueKind.String) => TextOf(json) is { } text ? ScalarText.ReadBlob(text) : null,
        (Shape.Timestamp, JsonValueKind.Number) =>
            ScalarText.FormatOf(member, TimestampFormat.UnixTimestamp) == TimestampFormat.UnixTimestamp
            && json.TryGetDecimal(out decimal seconds)
            && TimestampText.FromSeconds(seconds) is { } instant
                ? WireValue.Of(instant)
                : null,
        (Shape.Timestamp, JsonValueKind.String) =>
            TextOf(json) is { } text
            && TimestampText.Read(text, ScalarText.FormatOf(member, TimestampFormat.Iso8601)) is { } instant
                ? WireValue.Of(instant)
                : null,
        _ => null,
    };

    /// <summary>AWS takes whole numbers that are written with a fraction of zero.</summary>
    private static WireValue.Integer? Integer(Shape.Integer shape, JsonElement json) =>
        json.TryGetInt64(out long whole) ? (ScalarText.Fits(shape, whole) ? new(whole) : null)
        : json.TryGetDecimal(out decimal number)
            && number == decimal.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue
            && ScalarText.Fits(shape, (long)number)
                ? new((long)number)
                : null;

    private WireValue.List List(Shape.List list, JsonElement json, ValuePath path)
    {
        ImmutableArray<WireValue>.Builder items = ImmutableArray.CreateBuilder<WireValue>();
        if (!Within(json.GetArrayLength(), path))
        {
            return new([]);
        }

        int index = 0;
        foreach (JsonElement item in json.EnumerateArray())
        {
            ValuePath at = new(path, new PathStep.Item(index++));
            if (Part(list.Item, item, at) is { } value)
            {
                items.Add(value);
            }
        }

        return new(items.ToImmutable());
    }

    private WireValue.Structure Map(Shape.Map map, JsonElement json, ValuePath path)
    {
        OrderedDictionary<string, WireValue> entries = new(StringComparer.Ordinal);
        if (!Within(json.GetPropertyCount(), path))
        {
            return WireValue.Structure.Empty;
        }

        foreach (JsonProperty property in json.EnumerateObject())
        {
            string name = NameOf(property);
            if (Part(map.Value, property.Value, new ValuePath(path, new PathStep.Key(name))) is { } value)
            {
                entries[name] = value;
            }
        }

        return new([.. entries]);
    }

    /// <summary>The item of a list or map, where a null is nothing to a client, and wrong to a server.</summary>
    private WireValue? Part(Member member, JsonElement json, ValuePath path)
    {
        if (json.ValueKind != JsonValueKind.Null || member.Target is Shape.Document)
        {
            return Value(member, json, path);
        }

        if (!isLenient)
        {
            failures.Add(path, null, new Constraint.Required());
        }

        return null;
    }

    private WireValue Document(JsonElement json, ValuePath path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                OrderedDictionary<string, WireValue> members = new(StringComparer.Ordinal);
                foreach (JsonProperty property in json.EnumerateObject())
                {
                    members[NameOf(property)] = Document(property.Value, path);
                }

                return new WireValue.Structure([.. members]);
            case JsonValueKind.Array:
                return WireValue.Of(json.EnumerateArray().Select(i => Document(i, path)));
            case JsonValueKind.String:
                return WireValue.Of(TextOf(json) ?? "");
            case JsonValueKind.Number:
                return json.TryGetInt64(out long whole) ? WireValue.Of(whole) : Number(json, path);
            case JsonValueKind.True or JsonValueKind.False:
                return WireValue.Of(json.ValueKind == JsonValueKind.True);
            default:
                return WireValue.Null.Value;
        }
    }

    private WireValue.Number Number(JsonElement json, ValuePath path)
    {
        if (json.TryGetDouble(out double number) && double.IsFinite(number))
        {
            return new(number);
        }

        failures.Add(path, null, new Constraint.OfType("Double"));
        return new(0);
    }

    private bool Within(int count, ValuePath path)
    {
        if (count > limits.Items)
        {
            failures.Add(path, null, new Constraint.WithinLimit($"{limits.Items} items"));
        }

        return count <= limits.Items;
    }

    private void Unknown(ValuePath? path, string name, JsonElement value)
    {
        if (!isLenient && name != TypeMember)
        {
            WireValue? shown =
                value.ValueKind == JsonValueKind.String && TextOf(value) is { } text ? WireValue.Of(text) : null;
            failures.Add(new ValuePath(path, new PathStep.Unknown(name)), shown, new Constraint.Known());
        }
    }

    private void Wrong(Shape shape, JsonElement json, ValuePath? path)
    {
        WireValue? shown =
            json.ValueKind is JsonValueKind.String && TextOf(json) is { } text ? WireValue.Of(text) : null;
        failures.Add(path, shown, new Constraint.OfType(ScalarText.TypeOf(shape), KindOf(json)));
    }

    private static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.Number => json.TryGetInt64(out _) ? "NUMBER_VALUE" : "DECIMAL_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        JsonValueKind.Object => "START_OBJECT",
        JsonValueKind.Array => "START_ARRAY",
        _ => "NULL_VALUE",
    };

    /// <summary>Null when the text isn't Unicode; JSON can be written that way.</summary>
    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
