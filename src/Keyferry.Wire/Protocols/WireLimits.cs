namespace Keyferry.Wire.Protocols;

/// <summary>
/// How much of a message is read. Beyond it the answer is an error, whatever the message says. AWS publishes no such
/// numbers; these are far above every documented quota of the services here.
/// </summary>
/// <param name="BodyBytes">the body</param>
/// <param name="Depth">values within values</param>
/// <param name="Items">items of one list or map</param>
/// <param name="Parameters">parameters of one form</param>
public sealed record WireLimits(int BodyBytes, int Depth, int Items, int Parameters)
{
    public static WireLimits Default { get; } = new(4 * 1024 * 1024, 64, 10_000, 20_000);
}
