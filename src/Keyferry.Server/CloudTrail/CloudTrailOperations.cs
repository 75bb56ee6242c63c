using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.CloudTrail;

namespace Keyferry.Server.CloudTrail;

/// <summary>CloudTrail's operations, mapped to the core.</summary>
public static class CloudTrailOperations
{
    public static void AddTo(OperationTable table) => table.Add(Api.CloudTrailModel.LookupEvents, LookupEvents);

    private static Reply<Api.LookupEventsResponse> LookupEvents(ServiceCall call, Api.LookupEventsRequest request)
    {
        Reply<EventPage> page = new CloudTrailService(call.Run).LookupEvents(call.Caller, call.Region, new EventLookup
        {
            Attributes = [.. (request.LookupAttributes ?? []).Select(a => (a.AttributeKey, a.AttributeValue))],
            StartTime = request.StartTime,
            EndTime = request.EndTime,
            EventCategory = request.EventCategory,
            MaxResults = request.MaxResults,
            NextToken = request.NextToken,
        });
        return page.Succeeded
            ? new Api.LookupEventsResponse { Events = [.. page.Value!.Events.Select(Event)], NextToken = page.Value.NextToken }
            : page.Error;
    }

    private static Api.Event Event(TrailEvent recorded) => new()
    {
        EventId = recorded.EventId,
        EventName = recorded.EventName,
        ReadOnly = recorded.ReadOnly ? "true" : "false",
        AccessKeyId = recorded.AccessKeyId,
        EventTime = recorded.EventTime,
        EventSource = recorded.EventSource,
        Username = recorded.Username,
        Resources = [.. recorded.Resources.Select(r => new Api.Resource { ResourceType = r.Type, ResourceName = r.Name })],
        CloudTrailEvent = recorded.Record,
    };
}
