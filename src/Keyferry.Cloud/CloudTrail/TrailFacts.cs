namespace Keyferry.Cloud.CloudTrail;

/// <summary>What the records of a call tell beside the call itself.</summary>
public sealed record TrailFacts
{
    /// <summary>A UUID; the events of the calls that this one caused get ids that follow from it.</summary>
    public required string EventId { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>When the caller's session began; null for long-term credentials.</summary>
    public DateTimeOffset? SessionBegan { get; init; }

    /// <summary>The client's address; a service's name for what a service does by itself.</summary>
    public required string SourceIpAddress { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>The request's members, a JSON object, or null: then what the call's authorizations tell of it.</summary>
    public string? RequestParameters { get; init; }

    /// <summary>The answer's members, a JSON object, or null.</summary>
    public string? ResponseElements { get; init; }

    /// <summary>The service that makes the call (<c>imagebuilder.amazonaws.com</c>); null for a client's.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The facts of calls that a service makes by itself later, in a role of the account.</summary>
    public static TrailFacts OfService(string service, string eventId, DateTimeOffset time) => new()
    {
        EventId = eventId,
        RequestId = EventIds.Following(eventId, "request"),
        Time = time,
        SourceIpAddress = service,
        UserAgent = service,
        InvokedBy = service,
    };

    // F3.11: what a service does on behalf of its caller comes from inside AWS, in the caller's name.
    internal TrailFacts CausedBy(string service, int number) => new()
    {
        EventId = EventIds.Following(EventId, $"caused {number}"),
        RequestId = EventIds.Following(RequestId, $"caused {number}"),
        Time = Time,
        AccessKeyId = AccessKeyId,
        SessionBegan = SessionBegan,
        SourceIpAddress = "AWS Internal",
        UserAgent = "AWS Internal",
        InvokedBy = service,
    };
}
