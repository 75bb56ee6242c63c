using System.Collections.Immutable;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>What LookupEvents is asked for (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html).</summary>
public sealed record EventLookup
{
    /// <summary>Names and values; AWS takes one at most.</summary>
    public ImmutableArray<(string Key, string Value)> Attributes { get; init; } = [];

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary><c>insight</c>, or null for management events.</summary>
    public string? EventCategory { get; init; }

    /// <summary>1 to 50; null for 50.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A page of events, the newest first.</summary>
public sealed record EventPage(ImmutableArray<TrailEvent> Events, string? NextToken);
