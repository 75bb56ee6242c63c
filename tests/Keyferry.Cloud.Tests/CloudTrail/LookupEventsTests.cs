using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Xunit;

namespace Keyferry.Cloud.Tests.CloudTrail;

public sealed class LookupEventsTests
{
    private static readonly Caller s_root = Caller.Root(TestWorld.Source);

    private readonly TestWorld _world = new();
    private readonly Events _events = new();

    [Fact]
    public void Answers_the_newest_first_in_pages_that_together_hold_every_event_once()
    {
        Add(Enumerable.Range(0, 7).Select(i => Event($"e{i}", "CopyImage", minutes: i)));

        List<string> seen = [];
        string? token = null;
        do
        {
            EventPage page = Look(new EventLookup { MaxResults = 3, NextToken = token });
            seen.AddRange(page.Events.Select(e => e.EventId));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(["e6", "e5", "e4", "e3", "e2", "e1", "e0"], seen);
    }

    [Theory]
    [InlineData("EventName", "CreateGrant", "b")]
    [InlineData("EventId", "a", "a")]
    [InlineData("ReadOnly", "true", "c")]
    [InlineData("Username", "bob", "b")]
    [InlineData("EventSource", "kms.amazonaws.com", "b")]
    [InlineData("ResourceType", "AWS::KMS::Key", "b")]
    [InlineData("ResourceName", "arn:of:key", "b")]
    [InlineData("AccessKeyId", "AKIAIOSFODNN7EXAMPLE", "a")]
    [InlineData("EventName", "createGrant", "")]
    public void Finds_by_one_attribute(string key, string value, string expected)
    {
        Add(
        [
            Event("a", "CopyImage") with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" },
            Event("b", "CreateGrant") with
            {
                EventSource = "kms.amazonaws.com",
                Username = "bob",
                Resources = [("AWS::KMS::Key", "arn:of:key")],
            },
            Event("c", "DescribeImages") with { ReadOnly = true },
        ]);

        Assert.Equal(expected, string.Concat(Look(new EventLookup { Attributes = [(key, value)] }).Events.Select(e => e.EventId)));
    }

    [Fact]
    public void Keeps_to_the_times_asked_for_and_to_ninety_days()
    {
        Add([Event("old", "CopyImage", minutes: -100 * 24 * 60), Event("a", "CopyImage", 1), Event("b", "CopyImage", 2), Event("c", "CopyImage", 3)]);
        DateTimeOffset start = _world.World.Now;

        EventPage page = Look(new EventLookup { StartTime = start.AddMinutes(1), EndTime = start.AddMinutes(2) });

        Assert.Equal(["b", "a"], page.Events.Select(e => e.EventId));
        Assert.DoesNotContain(Look(new EventLookup()).Events, e => e.EventId == "old");
    }

    [Theory]
    [InlineData("InvalidMaxResultsException")]
    [InlineData("InvalidTimeRangeException")]
    [InlineData("InvalidLookupAttributesException")]
    [InlineData("InvalidNextTokenException")]
    [InlineData("InvalidEventCategoryException")]
    public void Refuses_what_makes_no_sense(string code)
    {
        EventLookup lookup = code switch
        {
            "InvalidMaxResultsException" => new EventLookup { MaxResults = 51 },
            "InvalidTimeRangeException" => new EventLookup { StartTime = _world.World.Now, EndTime = _world.World.Now.AddDays(-1) },
            "InvalidLookupAttributesException" => new EventLookup { Attributes = [("EventName", "a"), ("EventId", "b")] },
            "InvalidNextTokenException" => new EventLookup { NextToken = "AAAA" },
            _ => new EventLookup { EventCategory = "data" },
        };

        Assert.Equal(code, Service().LookupEvents(s_root, TestWorld.East, lookup).Error?.Code);
    }

    [Fact]
    public void Refuses_a_token_that_was_given_for_another_question()
    {
        Add(Enumerable.Range(0, 3).Select(i => Event($"e{i}", "CopyImage", i)));
        string? token = Look(new EventLookup { MaxResults = 1 }).NextToken;

        Reply<EventPage> reply = Service().LookupEvents(
            s_root, TestWorld.East, new EventLookup { NextToken = token, Attributes = [("EventName", "CopyImage")] });

        Assert.Equal("InvalidNextTokenException", reply.Error?.Code);
    }

    [Fact]
    public void Denies_a_caller_whom_no_policy_allows_it()
    {
        _world.Role(TestWorld.Source, "blind", TestWorld.Deny("cloudtrail:LookupEvents"));

        Reply<EventPage> reply = Service().LookupEvents(_world.Session(TestWorld.Source, "blind"), TestWorld.East, new EventLookup());

        Assert.Equal(
            new ServiceError("cloudtrail", "AccessDeniedException",
                "User: arn:aws:sts::111122223333:assumed-role/blind/session is not authorized to perform: cloudtrail:LookupEvents "
                + "with an explicit deny in an identity-based policy", 400),
            reply.Error);
    }

    private EventPage Look(EventLookup lookup) => Service().LookupEvents(s_root, TestWorld.East, lookup).Value!;

    private CloudTrailService Service() =>
        new(new Run(_world.World with { Now = _world.World.Now.AddHours(1) }, ExecutionMode.Actual) { Platform = new Host(_events) });

    private void Add(IEnumerable<TrailEvent> events)
    {
        foreach (TrailEvent recorded in events)
        {
            _events.Append(recorded);
        }
    }

    private TrailEvent Event(string id, string name, int minutes = 0) => new()
    {
        EventId = id,
        EventName = name,
        EventSource = "ec2.amazonaws.com",
        EventTime = _world.World.Now.AddMinutes(minutes),
        RecipientAccountId = TestWorld.Source.Value,
        Region = TestWorld.East.Value,
        Record = "{}",
    };

    private sealed class Events : IEventLog
    {
        private readonly List<TrailEvent> _all = [];

        public void Append(TrailEvent recorded) => _all.Add(recorded);

        public IEnumerable<TrailEvent> Of(string accountId, string region) =>
            _all.AsEnumerable().Reverse().Where(e => e.RecipientAccountId == accountId && e.Region == region);
    }

    private sealed class Host(IEventLog events) : Platform
    {
        public override TimeZoneInfo? TimeZone(string name) => null;

        public override IBlockStore Blocks => throw new NotSupportedException();

        public override IEventLog Events => events;

        public override void FillRandom(Span<byte> bytes) => bytes.Clear();

        public override byte[] NewPrivateKey(string keySpec) => [];
    }
}
