using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>What a client makes of a response.</summary>
public abstract record DecodedResponse
{
    private DecodedResponse()
    {
    }

    /// <param name="Output">the result</param>
    /// <param name="RequestId">null when the answer has none</param>
    public sealed record Success(WireValue.Structure Output, string? RequestId) : DecodedResponse;

    /// <param name="Error">what the service says</param>
    /// <param name="RequestId">null when the answer has none</param>
    public sealed record Failure(WireError Error, string? RequestId) : DecodedResponse;

    /// <summary>The answer isn't in the protocol; a proxy's page, or cut off.</summary>
    public sealed record Unreadable(int Status, string Reason) : DecodedResponse;
}
