using Keyferry.Cloud.Execution;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Dispatch;

/// <summary>All that is known of a call when it is answered: for the log, CloudTrail and telemetry.</summary>
public sealed class Served(string requestId, DateTimeOffset at, string address, string? userAgent)
{
    public string RequestId { get; } = requestId;

    public DateTimeOffset At { get; } = at;

    public string Address { get; } = address;

    public string? UserAgent { get; } = userAgent;

    /// <summary>The span that the client is in, as W3C writes it; null if it says none.</summary>
    public string? TraceParent { get; internal init; }

    /// <summary>Null where nothing tells the service.</summary>
    public ServiceModel? Service { get; internal set; }

    /// <summary>Null where the service has no such operation.</summary>
    public Operation? Operation { get; internal set; }

    public string OperationName { get; internal set; } = "";

    /// <summary>Null where the sender isn't known.</summary>
    public Sender? Sender { get; internal set; }

    /// <summary>Null where the request can't be read.</summary>
    public WireValue.Structure? Input { get; internal set; }

    public WireValue.Structure? Output { get; internal set; }

    public WireError? Error { get; internal set; }

    /// <summary>Null where nothing was carried out.</summary>
    public Run? Run { get; internal set; }

    /// <summary>A fault of this program, or of its store; null if there was none.</summary>
    public Exception? Fault { get; internal set; }

    public int Status { get; internal set; }

    public TimeSpan Duration { get; internal set; }
}

/// <summary>Looks on when calls are answered. Called by many threads; must not hold anybody up.</summary>
public interface ICallObserver
{
    void Observe(Served served);
}
