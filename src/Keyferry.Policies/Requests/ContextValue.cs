using System.Collections.Immutable;

namespace Keyferry.Policies.Requests;

/// <summary>The value of one condition context key of a request: known values, known to be absent, or unknown.</summary>
public sealed record ContextValue
{
    private ContextValue(ImmutableArray<string> values, bool isMultivalued, string? unknown)
    {
        Values = values;
        IsMultivalued = isMultivalued;
        UnknownBecause = unknown;
    }

    /// <summary>The values as text; empty for an absent key, an empty multivalued key, or an unknown one.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Whether the request sent a list (set operators are meant for these; F5.45).</summary>
    public bool IsMultivalued { get; }

    /// <summary>Why the value isn't known (it may also be absent); null if it is.</summary>
    public string? UnknownBecause { get; }

    /// <summary>The key is known not to be in the request.</summary>
    public static ContextValue Absent { get; } = new([], false, null);

    public static ContextValue Of(string value) => new([value], false, null);

    /// <summary>IAM's booleans are the texts <c>true</c> and <c>false</c>.</summary>
    public static ContextValue Of(bool value) => value ? True : False;

    public static ContextValue Many(params IEnumerable<string> values) => new([.. values], true, null);

    public static ContextValue Unknown(string because) => new([], false, because);

    private static ContextValue True { get; } = Of("true");

    private static ContextValue False { get; } = Of("false");
}
