using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>What an encoded authorization message holds.</summary>
public sealed class DecodedDenialTests
{
    private const string Message = """
        {"allowed": false, "explicitDeny": true,
         "matchedStatements": {"items": [{"statementId": "OnlyEurope", "effect": "DENY"}]}, "failures": {"items": []},
         "context": {"principal": {"id": "AROAEXAMPLE:x", "arn": "arn:aws:sts::222233334444:assumed-role/Copier/x"},
          "action": "ec2:CopyImage", "resource": "arn:aws:ec2:us-east-1::image/*",
          "conditions": {"items": [{"key": "aws:RequestedRegion", "values": {"items": [{"value": "us-east-1"}]}}]}}}
        """;

    [Fact]
    public void A_decoded_message_is_read_as_the_denial_that_it_is()
    {
        ReadMessage message = InputReader.Read(Message, out _)!.Value.Single();

        Assert.Equal(MessageKind.Decoded, message.Kind);
        ReadFailure failure = message.Failures.Single();
        Assert.Equal("ec2:CopyImage", failure.Denied?.Action);
        Assert.True(failure.Denied?.IsExplicit);
        Assert.Equal(["OnlyEurope"], failure.Decoded?.Statements);
        Assert.Equal("aws:RequestedRegion", failure.Decoded?.Conditions.Single().Key);
        Assert.Equal(["us-east-1"], failure.Decoded?.Conditions.Single().Values);
    }

    [Fact]
    public void The_CLI_s_output_around_it_makes_no_difference()
    {
        string output = $$"""{"DecodedMessage": {{System.Text.Json.JsonSerializer.Serialize(Message)}}}""";

        Assert.Equivalent(InputReader.Read(Message, out _), InputReader.Read(output, out _), strict: true);
    }

    [Theory]
    [InlineData("KF1031-created-by-tag-missing.yaml")]
    [InlineData("KF1032-distribution-role-lacks-ec2.yaml")]
    [InlineData("KF1047-source-principal-lacks-permission.yaml")]
    public void What_the_local_AWS_encoded_is_decoded(string example)
    {
        Report report = ExampleFiles.Check(example);
        // Image Builder's whole reason is cut at 1,024 characters; the job's own message isn't.
        string reason = report.Distributions.SelectMany(d => d.Findings).Select(f => f.Message)
            .First(r => r?.Contains("Encoded", StringComparison.Ordinal) == true)!;

        Explanation explanation = Explainer.Explain([MessageReader.Read(reason)], report);

        ExplainedFailure failure = explanation.Messages[0].Failures.First(f => f.Read.Denied?.EncodedMessage is not null);
        Assert.Equal(failure.Read.Denied?.Action, failure.Read.Decoded?.Action);
        Assert.NotEmpty(failure.Read.Decoded!.Conditions);
        Assert.DoesNotContain(failure.First, c => c.Code == "encoded");
    }

    [Fact]
    public void What_nobody_can_decode_here_leads_to_the_command_that_does()
    {
        ReadMessage message = MessageReader.Read(
            "An error occurred (UnauthorizedOperation) when calling the CopyImage operation: You are not authorized to perform this "
            + "operation. User: arn:aws:sts::222233334444:assumed-role/Copier/x is not authorized to perform: ec2:CopyImage on resource: "
            + "arn:aws:ec2:us-east-1::image/* because no identity-based policy allows the ec2:CopyImage action. Encoded authorization "
            + "failure message: AbCdEf0123456789-_AbCdEf0123456789");

        ExplainedFailure failure = Explainer.Explain([message]).Messages[0].Failures[0];

        Assert.Null(failure.Read.Decoded);
        Assert.Contains(failure.First, c => c.Command.Contains("decode-authorization-message", StringComparison.Ordinal));
    }
}
