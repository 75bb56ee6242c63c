using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Keyferry.Policies.Language;

namespace Keyferry.Server.Storage.Json;

/// <summary>
/// A policy as the text that it was given as; one that stood in a larger text with the place of each of its parts there, so
/// that evidence points to them after a restart too.
/// </summary>
internal sealed class PolicyConverter : JsonConverter<Policy>
{
    public override Policy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        KeptPolicy kept = JsonSerializer.Deserialize(ref reader, TypeOf(options)) ?? throw new JsonException("a policy is expected");
        return kept switch
        {
            { Text: { } text } => Policy.Parse(kept.Name, kept.Document, text, kept.Kind).Value
                ?? throw new JsonException($"the text of the policy `{kept.Name}` can't be read"),
            { Content: { } content } => Policy.Kept(kept.Name, kept.Document, kept.Kind, content),
            _ => throw new JsonException($"the policy `{kept.Name}` has no text"),
        };
    }

    public override void Write(Utf8JsonWriter writer, Policy value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        new KeptPolicy(value.Name, value.Document, value.Kind, value.Given, value.Given is null ? value.Content : null),
        TypeOf(options));

    private static JsonTypeInfo<KeptPolicy> TypeOf(JsonSerializerOptions options) =>
        (JsonTypeInfo<KeptPolicy>)options.GetTypeInfo(typeof(KeptPolicy));
}

/// <summary>What there is to keep of a policy: its text, or where it has none of its own, its content.</summary>
internal sealed record KeptPolicy(string Name, string Document, PolicyKind Kind, string? Text, PolicyDocument? Content);
