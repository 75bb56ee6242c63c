using System.Collections.Immutable;
using Keyferry.Wire.Validation;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>What a server makes of a request.</summary>
public abstract record DecodedRequest
{
    private DecodedRequest()
    {
    }

    /// <summary>The input satisfies its shape in everything.</summary>
    public sealed record Accepted(WireValue.Structure Input) : DecodedRequest;

    /// <summary>At least one thing is wrong.</summary>
    public sealed record Rejected(ImmutableArray<ValidationFailure> Failures) : DecodedRequest;
}
