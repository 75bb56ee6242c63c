using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Keyferry.Policies.Source;

/// <summary>What reading a text gave: a value, or at least one error; warnings may stand beside either.</summary>
public sealed class Parsed<T>
    where T : class
{
    // Invariant: Value is null exactly if Problems has an Error.
    private Parsed(T? value, ImmutableArray<Problem> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>The value; null if there are errors.</summary>
    public T? Value { get; }

    /// <summary>Errors and warnings in the order of their positions.</summary>
    public ImmutableArray<Problem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <summary>The value if no problem is an error; else the problems alone.</summary>
    public static Parsed<T> From(T? value, IEnumerable<Problem> problems)
    {
        ImmutableArray<Problem> sorted = [.. problems.OrderBy(p => p.Position).ThenBy(p => p.Message, StringComparer.Ordinal)];
        bool failed = value is null || sorted.Any(p => p.Severity == ProblemSeverity.Error);
        return new Parsed<T>(failed ? null : value, sorted);
    }

    /// <summary>The value; throws <see cref="InvalidOperationException"/> with all problems if there is none.</summary>
    public T Required() =>
        Value ?? throw new InvalidOperationException(string.Join("\n", Problems));

}
