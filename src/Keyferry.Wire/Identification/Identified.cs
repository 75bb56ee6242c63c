using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Identification;

/// <summary>Which service and operation a request means.</summary>
public abstract record Identified
{
    private Identified()
    {
    }

    public sealed record Call(ServiceModel Service, Operation Operation) : Identified;

    /// <summary>A service that is there, asked for what it doesn't have.</summary>
    /// <param name="Service">answers, in its own error shape</param>
    /// <param name="Name">the operation's name, or method and path</param>
    public sealed record UnknownOperation(ServiceModel Service, string Name) : Identified;

    /// <param name="Hint">
    /// what the request says of its service: a signing name, a target, a version; empty when nothing does
    /// </param>
    public sealed record UnknownService(string Hint) : Identified;
}
