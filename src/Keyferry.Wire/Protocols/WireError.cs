using Keyferry.Wire.Values;

namespace Keyferry.Wire.Protocols;

/// <summary>An error that a service answers, in no protocol's envelope.</summary>
/// <param name="Code"><c>UnauthorizedOperation</c></param>
/// <param name="Message">what a person reads; empty when the answer has none</param>
/// <param name="Status">the HTTP status</param>
public sealed record WireError(string Code, string Message, int Status)
{
    /// <summary>What the error carries besides its message, as its shape names it.</summary>
    public WireValue.Structure Members { get; init; } = WireValue.Structure.Empty;

    /// <summary>The query protocols' word for whose fault it is (F8.20).</summary>
    public string Type => Status < 500 ? "Sender" : "Receiver";

    public override string ToString() => $"{Code}: {Message}";
}
