namespace Keyferry.Server.Tests.Harness;

/// <summary>A clock that goes as the system's does, from another time on if one is given, and that can be put forward.</summary>
internal sealed class StoryClock(DateTimeOffset? begins) : TimeProvider
{
    private TimeSpan _ahead = begins is { } time ? time - System.GetUtcNow() : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Pass(TimeSpan time) => _ahead += time;
}
