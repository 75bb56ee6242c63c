using System.Diagnostics;
using Keyferry.Policies.Requests;
using Keyferry.Wire.Protocols;

namespace Keyferry.Aws.Calling;

/// <summary>What a read of a live account came to.</summary>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>The answer with its value turned into another.</summary>
    public Answer<TOther> Select<TOther>(Func<T, TOther> map) => this switch
    {
        Known known => new Answer<TOther>.Known(map(known.Value)),
        Missing missing => new Answer<TOther>.Missing(missing.Error),
        Unknown unknown => new Answer<TOther>.Unknown(unknown.Because),
        _ => throw new UnreachableException(),
    };

    /// <summary>A fact of the world, where what is missing means <paramref name="whenMissing"/>.</summary>
    public Fact<TOther> ToFact<TOther>(Func<T, TOther> map, TOther whenMissing) => this switch
    {
        Known known => Fact<TOther>.Known(map(known.Value)),
        Missing => Fact<TOther>.Known(whenMissing),
        Unknown unknown => Fact<TOther>.Unknown(unknown.Because.ToString()),
        _ => throw new UnreachableException(),
    };

    /// <summary>AWS answered.</summary>
    public sealed record Known(T Value) : Answer<T>;

    /// <summary>AWS answered that there is no such thing: <c>NoSuchEntity</c>, <c>InvalidAMIID.NotFound</c> …</summary>
    public sealed record Missing(WireError Error) : Answer<T>;

    /// <summary>Nobody can tell, which is neither there nor missing.</summary>
    public sealed record Unknown(Unread Because) : Answer<T>;
}
