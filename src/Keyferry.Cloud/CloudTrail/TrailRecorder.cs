using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>Makes of a finished call, and of the calls that it caused, the events that CloudTrail keeps.</summary>
public static class TrailRecorder
{
    private static readonly PolicyLayers s_noPolicies = new();

    /// <summary>
    /// The events, the outermost call's first. A call on another account's key or role gives two: one in each account's
    /// trail (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html, sharedEventID).
    /// </summary>
    public static ImmutableArray<TrailEvent> Record(Call call, TrailFacts facts)
    {
        ImmutableArray<TrailEvent>.Builder events = ImmutableArray.CreateBuilder<TrailEvent>();
        Add(events, call, facts);
        return events.ToImmutable();
    }

    /// <summary>Whether the call is recorded, or one that it caused.</summary>
    public static bool IsRecorded(Call call) => TellsRequest(call) || !call.Caused.IsEmpty;

    /// <summary>Whether the record tells the request's members; those of data events aren't told, as they aren't recorded.</summary>
    public static bool TellsRequest(Call call) => EventKind.IsManagement(call.Action);

    /// <summary>Whether the record tells the answer's members.</summary>
    public static bool TellsAnswer(Call call) => TellsRequest(call) && EventParameters.TellsAnswer(call);

    /// <summary>The same call with no more of its questions than its records need: thousands are kept.</summary>
    /// <param name="call">The call.</param>
    /// <param name="hasParameters">Whether <see cref="TrailFacts.RequestParameters"/> will tell what was asked for.</param>
    public static Call WithoutPolicies(Call call, bool hasParameters) => call with
    {
        Caller = call.Caller with { Context = EventIdentity.Told(call.Caller.Context), SessionPolicies = [] },
        Authorizations = ImmutableArray.CreateRange(call.Authorizations, WithoutPolicies, hasParameters),
        Caused = ImmutableArray.CreateRange(call.Caused, static (caused, _) => WithoutPolicies(caused, hasParameters: false), 0),
    };

    private static Authorization WithoutPolicies(Authorization asked, bool hasParameters) => asked with
    {
        Layers = s_noPolicies,
        Request = asked.Request with { Context = hasParameters ? RequestContext.Empty : Told(asked.Request.Context) },
    };

    private static RequestContext Told(RequestContext context) =>
        new(context.Values.Where(v => EventParameters.Tells(v.Key)), isComplete: true);

    private static void Add(ImmutableArray<TrailEvent>.Builder events, Call call, TrailFacts facts, bool isStep = false)
    {
        if (!isStep && !call.Continues && EventKind.IsManagement(call.Action))
        {
            AddRecords(events, call, facts);
        }

        string service = EventKind.Source(call.Action);
        ImmutableArray<Call> caused = JoinReEncryptions(call.Caused);
        for (int i = 0; i < caused.Length; i++)
        {
            Call next = caused[i];
            TrailFacts inner = facts.CausedBy(service, i);
            bool same = next.Caller.Principal == call.Caller.Principal;
            if (same && EventKind.Source(next.Action) == service)
            {
                // A service's own step for its caller is no call of the API.
                Add(events, next, facts with { EventId = inner.EventId, RequestId = inner.RequestId }, isStep: true);
            }
            else
            {
                Add(events, next, same ? inner : inner with { AccessKeyId = null, SessionBegan = null });
            }
        }
    }

    private static void AddRecords(ImmutableArray<TrailEvent>.Builder events, Call call, TrailFacts facts)
    {
        ImmutableArray<EventResource> resources = EventResources.Of(call);
        ImmutableArray<string> owners = EventResources.OtherRecipients(call, resources);
        string? shared = owners.IsEmpty ? null : EventIds.Following(facts.EventId, "shared");
        if (call.Caller.Account is { } account)
        {
            events.Add(Event(call, facts, account.Value, shared, resources));
        }

        foreach (string owner in owners)
        {
            TrailFacts there = facts with { EventId = EventIds.Following(facts.EventId, owner) };
            events.Add(Event(call, there, owner, shared, resources));
        }
    }

    private static TrailEvent Event(
        Call call, TrailFacts facts, string recipient, string? shared, ImmutableArray<EventResource> resources)
    {
        bool own = call.Caller.Account?.Value == recipient;
        return new TrailEvent
        {
            EventId = facts.EventId,
            EventTime = facts.Time,
            EventSource = EventKind.Source(call.Action),
            EventName = EventKind.Name(call.Action),
            RecipientAccountId = recipient,
            Region = EventKind.Region(call),
            Username = own ? EventIdentity.Username(call.Caller) : null,
            AccessKeyId = own ? facts.AccessKeyId : null,
            ReadOnly = EventKind.IsReadOnly(call.Action),
            Resources = [.. resources.Select(r => (r.Type, r.Name))],
            Record = EventRecord.Write(call, facts, recipient, shared, resources),
        };
    }

    // KMS asks twice for one ReEncrypt; its record lists both keys, the source first (F3.29).
    private static ImmutableArray<Call> JoinReEncryptions(ImmutableArray<Call> calls)
    {
        ImmutableArray<Call>.Builder joined = ImmutableArray.CreateBuilder<Call>(calls.Length);
        for (int i = 0; i < calls.Length; i++)
        {
            if (calls[i].Action == "kms:ReEncryptFrom" && i + 1 < calls.Length && calls[i + 1].Action == "kms:ReEncryptTo")
            {
                Call first = calls[i++];
                joined.Add(first with
                {
                    Authorizations = [.. first.Authorizations, .. calls[i].Authorizations],
                    Obstacles = [.. first.Obstacles, .. calls[i].Obstacles],
                    Error = first.Error ?? calls[i].Error,
                });
            }
            else
            {
                joined.Add(calls[i]);
            }
        }

        return joined.DrainToImmutable();
    }
}
