using System.Diagnostics.CodeAnalysis;

namespace Keyferry.Cloud.Execution;

/// <summary>What a service call gave: a value or an error.</summary>
public readonly record struct Reply<T>(T? Value, ServiceError? Error)
{
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value as something else; an error stays what it is.</summary>
    public Reply<TOther> Select<TOther>(Func<T, TOther> map) => Error is { } error ? error : map(Value!);

    public static implicit operator Reply<T>(T value) => new(value, null);

    public static implicit operator Reply<T>(ServiceError error) => new(default, error);
}

/// <summary>The value of calls that answer nothing of interest.</summary>
public readonly record struct Done;
