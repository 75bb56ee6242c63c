using System.Globalization;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// One call as CloudTrail recorded it
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).
/// </summary>
/// <param name="Time">To the second; the trail has no finer one.</param>
/// <param name="Action"><c>kms:CreateGrant</c>.</param>
public sealed record RecordedCall(DateTimeOffset Time, string Action)
{
    /// <summary>The account in whose trail it stands; null if the event doesn't say.</summary>
    public string? Account { get; init; }

    public string? Region { get; init; }

    /// <summary>ARN of the caller, or of a service or foreign account what the event tells: its name or id.</summary>
    public string? Caller { get; init; }

    /// <summary>What it was about, as its parameters name it: an ARN, an id or a name; null if they name nothing.</summary>
    public string? Subject { get; init; }

    /// <summary><c>AccessDenied</c> …; null for a call that succeeded.</summary>
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>Unique within an account's trail; null if the event has none.</summary>
    public string? EventId { get; init; }

    public string TimeText => Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
