using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.CloudTrail;

/// <summary>Calls become the records that CloudTrail would keep of them.</summary>
public sealed class TrailRecorderTests
{
    private const string EventId = "5d529779-2d27-42b5-92da-91aaea1fc4b5";

    private static readonly DateTimeOffset s_time = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TrailFacts s_facts = new()
    {
        EventId = EventId,
        RequestId = "f3c08808-63bc-41e4-bc2b-4198b6150d5c",
        Time = s_time,
        AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
        SourceIpAddress = "192.0.2.10",
        UserAgent = "aws-cli/2.31",
    };

    [Fact]
    public void Tells_a_call_of_the_root_user()
    {
        Call call = Call(Caller.Root(TestWorld.Source), "ec2:DescribeImages", "*");

        TrailEvent recorded = Assert.Single(TrailRecorder.Record(call, s_facts));

        Assert.Equal(
            ("ec2.amazonaws.com", "DescribeImages", TestWorld.Source.Value, "us-east-1", "root", true),
            (recorded.EventSource, recorded.EventName, recorded.RecipientAccountId, recorded.Region, recorded.Username, recorded.ReadOnly));
        Assert.Equal(
            """
            {"eventVersion":"1.11","userIdentity":{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root",
            "accountId":"111122223333","accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"eventTime":"2026-09-01T12:00:00Z",
            "eventSource":"ec2.amazonaws.com","eventName":"DescribeImages","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.10",
            "userAgent":"aws-cli/2.31","requestParameters":null,"responseElements":null,
            "requestID":"f3c08808-63bc-41e4-bc2b-4198b6150d5c","eventID":"5d529779-2d27-42b5-92da-91aaea1fc4b5","readOnly":true,
            "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}
            """.Replace("\n", "", StringComparison.Ordinal),
            recorded.Record);
    }

    [Fact]
    public void Tells_the_role_behind_a_session()
    {
        TestWorld world = new TestWorld().Role(TestWorld.Source, "builder");
        Call call = Call(world.Session(TestWorld.Source, "builder", "morning"), "kms:CreateAlias", TestWorld.SourceKey);

        TrailEvent recorded = Assert.Single(TrailRecorder.Record(call, s_facts with { SessionBegan = s_time.AddMinutes(-5) }));
        JsonElement identity = Json(recorded).GetProperty("userIdentity");

        Assert.Equal("morning", recorded.Username);
        Assert.Equal("AROAEXAMPLEID1234567:morning", identity.GetProperty("principalId").GetString());
        Assert.Equal(
            """{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLEID1234567","arn":"arn:aws:iam::111122223333:role/builder","accountId":"111122223333","userName":"builder"},"attributes":{"creationDate":"2026-09-01T11:55:00Z","mfaAuthenticated":"false"}}""",
            identity.GetProperty("sessionContext").GetRawText());
        Assert.Equal([("AWS::KMS::Key", TestWorld.SourceKey)], recorded.Resources);
    }

    [Fact]
    public void Records_a_role_assumed_across_accounts_in_both_trails()
    {
        TestWorld world = new TestWorld().Role(TestWorld.Source, "builder").Role(TestWorld.Target, "visited");
        Run run = world.Run();
        Reply<Caller> assumed = new StsService(run).AssumeRole(
            world.Session(TestWorld.Source, "builder"), TestWorld.East, $"arn:aws:iam::{TestWorld.Target}:role/visited", "visit");
        Assert.True(assumed.Succeeded);

        ImmutableArray<TrailEvent> events = TrailRecorder.Record(run.Trace[0], s_facts);

        Assert.Equal([TestWorld.Source.Value, TestWorld.Target.Value], events.Select(e => e.RecipientAccountId));
        Assert.Single(events.Select(e => Json(e).GetProperty("sharedEventID").GetString()).Distinct());
        Assert.Equal(2, events.Select(e => e.EventId).Distinct().Count());
        JsonElement there = Json(events[1]);
        Assert.Equal(
            """{"type":"AWSAccount","principalId":"AROAEXAMPLEID1234567:session","accountId":"111122223333"}""",
            there.GetProperty("userIdentity").GetRawText());
        Assert.Equal(
            """{"roleArn":"arn:aws:iam::444455556666:role/visited","roleSessionName":"visit"}""",
            there.GetProperty("requestParameters").GetRawText());
    }

    [Fact]
    public void Records_a_refused_call_in_the_callers_trail_alone_with_the_errors_words()
    {
        TestWorld world = new TestWorld().Role(TestWorld.Target, "copier", TestWorld.Deny("kms:*"));
        Run run = world.Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId).Run();
        new KmsService(run).Call(
            world.Session(TestWorld.Target, "copier"), KmsOperation.DescribeKey, run.World.Keys[TestWorld.SourceKey], new KmsRequest());

        TrailEvent recorded = Assert.Single(TrailRecorder.Record(run.Trace[0], s_facts));

