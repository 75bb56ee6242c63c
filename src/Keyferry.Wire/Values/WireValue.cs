using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Wire.Values;

/// <summary>
/// A value that a message carries, free of any protocol: what a request asks and an answer says. Values compare by
/// content; what a shape declares and a value lacks is absent, not null.
/// </summary>
public abstract record WireValue
{
    private WireValue()
    {
    }

    public static WireValue Of(string value) => new Text(value);

    public static WireValue Of(long value) => new Integer(value);

    public static WireValue Of(bool value) => value ? Boolean.True : Boolean.False;

    public static WireValue Of(DateTimeOffset value) => new Timestamp(value);

    public static WireValue Of(params IEnumerable<WireValue> items) => new List([.. items]);

    public sealed override string ToString() => WireValueText.Of(this);

    /// <summary>Members, or the entries of a map, in the order of the message. A name stands once.</summary>
    public sealed record Structure(ImmutableArray<KeyValuePair<string, WireValue>> Members) : WireValue
    {
        public static Structure Empty { get; } = new([]);

        /// <summary>The member of that name; null when it is absent.</summary>
        public WireValue? this[string name]
        {
            get
            {
                foreach (KeyValuePair<string, WireValue> member in Members)
                {
                    if (string.Equals(member.Key, name, StringComparison.Ordinal))
                    {
                        return member.Value;
                    }
                }

                return null;
            }
        }

        /// <summary>Compares without regard to order: neither JSON's objects nor forms have one.</summary>
        public bool Equals(Structure? other) =>
            other is not null
            && Members.Length == other.Members.Length
            && Members.All(m => m.Value.Equals(other[m.Key]));

        public override int GetHashCode() =>
            Members.Aggregate(Members.Length, (hash, m) => hash ^ string.GetHashCode(m.Key, StringComparison.Ordinal));

        public Structure With(string name, WireValue value) =>
            new([.. Members.Where(m => m.Key != name), new KeyValuePair<string, WireValue>(name, value)]);
    }

    public sealed record List(ImmutableArray<WireValue> Items) : WireValue
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    public sealed record Text(string Value) : WireValue;

    public sealed record Integer(long Value) : WireValue;

    public sealed record Number(double Value) : WireValue;

    public sealed record Boolean : WireValue
    {
        private Boolean(bool value) => Value = value;

        public static Boolean True { get; } = new(true);

        public static Boolean False { get; } = new(false);

        public bool Value { get; }
    }

    public sealed record Blob(ReadOnlyMemory<byte> Bytes) : WireValue
    {
        public bool Equals(Blob? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

        public override int GetHashCode() => Bytes.Length;
    }

    /// <summary>An instant; whatever its offset, equal instants are equal.</summary>
    public sealed record Timestamp(DateTimeOffset Value) : WireValue;

    /// <summary>JSON's null, where it means something: in a document, and as the item of a list or map.</summary>
    public sealed record Null : WireValue
    {
        private Null()
        {
        }

        public static Null Value { get; } = new();
    }

    private static class WireValueText
    {
        /// <summary>
        /// As AWS's validation messages show a value: text bare, lists in brackets, structures in braces.
        /// </summary>
        public static string Of(WireValue value) => value switch
        {
            Structure s => $"{{{string.Join(", ", s.Members.Select(m => $"{m.Key}={m.Value}"))}}}",
            List l => $"[{string.Join(", ", l.Items)}]",
            Text t => t.Value,
            Integer i => i.Value.ToString(CultureInfo.InvariantCulture),
            Number n => n.Value.ToString("R", CultureInfo.InvariantCulture),
            Boolean b => b.Value ? "true" : "false",
            Blob b => $"{b.Bytes.Length} bytes",
            Timestamp t => t.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
            _ => "null",
        };
    }
}
