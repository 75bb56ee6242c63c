using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Xunit;
using static Keyferry.Cloud.Tests.ImageBuilder.Landscape;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>Which calls each way makes, in which order, by whom (sequences A–D).</summary>
public sealed class DistributionStepTests
{
    private const string Slr = "AWSServiceRoleForImageBuilder";
    private const string Role = "EC2ImageBuilderDistributionCrossAccountRole";

    [Fact]
    public void A_copy_into_another_account_is_shared_assumed_copied_awaited_and_tagged() =>
        Assert.Equal(
        [
            $"1/6 ec2:ModifyImageAttribute by {Slr} in us-east-1",
            $"2/6 ec2:ModifySnapshotAttribute by {Slr} in us-east-1",
            $"3/6 sts:AssumeRole by {Slr} in us-east-1",
            $"4/6 ec2:CopyImage by {Role} in us-east-1",
            $"5/6 ec2:DescribeImages by {Role} in us-east-1",
            $"6/6 ec2:CreateTags by {Role} in us-east-1",
        ], new Landscape().Run().Job(B).Steps().Where(s => !s.StartsWith("5/6 ec2:CopyImage", StringComparison.Ordinal)));

    [Fact]
    public void The_role_may_be_assumed_before_anything_is_shared() =>
        Assert.Equal(
            ["sts:AssumeRole", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute", "ec2:CopyImage"],
            new Landscape { Behavior = "{sharesBeforeAssumingRole: false}" }.Run().Job(B).Steps.Take(4).Select(s => s.Call.Action));

    [Fact]
    public void Two_hops_copy_inside_the_source_account_first()
    {
        Landscape landscape = new() { Settings = Copy("eu-west-1", KeyEu, B), Behavior = "{copiesInTwoHops: true}" };
        DistributionOutcome outcome = landscape.Run();

        Assert.Equal(BuiltImageStatus.Available, outcome.Status);
        Assert.StartsWith($"1/10 ec2:CopyImage by {Slr} in eu-west-1", outcome.Job(B, "eu-west-1").Steps().First(), StringComparison.Ordinal);
        Assert.Single(outcome.Images(Source, "eu-west-1"));
    }

    [Fact]
    public void One_hop_copies_nothing_inside_the_source_account() =>
        Assert.Empty(new Landscape { Settings = Copy("eu-west-1", KeyEu, B) }.Run().Images(Source, "eu-west-1"));

    [Fact]
    public void A_launch_permission_in_another_Region_copies_once_for_all_grantees()
    {
        DistributionOutcome outcome = new Landscape
        {
            Settings = Share("eu-west-1", $$"""{userIds: ["{{B}}", "{{C}}"]}""", KeyEu),
        }.Run();

        Assert.Equal(BuiltImageStatus.Available, outcome.Status);
        Assert.Equal([(B, DistributionWay.LaunchPermission), (C, DistributionWay.LaunchPermission)],
            outcome.Jobs.Select(j => (j.Job.Account!.Value.Value, j.Job.Way)));
        Assert.Single(outcome.Images(Source, "eu-west-1"));
        Assert.Equal(outcome.Jobs[0].Steps(), outcome.Jobs[1].Steps());
    }

    [Fact]
    public void The_source_account_as_target_is_served_in_place() =>
        Assert.Equal(
            [(Source, DistributionWay.InPlace), (B, DistributionWay.TargetAccountCopy)],
            new Landscape { Settings = Copy("us-east-1", KeyS, Source, B) }.Run().Jobs
                .Select(j => (j.Job.Account!.Value.Value, j.Job.Way)));

    [Fact]
    public void A_job_stops_at_its_first_failing_step_and_the_others_go_on()
    {
        DistributionOutcome outcome = new Landscape { Settings = Copy("us-east-1", KeyS, B, C), RolesOfB = "" }.Run();

        Assert.Equal("sts:AssumeRole", outcome.Job(B).Steps[^1].Call.Action);
        Assert.Equal(JobStatus.Succeeds, outcome.Job(C).Status);
    }

    [Fact]
    public void Probing_finds_what_lies_behind_a_missing_role()
    {
        DistributionOutcome outcome = new Landscape { RolesOfB = "", KeyStatements = RootStatement }.Run(ExecutionMode.Probing);

        Assert.Contains(outcome.Job(B).Obstacles(), o => o is Obstacle.RoleMissing);
        Assert.Contains(outcome.Job(B).Obstacles(), o => o is Obstacle.Denied && o.Action.StartsWith("kms:", StringComparison.Ordinal));
    }

    [Fact]
    public void Probing_behind_a_bare_key_id_tries_the_key_that_was_meant()
    {
        DistributionOutcome outcome = new Landscape
        {
            Settings = Copy("us-east-1", "1a2b3c4d-0000-4000-8000-000000000001", B),
            RolesOfB = DistributionRole(inline: ""),
        }.Run(ExecutionMode.Probing);

        Assert.Contains(outcome.Job(B).Obstacles(), o => o is Obstacle.KeyUnresolved);
        Assert.Contains(outcome.Job(B).Obstacles(), o => o is Obstacle.Denied && o.Action == "kms:GenerateDataKeyWithoutPlaintext");
    }

    [Fact]
    public void A_right_world_meets_no_obstacle_when_probed() =>
        Assert.Empty(new Landscape().Run(ExecutionMode.Probing).Obstacles());

    [Theory]
    [InlineData("{region: us-east-1}",
        "The value supplied for parameter 'distributions[0]' is not valid. One or more outputs should be provided for each region in a distribution configuration.")]
    [InlineData("{region: us-east-1, amiDistributionConfiguration: {targetAccountIds: []}}",
        "The value supplied for parameter 'distributions[0].amiDistributionConfiguration.targetAccountIds' is not valid")]
    [InlineData("{region: us-east-1, amiDistributionConfiguration: {launchPermission: {userIds: []}}}",
        "The value supplied for parameter 'distributions[0].amiDistributionConfiguration.launchPermission.userIds' is not valid. 'distribution]AmiDistributionConfiguratioaunchPermissioserIds' must contain at least 1 items")]
    public void Settings_that_Image_Builder_refuses_run_nothing(string settings, string message)
    {
        DistributionOutcome outcome = new Landscape { Settings = settings }.Run();

        Assert.StartsWith(message, outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(DistributionPhase.Validation, Assert.Single(outcome.Build).Phase);
        Assert.Empty(outcome.World.Images);
    }

    [Fact]
    public void Workflows_demand_an_execution_role() =>
        Assert.Equal("An execution role is required to provide workflows", new Landscape
        {
            Pipeline = """, workflows: ["arn:aws:imagebuilder:us-east-1:111122223333:workflow/build/mine/1.0.0/1"]""",
        }.Run().Reason);
}
