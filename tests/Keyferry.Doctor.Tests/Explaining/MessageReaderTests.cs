using CsCheck;
using Keyferry.Doctor.Explaining;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>What is read out of a message, in the forms in which people have it.</summary>
public sealed class MessageReaderTests
{
    private const string Two =
        "Distribution failed with JobId '0f1e2d3c-1111-4222-8333-444455556666', status = 'Failed' for ARN "
        + "'arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1'. 'Not all distribution jobs are completed. "
        + "1) AMI Copy Reported Failure For 'ami-0a1b2c3d4e5f60718' when distributing the image from the source account "
        + "(ID: 111122223333) to the destination account (ID: 444455556666) in Region us-east-1. 2) EC2 Client Error: "
        + "'Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.' when distributing the image "
        + "from the source account (ID: 111122223333) to the destination account (ID: 777788889999) in Region eu-west-1.'";

    [Fact]
    public void Every_numbered_failure_is_read_with_its_place()
    {
        ReadMessage read = MessageReader.Read(Two);

        Assert.Equal("0f1e2d3c-1111-4222-8333-444455556666", read.JobId);
        Assert.Equal("Failed", read.Status);
        Assert.Equal("arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1", read.ImageArn);
        Assert.False(read.IsCut);
        Assert.Equal(
            [(1, "EC2", "444455556666", "us-east-1"), (2, "EC2", "777788889999", "eu-west-1")],
            read.Failures.Select(f => (f.Number!.Value, f.Service!, f.DestinationAccount!, f.Region!)));
        Assert.Equal("ami-0a1b2c3d4e5f60718", read.Failures[0].FailedImage);
        Assert.Equal("Snapshots encrypted with the AWS Managed CMK can't be shared. Specify another snapshot.", read.Failures[1].Text);
    }

    [Theory]
    [InlineData("’", "'")]
    [InlineData("’", "&#39;")]
    [InlineData("’", "&rsquo;")]
    [InlineData("’", "&amp;#39;")]
    [InlineData("’", "\\u2019")]
    [InlineData("'", "’")]
    [InlineData("'", "&apos;")]
    [InlineData(" when", "\n    when")]
    [InlineData(" (ID", "\u00a0(ID")]
    [InlineData(" in Region", "\r\n in\tRegion")]
    [InlineData("EC2 Client", "EC2 \u200bClient")]
    public void Quotes_entities_and_line_wraps_change_nothing(string from, string to)
    {
        ReadMessage read = MessageReader.Read(Two.Replace(from, to, StringComparison.Ordinal));

        Assert.Equivalent(MessageReader.Read(Two), read, strict: true);
    }

    [Fact]
    public void A_message_that_is_cut_short_keeps_what_is_there()
    {
        ReadMessage read = MessageReader.Read(Two[..^110]);

        Assert.True(read.IsCut);
        Assert.Equal(2, read.Failures.Length);
        Assert.True(read.Failures[1].IsCut);
        Assert.Equal("E1", FailureCatalogue.Match(read.Failures[1])?.Entry.Id);
    }

    [Fact]
    public void A_failure_that_is_cut_within_its_first_words_is_still_known()
    {
        int end = Two.IndexOf("CMK", StringComparison.Ordinal);

        ReadMessage read = MessageReader.Read(Two[..end]);

        Assert.Equal("E1", FailureCatalogue.Match(read.Failures[1])?.Entry.Id);
    }

    [Theory]
    [InlineData("because no identity-based policy allows the kms:Decrypt action", DenialLayer.Identity, false, null)]
    [InlineData("because no resource-based policy allows the kms:Decrypt action", DenialLayer.Resource, false, null)]
    [InlineData("because no permissions boundary allows the kms:Decrypt action", DenialLayer.Boundary, false, null)]
    [InlineData("because no session policy allows the kms:Decrypt action", DenialLayer.Session, false, null)]
    [InlineData("because no role trust policy allows the kms:Decrypt action", DenialLayer.RoleTrust, false, null)]
    [InlineData("because no VPC endpoint policy allows the kms:Decrypt action", DenialLayer.VpcEndpoint, false, null)]
    [InlineData("with an explicit deny in an identity-based policy", DenialLayer.Identity, true, null)]
    [InlineData("with an explicit deny in the role trust policy", DenialLayer.RoleTrust, true, null)]
    [InlineData("with an explicit deny in a resource control policy", DenialLayer.ResourceControl, true, null)]
    [InlineData("with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-exampleorg1/service_control_policy/p-1.", DenialLayer.ServiceControl, true, "arn:aws:organizations::999988887777:policy/o-exampleorg1/service_control_policy/p-1")]
    [InlineData("", DenialLayer.Unstated, false, null)]
    public void A_denial_is_read_with_the_kind_of_policy(string reason, DenialLayer layer, bool isExplicit, string? policy)
    {
        ReadFailure read = Assert.Single(MessageReader.Read(
            "User: arn:aws:sts::444455556666:assumed-role/R/s is not authorized to perform: kms:Decrypt on resource: "
            + $"arn:aws:kms:us-east-1:111122223333:key/1 {reason}").Failures);

        Assert.Equal(
            new DeniedAccess("arn:aws:sts::444455556666:assumed-role/R/s", "kms:Decrypt")
            {
                Resource = "arn:aws:kms:us-east-1:111122223333:key/1",
                Layer = layer,
                IsExplicit = isExplicit,
                PolicyArn = policy,
            },
            read.Denied);
    }

