using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Keyferry.Server.Storage.Rows;

namespace Keyferry.Server.Storage.Json;

/// <summary>
/// The JSON in which things of the world are kept: every member that can be set, under its own name, nulls included, so
/// that what is read is what was written.
/// </summary>
internal static class WorldJson
{
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Of<T>());

    /// <summary>Throws <see cref="JsonException"/> where the text isn't what was written.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize(json, Of<T>()) ?? throw new JsonException("a value is expected, not null");

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions MakeOptions()
    {
        JsonSerializerOptions options = new(WorldJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = WorldJsonContext.Default.WithAddedModifier(LeaveOut),
        };
        options.MakeReadOnly();
        return options;
    }

    // What has rows of its own isn't written once more with the rest of the world; nor is what is computed from other members.
    private static void LeaveOut(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            JsonPropertyInfo property = type.Properties[i];
            if (property is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(i);
            }
            else if (WorldCollections.HasRows(type.Type, property.Name))
            {
                property.ShouldSerialize = (_, _) => false;
            }
        }
    }
}
