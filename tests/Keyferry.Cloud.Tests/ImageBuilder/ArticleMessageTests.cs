using Keyferry.Cloud.ImageBuilder;
using Xunit;
using static Keyferry.Cloud.Tests.ImageBuilder.Landscape;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>The three messages of AWS's support article, letter by letter (E1–E3).</summary>
public sealed class ArticleMessageTests
{
    private const string ImageArn = "arn:aws:imagebuilder:us-east-1:111122223333:image/golden/1.0.0/1";

    [Fact]
    public void E1_a_snapshot_under_the_AWS_managed_key_is_shared() =>
        Says("1) EC2 Client Error: 'Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.'",
            new Landscape { Devices = Device("/dev/xvda", AwsKey) });

    [Fact]
    public void E2_the_role_can_not_be_assumed() =>
        Says("1) STS Client Error: 'User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForImageBuilder/"
            + "Ec2ImageBuilderIntegrationService is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::444455556666:role/EC2ImageBuilderDistributionCrossAccountRole'. Please make sure your "
            + "'EC2ImageBuilderDistributionCrossAccountRole' is setup with correct permission policies. If you are copying AMI to "
            + "opt-in regions, please make sure the region is enabled in the account",
            new Landscape { RolesOfB = "" });

    [Fact]
    public void E3_the_copy_fails()
    {
        Landscape landscape = new() { RolesOfB = DistributionRole(inline: "") };
        Says($"1) AMI Copy Reported Failure For '{landscape.Run().Images(B).Single().ImageId}'", landscape);
    }

    private static void Says(string item, Landscape landscape)
    {
        DistributionOutcome outcome = landscape.Run();

        Assert.NotNull(outcome.Reason);
        string job = outcome.Reason.Split('\'')[1];
        Assert.True(Guid.TryParse(job, out _));
        Assert.Equal(
            $"Distribution failed with JobId '{job}', status = 'Failed' for ARN '{ImageArn}'. 'Not all distribution jobs are completed. "
            + $"{item} when distributing the image from the source account (ID: 111122223333) to the destination account "
            + "(ID: 444455556666) in Region us-east-1.'", outcome.Reason);
    }

    [Fact]
    public void Several_failures_are_numbered_and_cut_at_1024_characters()
    {
        string reason = new Landscape { Settings = Copy("us-east-1", KeyS, B, C), RolesOfB = "", RolesOfC = "" }.Run().Reason!;

        Assert.Equal(1024, reason.Length);
        Assert.Contains(" in Region us-east-1. 2) STS Client Error: 'User: ", reason, StringComparison.Ordinal);
    }
}
