using System.Globalization;
using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Server.Tests.Proof;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>
/// Random worlds have the same findings through the API as in their files. <c>KEYFERRY_WORLDS=500</c> looks at so many; the seed
/// that a failure prints is given back as <c>CsCheck_Seed</c>.
/// </summary>
public sealed class RandomReadingTests
{
    private static readonly long s_worlds =
        long.TryParse(Environment.GetEnvironmentVariable("KEYFERRY_WORLDS"), CultureInfo.InvariantCulture, out long worlds) ? worlds : 25;

    [Fact]
    public async Task A_random_world_has_the_same_findings_through_the_API() => await WorldPlan.Any
        // What keeps everybody out keeps readers out too: key policies without the account, SCPs and RCPs that deny the reads,
        // Regions that aren't enabled. And a managed policy whose text doesn't ship is unknown in other words.
        .Where(plan => plan.KeyPolicy is not ("no root" or "denied") && plan.Targets.All(t => t.OwnDefaultKey != "own key closed")
            && plan.ServiceControl is not ("on targets" or "region") && plan.SourceHasFarRegion
            && plan.ResourceControl != "foreign" && plan.ExecutionRole != "no policy")
        .SampleAsync(
            async plan =>
            {
                string text = PlannedWorld.Write(plan);
                (string live, string file) = await LiveCheck.BothAsync(Scenario.Load("world.json", text).Required().World);
                string difference = LiveCheck.Difference(file, live);
                bool isToldSo = live.StartsWith("CannotTell", StringComparison.Ordinal) && live.Contains(" was denied in ", StringComparison.Ordinal);
                Assert.True(difference.Length == 0 || isToldSo, $"{plan}\n{difference}\n{text}");
            },
            iter: s_worlds, threads: 1);
}
