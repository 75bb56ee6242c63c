using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>CloudTrail's event history: the management events of the last 90 days of one account in one Region.</summary>
public sealed class CloudTrailService(Run run)
{
    private const int PageSize = 50;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    private static readonly FrozenDictionary<string, Func<TrailEvent, string, bool>> s_attributes =
        new Dictionary<string, Func<TrailEvent, string, bool>>
        {
            ["EventId"] = (e, value) => e.EventId == value,
            ["EventName"] = (e, value) => e.EventName == value,
            ["ReadOnly"] = (e, value) => (e.ReadOnly ? "true" : "false").Equals(value, StringComparison.OrdinalIgnoreCase),
            ["Username"] = (e, value) => e.Username == value,
            ["ResourceType"] = (e, value) => e.Resources.Any(r => r.Type == value),
            ["ResourceName"] = (e, value) => e.Resources.Any(r => r.Name == value),
            ["EventSource"] = (e, value) => e.EventSource == value,
            ["AccessKeyId"] = (e, value) => e.AccessKeyId == value,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public Reply<EventPage> LookupEvents(Caller caller, Region region, EventLookup lookup)
    {
        using CallScope scope = run.Begin(caller, "cloudtrail:LookupEvents", region, "*");
        if (scope.Ask(run, caller, new Question("cloudtrail:LookupEvents", "*", region), Denied) is { } denied)
        {
            return denied;
        }

        if (Check(lookup) is { } invalid)
        {
            return scope.Fail(invalid);
        }

        string? after = null;
        if (lookup.NextToken is { } token && !TryRead(token, lookup, out after))
        {
            return scope.Fail(Error("InvalidNextTokenException", "Invalid token or token expired"));
        }

        return lookup.EventCategory is null
            ? Page(caller, region, lookup, after)
            : new EventPage([], null);
    }

    private EventPage Page(Caller caller, Region region, EventLookup lookup, string? after)
    {
        Platform platform = run.Platform ?? throw new InvalidOperationException("a run that keeps no events was asked for them");
        AccountId account = caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no event history");
        IEnumerable<TrailEvent> events = platform.Events.Of(account.Value, region.Value).Where(e => Matches(e, lookup));
        if (after is not null)
        {
            events = events.SkipWhile(e => e.EventId != after).Skip(1);
        }

        int size = lookup.MaxResults ?? PageSize;
        ImmutableArray<TrailEvent> found = [.. events.Take(size + 1)];
        return found.Length <= size
            ? new EventPage(found, null)
            : new EventPage(found[..size], Token(lookup, found[size - 1].EventId));
    }

    private bool Matches(TrailEvent recorded, EventLookup lookup) =>
        recorded.EventTime >= run.World.Now - s_kept
        && (lookup.StartTime is not { } start || recorded.EventTime >= start)
        && (lookup.EndTime is not { } end || recorded.EventTime <= end)
        && lookup.Attributes.All(a => s_attributes[a.Key](recorded, a.Value));

    private static ServiceError? Check(EventLookup lookup)
    {
        if (lookup.Attributes.Length > 1)
        {
            return Error("InvalidLookupAttributesException", "You can specify only one lookup attribute.");
        }

        if (lookup.Attributes is [var attribute] && (!s_attributes.ContainsKey(attribute.Key) || attribute.Value.Length == 0))
        {
            return Error("InvalidLookupAttributesException", $"Lookup attribute {attribute.Key} with value '{attribute.Value}' is not valid.");
        }

        if (lookup.MaxResults is < 1 or > PageSize)
        {
            return Error("InvalidMaxResultsException",
                $"A max results value of {lookup.MaxResults} is invalid. Specify max results between 1 and {PageSize}.");
        }

        if (lookup.EventCategory is not (null or "insight"))
        {
            return Error("InvalidEventCategoryException", $"Event category {lookup.EventCategory} is not valid.");
        }

        return lookup.StartTime > lookup.EndTime
            ? Error("InvalidTimeRangeException", "The specified start time is after the specified end time.")
            : null;
    }

    // A token goes with the question that it was given for.
    private static string Token(EventLookup lookup, string eventId) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Digest(lookup)}/{eventId}"));

    private static bool TryRead(string token, EventLookup lookup, out string? after)
    {
        after = null;
        Span<byte> bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(bytes[..length]).Split('/');
        after = parts is [var digest, var id] && digest == Digest(lookup) ? id : null;
        return after is not null;
    }

    private static string Digest(EventLookup lookup)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{lookup.StartTime?.UtcTicks}\n{lookup.EndTime?.UtcTicks}\n{lookup.EventCategory}");
        foreach ((string key, string value) in lookup.Attributes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{key}\n{value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private ServiceError Denied(Authorization authorization) => AccessDenied.Json("cloudtrail", run.World, authorization);

    private static ServiceError Error(string code, string message) => new("cloudtrail", code, message, 400);
}
