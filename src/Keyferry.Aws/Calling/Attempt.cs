using Keyferry.Wire.Protocols;

namespace Keyferry.Aws.Calling;

/// <summary>What a read came to, before anybody says where.</summary>
internal readonly record struct Attempt<T>
{
    public T? Value { get; init; }

    public WireError? Missing { get; init; }

    public Obstacle? Obstacle { get; init; }
}

/// <summary>What stood between a read and its answer, and the words for it.</summary>
internal sealed record Obstacle(UnreadCause Cause, string Words)
{
    public static Obstacle Interrupted { get; } = new(UnreadCause.Interrupted, "the run was stopped before it was read");
}