        Assert.Equal(TestWorld.Target.Value, recorded.RecipientAccountId);
        Assert.Equal("AccessDenied", Json(recorded).GetProperty("errorCode").GetString());
        Assert.StartsWith(
            "User: arn:aws:sts::444455556666:assumed-role/copier/session is not authorized to perform: kms:DescribeKey on resource: ",
            Json(recorded).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_the_side_that_erred_before_an_error_of_EC2()
    {
        Call call = Call(Caller.Root(TestWorld.Source), "ec2:CopyImage", "*") with { Error = Ec2Errors.StorageNotAccessible };

        JsonElement record = Json(Assert.Single(TrailRecorder.Record(call, s_facts)));

        Assert.Equal("Client.InvalidRequest", record.GetProperty("errorCode").GetString());
        Assert.Equal("You do not have permission to access the storage of this ami", record.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void Records_what_EC2_does_with_a_key_in_the_name_of_its_caller()
    {
        TestWorld world = new TestWorld().Role(TestWorld.Source, "copier")
            .Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId).Key(TestWorld.Source, TestWorld.East, TestWorld.OtherKeyId)
            .Image(TestWorld.SourceKey);
        Run run = world.Run();
        CopyImageRequest request = new()
        {
            SourceRegion = TestWorld.East,
            SourceImageId = TestWorld.ImageId,
            Name = "copy",
            Encrypted = true,
            KmsKeyId = TestWorld.OtherKeyId,
        };
        Caller copier = world.Session(TestWorld.Source, "copier");
        Ec2Service ec2 = new(run);
        string imageId = ec2.CopyImage(copier, TestWorld.East, request).Value!;
        ec2.FinishCopy(copier, TestWorld.East, imageId, request);

        TrailEvent[] events = [.. run.Trace.SelectMany((call, i) => TrailRecorder.Record(
            call, s_facts with { EventId = $"{EventId[..^1]}{i}" }))];

        Assert.Single(events, e => e.EventName == "CopyImage");
        TrailEvent[] grants = [.. events.Where(e => e.EventName == "CreateGrant")];
        Assert.NotEmpty(grants);
        JsonElement record = Json(grants[0]);
        Assert.Equal("ec2.amazonaws.com", record.GetProperty("userIdentity").GetProperty("invokedBy").GetString());
        Assert.Equal("AWS Internal", record.GetProperty("sourceIPAddress").GetString());
        Assert.Equal("AROAEXAMPLEID1234567:session", record.GetProperty("userIdentity").GetProperty("principalId").GetString());
        Assert.StartsWith("arn:aws:kms:", record.GetProperty("requestParameters").GetProperty("keyId").GetString(), StringComparison.Ordinal);
        Assert.Equal(events.Length, events.Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public void Joins_the_two_questions_of_a_reencryption_into_one_event()
    {
        string other = Subjects.Key(TestWorld.Source, TestWorld.East, TestWorld.OtherKeyId);
        Run run = new TestWorld().Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId)
            .Key(TestWorld.Source, TestWorld.East, TestWorld.OtherKeyId).Run();
        var caller = Caller.Root(TestWorld.Source);
        using (run.Begin(caller, "ec2:CopySnapshot", TestWorld.East, "*"))
        {
            KmsService kms = new(run);
            kms.Call(caller, KmsOperation.ReEncryptFrom, run.World.Keys[TestWorld.SourceKey], new KmsRequest());
            kms.Call(caller, KmsOperation.ReEncryptTo, run.World.Keys[other], new KmsRequest());
        }

        ImmutableArray<TrailEvent> events = TrailRecorder.Record(run.Trace[0], s_facts);

        Assert.Equal(["CopySnapshot", "ReEncrypt"], events.Select(e => e.EventName));
        Assert.Equal([TestWorld.SourceKey, other], events[1].Resources.Select(r => r.Name));
    }

    [Fact]
    public void Names_no_resource_that_has_no_name_yet()
    {
        Call call = Call(Caller.Root(TestWorld.Source), "ec2:CopyImage", "arn:aws:ec2:us-east-1::image/*");

        Assert.Empty(Assert.Single(TrailRecorder.Record(call, s_facts)).Resources);
    }

    [Fact]
    public void Never_tells_secrets_and_keeps_the_users_own_names()
    {
        Call call = Call(Caller.Root(TestWorld.Source), "kms:Decrypt", TestWorld.SourceKey);
        TrailFacts facts = s_facts with
        {
            RequestParameters = """{"CiphertextBlob":"AQIDAHh","EncryptionContext":{"Department":"10103.0"}}""",
            ResponseElements = """{"Plaintext":"c2VjcmV0"}""",
        };

        JsonElement record = Json(Assert.Single(TrailRecorder.Record(call, facts)));

        Assert.Equal(
            """{"ciphertextBlob":"HIDDEN_DUE_TO_SECURITY_REASONS","encryptionContext":{"Department":"10103.0"}}""",
            record.GetProperty("requestParameters").GetRawText());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("responseElements").ValueKind);
    }

    [Fact]
    public void Hides_the_value_of_a_parameter_but_not_of_a_tag()
    {
        Call call = Call(Caller.Root(TestWorld.Source), "ssm:PutParameter", "*");
        TrailFacts facts = s_facts with { RequestParameters = """{"Name":"/db","Value":"hush","Tags":[{"Key":"team","Value":"blue"}]}""" };

        JsonElement record = Json(Assert.Single(TrailRecorder.Record(call, facts)));

        Assert.Equal(
            """{"name":"/db","value":"HIDDEN_DUE_TO_SECURITY_REASONS","tags":[{"key":"team","value":"blue"}]}""",
            record.GetProperty("requestParameters").GetRawText());
    }

    [Fact]
    public void Leaves_out_the_reading_and_writing_of_blocks() =>
        Assert.Empty(TrailRecorder.Record(Call(Caller.Root(TestWorld.Source), "ebs:GetSnapshotBlock", "*"), s_facts));

    private static Call Call(Caller caller, string action, string resource) =>
        new() { Caller = caller, Action = action, Region = TestWorld.East, Resource = resource };

    private static JsonElement Json(TrailEvent recorded) => JsonDocument.Parse(recorded.Record).RootElement;
}
