using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Generating;

namespace Keyferry.Aws.Tests.Calling;

/// <summary>How many requests reading takes: the formula of docs/live.md.</summary>
public sealed class CostTests
{
    /// <summary>Generated organizations: each account's role has one inline policy, each Region one key.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 3)]
    [InlineData(12, 2)]
    public async Task Requests_grow_with_accounts_times_Regions_and_with_keys_and_nothing_else(int accounts, int regions)
    {
        using StringWriter text = new();
        OrganizationScenario.Write(new OrganizationPlan(accounts, regions, 0, 1), text);
        World world = Scenario.Load("generated", text.ToString()).Value!.World;
        await using LocalAccounts local = await LocalAccounts.OfAsync(world);
        string pipeline = world.ImageBuilder.ImagePipelines.Keys.Single();
        AccountId source = world.ImageBuilder.ImagePipelines[pipeline].Account;
        string profile = source == LocalAccounts.Source ? "build" : $"account-{source}";
        using AwsAccess access = new(local.OfEveryAccount with { Profile = profile });
        LiveReading reading =
            await new WorldReading(access, TimeProvider.System).ReadAsync(LiveTarget.Parse(pipeline, null, out _)!);

        Assert.Empty(reading.Unread);
        Assert.Equal(32 + (5 * regions) + (5 * regions) + (accounts * (9 + (6 * regions))), access.Meter.Total);
    }
}