    [Theory]
    [InlineData("8478885XXXXX", "847888512345", true)]
    [InlineData("8478885XXXXX", "847888612345", false)]
    [InlineData("************", "847888612345", true)]
    [InlineData("XXXX", "847888612345", true)]
    [InlineData("84XX", "847888612345", false)]
    [InlineData(null, "847888612345", true)]
    public void A_masked_account_fits_those_that_it_can_be(string? mask, string account, bool fits) =>
        Assert.Equal(fits, AccountMask.Fits(mask, account));

    [Fact]
    public void A_message_can_put_nothing_into_a_command_but_a_word()
    {
        ReadMessage read = MessageReader.Read("AMI Copy Reported Failure For 'ami-1;$(reboot)' when distributing the image from the "
            + "source account (ID: 1) to the destination account (ID: `id`) in Region us-east-1;reboot.");

        Assert.All(
            Explainer.Explain([read]).Messages.SelectMany(m => m.Failures).SelectMany(f => f.Causes),
            c => Assert.DoesNotContain("reboot", c.Command, StringComparison.Ordinal));
    }

    [Fact]
    public void Causes_of_another_caller_are_left_out_and_commands_go_to_the_callers_account()
    {
        ReadMessage read = MessageReader.Read(
            "User: arn:aws:sts::111122223333:assumed-role/golden-execution/Ec2ImageBuilderIntegrationService is not authorized to "
            + "perform: kms:CreateGrant on resource: arn:aws:kms:us-east-1:777788889999:key/1 because no identity-based policy allows "
            + "the kms:CreateGrant action");

        ExplainedFailure failure = Explainer.Explain([read]).Messages[0].Failures[0];

        Assert.DoesNotContain(failure.Causes, c => c.Code == "KF1009");
        CauseToCheck lacks = Assert.Single(failure.Causes, c => c.Code == "KF1047");
        Assert.Equal("the source account, 111122223333", lacks.Where);
        Assert.Contains("--role-name golden-execution", lacks.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_linked_role_is_not_said_to_be_stopped_by_a_service_control_policy()
    {
        ReadMessage read = MessageReader.Read(FailureCatalogue.Find("E2")!.Example);

        ExplainedFailure failure = Explainer.Explain([read]).Messages[0].Failures[0];

        Assert.DoesNotContain(failure.Causes, c => c.Code == "KF1015");
        Assert.Contains(failure.Match!.Entry.Causes, c => c.Code == "KF1015");
    }

    [Fact]
    public void An_encoded_message_comes_with_the_command_that_decodes_it()
    {
        ReadMessage read = MessageReader.Read(FailureCatalogue.Find("E26")!.Example);

        CauseToCheck first = Assert.Single(Explainer.Explain([read]).Messages[0].Failures[0].First);

        Assert.Contains("--encoded-message 4vqXbX2FJZ ", first.Command, StringComparison.Ordinal);
        Assert.Equal("the account of the caller, 444455556666", first.Where);
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        string[] pieces =
        [
            "Distribution failed with JobId '", "Not all distribution jobs are completed. 1) ", " 2) ", "EC2 Client Error: '",
            " when distributing the image from the source account (ID: ", ") to the destination account (ID: ", ") in Region ",
            "AMI Copy Reported Failure For ", "User: ", " is not authorized to perform: ", " on resource: ", "because no ",
            "with an explicit deny in a ", "arn:aws:imagebuilder:", "'", "\"", "{", "}", "[", ":", "&#", ";", "\\u", "&#x110000;",
            "SSM execution '", "failure message = '", "An error occurred (", ") when calling the ", " operation", "api error ",
            "operation error ", "Encoded authorization failure message: ", "{\"detail\":", "{\"errorCode\":\"\\ud800\",\"eventName\":\"x\",\"eventSource\":\"y\"}",
        ];
        Gen.OneOf(Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]), Gen.String[0, 8]).Array[0, 12].Sample(
            parts =>
            {
                string text = string.Concat(parts);
                if (InputReader.Read(text, out string? problem) is { } read)
                {
                    _ = Explainer.Explain(read);
                }
                else
                {
                    Assert.NotNull(problem);
                }
            },
            iter: 3000);
    }
}
