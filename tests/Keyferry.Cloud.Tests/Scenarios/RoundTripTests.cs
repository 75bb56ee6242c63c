using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>A world that is written as a scenario and read again is the same, up to what <see cref="FurnishedWorld.LeftOut"/> names.</summary>
public class RoundTripTests
{
    [Fact]
    public void Nothing_is_lost_but_secrets_data_and_what_is_under_way() => Gen.ULong.Sample(
        seed =>
        {
            World before = new FurnishedWorld(seed).World();
            string text = Scenario.Write(before);
            World after = Scenario.Load("world.yaml", text).Required().World;
            string difference = WorldText.Difference(before, after);
            Assert.True(difference.Length == 0, difference);
            Assert.Equal(text, Scenario.Write(after));
        },
        iter: 100);
}
