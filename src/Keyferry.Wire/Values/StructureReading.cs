namespace Keyferry.Wire.Values;

/// <summary>
/// Members of a structure by the kind that its shape declares; null when absent. For values that were held to their
/// shape: another kind is our fault, and an <see cref="InvalidCastException"/>.
/// </summary>
public static class StructureReading
{
    public static string? Text(this WireValue.Structure structure, string name) =>
        ((WireValue.Text?)structure[name])?.Value;

    public static long? Integer(this WireValue.Structure structure, string name) =>
        ((WireValue.Integer?)structure[name])?.Value;

    public static double? Number(this WireValue.Structure structure, string name) =>
        ((WireValue.Number?)structure[name])?.Value;

    public static bool? Flag(this WireValue.Structure structure, string name) =>
        ((WireValue.Boolean?)structure[name])?.Value;

    public static ReadOnlyMemory<byte>? Bytes(this WireValue.Structure structure, string name) =>
        ((WireValue.Blob?)structure[name])?.Bytes;

    public static DateTimeOffset? Instant(this WireValue.Structure structure, string name) =>
        ((WireValue.Timestamp?)structure[name])?.Value;

    /// <summary>Of a structure, or the entries of a map.</summary>
    public static WireValue.Structure? Members(this WireValue.Structure structure, string name) =>
        (WireValue.Structure?)structure[name];

    /// <summary>Empty when absent.</summary>
    public static IEnumerable<string> Texts(this WireValue.Structure structure, string name) =>
        ((WireValue.List?)structure[name])?.Items.Cast<WireValue.Text>().Select(t => t.Value) ?? [];

    /// <summary>Empty when absent.</summary>
    public static IEnumerable<WireValue.Structure> Structures(this WireValue.Structure structure, string name) =>
        ((WireValue.List?)structure[name])?.Items.Cast<WireValue.Structure>() ?? [];

    /// <summary>A map of texts; empty when absent.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TextMap(this WireValue.Structure structure, string name) =>
        structure.Members(name)?.Members.Select(m => KeyValuePair.Create(m.Key, ((WireValue.Text)m.Value).Value)) ?? [];
}
