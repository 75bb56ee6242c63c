using CsCheck;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Tests.Fixing;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.Fixing;

/// <summary>Worlds with one to five faults, in either way of distribution: what <c>fix</c> proves on a copy holds on a local AWS.</summary>
public sealed class RandomWorldTests : IDisposable
{
    // No template can be named where there is none, and a key that admits its administrator alone is no business of the root user.
    private static readonly (string Name, Func<World, World> Plant)[] s_faults =
        [.. PlantedFaults.All.Where(f => f.Name is not "launch template that isn't there" and not "key policies for an administrator alone")];

    private readonly string _folder = Directory.CreateTempSubdirectory("keyferry-random-").FullName;

    [Fact]
    public async Task The_real_run_succeeds_after_the_fix_of_any_mixture_of_faults() =>
        await Gen.Select(Gen.Int[0, PlantedFaults.Sound.Length - 1], Gen.Int[0, s_faults.Length - 1].Array[1, 5]).SampleAsync(
            async (way, faults) =>
            {
                (string name, World world) = PlantedFaults.Sound[way];
                int[] planted = [.. faults.Distinct()];
                await using KeyferryServer server = await LocalServer.StartAsync(
                    planted.Aggregate(world, (w, f) => s_faults[f].Plant(w)));
                (int code, string output, string error) = FixedExample.Keyferry(
                    "fix", "--endpoint-url", server.Endpoint.ToString(), "--apply", "--yes", "--undo-file",
                    Path.Combine(_folder, Guid.NewGuid() + ".json"));
                Assert.True(
                    code == 0,
                    $"{name}: {string.Join(", ", planted.Select(f => s_faults[f].Name))}\n{output}\n{error}");
            },
            seed: "0N0XIzNsQ0O2",
            iter: 12,
            threads: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
