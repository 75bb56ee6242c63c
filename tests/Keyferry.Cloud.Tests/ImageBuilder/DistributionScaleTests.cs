using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>The work grows with the jobs, not with their square.</summary>
public sealed class DistributionScaleTests
{
    [Fact]
    public void Four_times_the_accounts_ask_four_times_the_questions()
    {
        long small = Questions(50);
        long large = Questions(200);

        // A few questions are asked once per run: the build and its own launches.
        Assert.InRange(large, 3 * small, 4 * small);
    }

    private static long Questions(int accounts)
    {
        World world = Wide(accounts);
        DecisionCache decisions = new();
        DistributionOutcome outcome = Distributor.RunPipeline(
            world, world.ImageBuilder.ImagePipelines.Values.Single(), ExecutionMode.Actual, decisions);

        Assert.Equal(BuiltImageStatus.Available, outcome.Status);
        Assert.Equal(2 * accounts, outcome.Jobs.Length);
        return decisions.Asked + decisions.Remembered;
    }

    // The landscape with more targets, each with the role and its own default keys, in two Regions.
    private static World Wide(int count)
    {
        World world = new Landscape { Settings = Landscape.Copy("us-east-1", null, Landscape.B) }.World();
        world = world with
        {
            Keys = world.Keys.SetItem(Landscape.KeyS, world.Keys[Landscape.KeyS] with { Policy = OpenPolicy() }),
        };
        Role role = world.Roles[(new AccountId(Landscape.B), "EC2ImageBuilderDistributionCrossAccountRole")];
        Account account = world.Accounts[new AccountId(Landscape.B)];
        ImmutableArray<AccountId> targets = [.. Enumerable.Range(0, count).Select(i => new AccountId($"2222{i:d8}"))];
        DistributionConfiguration settings = world.ImageBuilder.DistributionConfigurations.Values.Single();
        DistributionConfiguration wide = settings with
        {
            Distributions =
            [
                .. new[] { "us-east-1", "eu-west-1" }.Select(region => new Distribution
                {
                    Region = new Region(region),
                    Ami = new AmiDistribution { TargetAccountIds = targets },
                }),
            ],
        };
        return world with
        {
            Accounts = world.Accounts.SetItems(targets.Select(t => KeyValuePair.Create(t, account with { Id = t }))),
            Roles = world.Roles.SetItems(targets.Select(t => KeyValuePair.Create((t, role.Name), role with { Account = t }))),
            ImageBuilder = world.ImageBuilder with
            {
                DistributionConfigurations = world.ImageBuilder.DistributionConfigurations.SetItem(wide.Arn, wide),
            },
        };
    }

    private static Keyferry.Policies.Evaluation.PolicySource OpenPolicy() => new Landscape
    {
        KeyStatements = Landscape.RootStatement
            + """, {Effect: Allow, Principal: {AWS: "*"}, Action: "kms:*", Resource: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": o-exampleorg1}}}""",
    }.World().Keys[Landscape.KeyS].Policy;
}
