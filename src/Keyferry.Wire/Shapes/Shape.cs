using System.Collections.Immutable;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Shapes;

/// <summary>
/// What values of one kind look like: one type of an AWS service model. Shapes may be recursive, so members name their
/// targets late; that is why shapes aren't compared by value. <see cref="Describe"/> makes them.
/// </summary>
public abstract class Shape
{
    private Shape()
    {
    }

    /// <summary>Its values aren't shown to anybody: messages and logs leave them out.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Named members; or, as a union, exactly one of them.</summary>
    public sealed class Structure : Shape
    {
        public Structure(string name, IEnumerable<Member> members)
        {
            Name = name;
            Members = [.. members];
            HasXmlAttributes = Members.Any(m => m.IsXmlAttribute);
        }

        public string Name { get; }

        public ImmutableArray<Member> Members { get; }

        public bool HasXmlAttributes { get; }

        public bool IsUnion { get; init; }

        /// <summary>
        /// The member that is the whole body of an HTTP message (REST); null when members share the body.
        /// </summary>
        public string? Payload { get; init; }

        public Member? this[string name]
        {
            get
            {
                foreach (Member member in Members)
                {
                    if (member.Name == name)
                    {
                        return member;
                    }
                }

                return null;
            }
        }

        public override string ToString() => Name;

        internal PresentMembers PresentIn(WireValue.Structure value) => new(this, value);
    }

    public sealed class List(Member item) : Shape
    {
        public Member Item { get; } = item;

        public Range<int> Length { get; init; }

        public bool IsFlattened { get; init; }
    }

    public sealed class Map(Member key, Member value) : Shape
    {
        public Member Key { get; } = key;

        public Member Value { get; } = value;

        public Range<int> Length { get; init; }

        public bool IsFlattened { get; init; }
    }

    public sealed class Text : Shape
    {
        /// <summary>In characters.</summary>
        public Range<int> Length { get; init; }

        /// <summary>What the whole value must match.</summary>
        public TextPattern? Pattern { get; init; }

        /// <summary>The only values allowed; empty when any is.</summary>
        public ImmutableArray<string> Enum { get; init; } = [];
    }

    /// <summary>A whole number of 32 bits, or of 64 when it is long.</summary>
    public sealed class Integer : Shape
    {
        public bool IsLong { get; init; }

        public Range<long> Range { get; init; }
    }

    /// <summary>A float or a double.</summary>
    public sealed class Number : Shape
    {
        public bool IsSingle { get; init; }

        public Range<double> Range { get; init; }
    }

    public sealed class Boolean : Shape;

    public sealed class Blob : Shape
    {
        /// <summary>In bytes, before any encoding.</summary>
        public Range<int> Length { get; init; }
    }

    public sealed class Timestamp : Shape
    {
        /// <summary>Null: what the protocol and the place in the message prescribe.</summary>
        public TimestampFormat? Format { get; init; }
    }

    /// <summary>Any JSON value, without a shape of its own.</summary>
    public sealed class Document : Shape;
}
