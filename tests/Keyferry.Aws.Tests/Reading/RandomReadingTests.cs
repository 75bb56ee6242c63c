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
        // What keeps everybody out keeps readers out: such worlds can't be told. Nobody can look into a Region that isn't enabled; where a key's policy keeps its own account out, and where SCPs keep the readers out, nobody can read through the API.
        .Where(plan => plan.KeyPolicy is not ("no root" or "denied") && plan.Targets.All(t => t.OwnDefaultKey != "own key closed")
            && plan.ServiceControl is not ("on targets" or "region") && plan.SourceHasFarRegion)
        .SampleAsync(
            async plan =>
            {
                string text = PlannedWorld.Write(plan);
                (string live, string file) = await LiveCheck.BothAsync(Scenario.Load("world.json", text).Required().World);
                string difference = LiveCheck.Difference(file, live);
                bool isToldSo = live.StartsWith("CannotTell", StringComparison.Ordinal) && (live.Contains(" was denied in ", StringComparison.Ordinal)
                        || live.Contains("policy/ReadOnlyAccess answered that there is none", StringComparison.Ordinal));
                Assert.True(difference.Length == 0 || isToldSo, $"{plan}\n{difference}\n{text}");
            },
            iter: s_worlds, threads: 1);
}
