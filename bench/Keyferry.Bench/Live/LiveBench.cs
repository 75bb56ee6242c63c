using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

namespace Keyferry.Bench.Live;

/// <summary>
/// How long it takes to read accounts × Regions through a network with some latency. The bound is 1.5 times the longest chain of
/// calls that need each other's answers, plus what the limit of reads at a time makes the most asked account wait.
/// </summary>
internal static class LiveBench
{
    // Whose the credentials are, pipeline, distribution configuration, whose the target's are, attached policies, policy, its text.
    private const int LongestChain = 7;

    public static async Task<int> RunAsync(int accounts, int regions, TimeSpan latency)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        OrganizationScenario.Write(new OrganizationPlan(accounts, regions, 0, 1), text);
        World world = Scenario.Load("organization.yaml", text.ToString()).Required().World;
        string folder = Directory.CreateTempSubdirectory("keyferry-bench-").FullName;
        try
        {
            await using KeyferryServer server = await KeyferryServer.StartAsync(
                new ServeOptions { Port = 0, World = world, Pace = TimeSpan.Zero }, new MemoryStore(), new MemoryBlocks());
            using SlowNetwork network = new(server.Endpoint, latency);
            AccessOptions options = Options(folder, world, network.Endpoint);
            string arn = world.ImageBuilder.ImagePipelines.Keys.First();
            await MeasureAsync(options, arn, latency);
            Console.WriteLine("once more, with everything compiled:");
            return await MeasureAsync(options, arn, latency);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(AccessOptions options, string arn, TimeSpan latency)
    {
        using AwsAccess access = new(options);
        LiveTarget target = LiveTarget.Parse(arn, null, out _)!;
        TimeSpan work = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        LiveReading reading = await new WorldReading(access, TimeProvider.System).ReadAsync(target);
        TimeSpan took = watch.Elapsed;
        work = Process.GetCurrentProcess().TotalProcessorTime - work;
        Report report = Checker.Check(reading.World, "live", new CheckTarget(Pipeline: arn), out _)!;
        int busiest = access.Meter.Calls.GroupBy(c => (c.Key.Account, c.Key.Region)).Max(g => g.Sum(c => c.Value));
        double waits = Math.Ceiling(busiest / (double)options.Concurrency);
        TimeSpan bound = latency * ((1.5 * LongestChain) + waits);
        Console.WriteLine($"{report.Verdict}, {access.Accounts} accounts, {access.Meter.Total} calls, {busiest} of them in one account and Region");
        Console.WriteLine(
            $"took {took.TotalMilliseconds:0} ms (processor {work.TotalMilliseconds:0} ms); bound {bound.TotalMilliseconds:0} ms = "
            + $"{latency.TotalMilliseconds:0} ms x (1.5 x {LongestChain} + {waits:0})");
        return took <= bound ? 0 : 1;
    }

    private static AccessOptions Options(string folder, World world, Uri endpoint)
    {
        StringBuilder profiles = new();
        foreach (AccountId account in world.Accounts.Keys)
        {
            profiles.Append(CultureInfo.InvariantCulture, $"[of-{account}]\naws_access_key_id = {account}\naws_secret_access_key = any\n\n");
        }

        string file = Path.Combine(folder, "credentials");
        File.WriteAllText(file, profiles.ToString());
        return new AccessOptions
        {
            Profile = $"of-{world.ImageBuilder.ImagePipelines.Values.First().Account}",
            AccountProfiles = world.Accounts.Keys.ToImmutableDictionary(a => a, a => $"of-{a}"),
            EndpointUrl = endpoint,
            ProfilesFile = file,
        };
    }
}
