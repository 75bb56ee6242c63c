using System.Collections.Immutable;

namespace Keyferry.Wire.Validation;

/// <summary>What a value of a request violates.</summary>
public abstract record Constraint
{
    private Constraint()
    {
    }

    /// <summary>It must be there.</summary>
    public sealed record Required : Constraint;

    /// <summary>The operation has no such parameter.</summary>
    public sealed record Known : Constraint;

    /// <summary>It must be of another type.</summary>
    /// <param name="Expected"><c>String</c>, <c>Integer</c> …: the service model's word</param>
    /// <param name="Actual">what JSON has there (<c>STRING_VALUE</c>); null where everything is text</param>
    public sealed record OfType(string Expected, string? Actual = null) : Constraint;

    public sealed record MinLength(int Length) : Constraint;

    public sealed record MaxLength(int Length) : Constraint;

    public sealed record Matches(string Pattern) : Constraint;

    public sealed record OneOf(ImmutableArray<string> Values) : Constraint;

    public sealed record AtLeast(string Bound) : Constraint;

    public sealed record AtMost(string Bound) : Constraint;

    /// <summary>A union must have exactly one member.</summary>
    public sealed record ExactlyOneMember : Constraint;

    /// <summary>The items of a list, or the values or keys of a map, must satisfy all of these.</summary>
    /// <param name="Part"><c>Member</c>, <c>Map value</c> or <c>Map keys</c></param>
    /// <param name="Constraints">all that hold, not only those violated</param>
    public sealed record Each(string Part, ImmutableArray<Constraint> Constraints) : Constraint;

    /// <summary>The message can't be read at all.</summary>
    public sealed record Readable(string Reason) : Constraint;

    /// <summary>The message is beyond what the server takes.</summary>
    public sealed record WithinLimit(string Limit) : Constraint;
}
