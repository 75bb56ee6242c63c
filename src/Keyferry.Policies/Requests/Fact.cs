using System.Diagnostics.CodeAnalysis;

namespace Keyferry.Policies.Requests;

/// <summary>
/// Something that is known, or unknown with the reason. A live account is never fully visible; what could not be read
/// stays unknown and is never taken for empty.
/// </summary>
public readonly record struct Fact<T>
{
    private readonly T _value;
    private readonly string? _unknown;

    private Fact(T value, string? unknown)
    {
        _value = value;
        _unknown = unknown;
    }

    /// <summary>Whether the value is known. The default of this struct is the default of T, known.</summary>
    [MemberNotNullWhen(false, nameof(UnknownBecause))]
    public bool IsKnown => _unknown is null;

    /// <summary>Why it is unknown, for a person (`iam:GetRole was denied in 222222222222`); null if known.</summary>
    public string? UnknownBecause => _unknown;

    /// <summary>The value; throws <see cref="InvalidOperationException"/> if unknown.</summary>
    public T Value => _unknown is null ? _value : throw new InvalidOperationException($"unknown: {_unknown}");

    /// <summary>The value if known, else <paramref name="fallback"/>.</summary>
    public T Or(T fallback) => _unknown is null ? _value : fallback;

    public Fact<TOther> Select<TOther>(Func<T, TOther> map) =>
        _unknown is null ? Fact<TOther>.Known(map(_value)) : Fact<TOther>.Unknown(_unknown);

    public static Fact<T> Known(T value) => new(value, null);

    public static Fact<T> Unknown(string because) => new(default!, because);

    public static implicit operator Fact<T>(T value) => Known(value);
}
