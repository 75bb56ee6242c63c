namespace Keyferry.Cloud.CloudTrail;

/// <summary>One event as CloudTrail keeps it (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).</summary>
public sealed record TrailEvent
{
    public required string EventId { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    /// <summary><c>kms.amazonaws.com</c></summary>
    public required string EventSource { get; init; }

    /// <summary><c>CreateGrant</c></summary>
    public required string EventName { get; init; }

    /// <summary>The account in whose trail it stands.</summary>
    public required string RecipientAccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>The user's name as LookupEvents shows it; null where there is none.</summary>
    public string? Username { get; init; }

    public string? AccessKeyId { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Type and name of each resource: <c>AWS::KMS::Key</c>, an ARN.</summary>
    public IReadOnlyList<(string Type, string Name)> Resources { get; init; } = [];

    /// <summary>The event record, JSON.</summary>
    public required string Record { get; init; }
}
