using System.Collections.Immutable;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>What CloudTrail recorded, laid beside a message and what the world foretells.</summary>
public sealed class TrailTests
{
    private static string Events =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Keyferry.Doctor.Tests/Explaining/trails/failed-copy.json"));

    private static ReadMessage FailedCopy(string destination, string? time = "2026-11-20T16:41:00Z") =>
        MessageReader.Read(FailureCatalogue.Find("E3")!.Example) is var read
            ? read with { Time = time, Failures = [read.Failures[0] with { DestinationAccount = destination }] }
            : throw new InvalidOperationException();

    [Fact]
    public void Lookup_events_are_read_with_caller_subject_and_error()
    {
        ImmutableArray<RecordedCall> calls = TrailReader.Read(Events);

        Assert.Equal(7, calls.Length);
        RecordedCall put = calls[0];
        Assert.Equal(("2026-11-20T17:02:45Z", "kms:PutKeyPolicy", "111122223333", "us-east-1"), (put.TimeText, put.Action, put.Account, put.Region));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/PlatformAdmin/alex", put.Caller);
        Assert.EndsWith("key/1a2b3c4d-0000-4000-8000-000000000001", put.Subject, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", calls[3].ErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Everything failed.")]
    [InlineData("{}")]
    [InlineData("{\"Records\": 5}")]
    [InlineData("[{\"eventName\": \"PutKeyPolicy\"}]")]
    [InlineData("{\"CloudTrailEvent\": \"{\"}")]
    [InlineData("{\"Events\": [")]
    public void What_holds_no_event_gives_no_call(string text) => Assert.Empty(TrailReader.Read(text));

    [Fact]
    public void Each_event_counts_once_and_only_failures_and_changes_count()
    {
        var trail = Trail.Of(TrailReader.Read(Events));

        Assert.Equal(["kms:DescribeKey", "s3:GetObject"], trail.Failed.Select(c => c.Action));
        Assert.Equal(["kms:EnableKey", "iam:AttachRolePolicy", "kms:PutKeyPolicy"], trail.Changes.Select(c => c.Action));
    }

    [Fact]
    public void The_foretold_call_is_found_in_the_record()
    {
        Report report = ExampleFiles.Check("two-of-four.yaml");

        ExplainedFailure failure = Explainer.Explain([FailedCopy("222233334444")], report, Trail.Of(TrailReader.Read(Events))).Messages[0].Failures[0];

        Assert.IsType<WorldAnswer.Found>(failure.World);
        Assert.Equal("kms:DescribeKey", Assert.Single(failure.Record).Action);
        Assert.Empty(failure.ChangedSince);
    }

    [Fact]
    public void A_message_that_hides_its_cause_is_told_by_what_was_refused_in_its_place()
    {
        ExplainedFailure failure = Explainer.Explain([FailedCopy("222233334444")], null, Trail.Of(TrailReader.Read(Events))).Messages[0].Failures[0];

        Assert.Equal("kms:DescribeKey", Assert.Single(failure.Record).Action);
    }

    [Theory]
    [InlineData("444455556666", "2026-11-20T16:41:00Z")]
    [InlineData("222233334444", "2026-11-21T16:41:00Z")]
    [InlineData("222233334444", "2026-11-20T16:21:00Z")]
    public void What_was_refused_elsewhere_or_at_another_time_is_none_of_its_business(string destination, string time)
    {
        ExplainedFailure failure = Explainer.Explain([FailedCopy(destination, time)], null, Trail.Of(TrailReader.Read(Events))).Messages[0].Failures[0];

        Assert.Empty(failure.Record);
    }

    [Fact]
    public void A_contradiction_names_what_was_changed_since()
    {
        Report report = ExampleFiles.Check("golden.yaml");

        ExplainedFailure failure = Explainer.Explain([FailedCopy("444455556666")], report, Trail.Of(TrailReader.Read(Events))).Messages[0].Failures[0];

        Assert.IsType<WorldAnswer.Contradicts>(failure.World);
        Assert.Equal(["iam:AttachRolePolicy", "kms:PutKeyPolicy"], failure.ChangedSince.Select(c => c.Action));
    }

    [Fact]
    public void Without_the_time_of_the_failure_every_change_is_named()
    {
        Report report = ExampleFiles.Check("golden.yaml");

        ExplainedFailure failure = Explainer.Explain([FailedCopy("444455556666", null)], report, Trail.Of(TrailReader.Read(Events))).Messages[0].Failures[0];

        Assert.Equal(3, failure.ChangedSince.Length);
    }
}
