using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Keyferry.Aws.Calling;
using Keyferry.Bench.Serving;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Generating;

namespace Keyferry.Bench.Live;

/// <summary>
/// How long the command <c>keyferry check ARN</c> takes for accounts × Regions over a network with some latency; the network and
/// the local AWS behind it are processes of their own. The bound is 1.5 times the longest chain of calls that need each other's
/// answers, plus what the limit of reads at a time makes the most asked account wait.
/// </summary>
internal static partial class LiveBench
{
    // Whose the credentials are, pipeline, distribution configuration, whose the target's are, attached policies, policy, its text.
    private const int LongestChain = 7;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(int accounts, int regions, TimeSpan latency)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        OrganizationScenario.Write(new OrganizationPlan(accounts, regions, 0, 1), text);
        World world = Scenario.Load("organization.yaml", text.ToString()).Required().World;
        string folder = Directory.CreateTempSubdirectory("keyferry-bench-").FullName;
        try
        {
            string scenario = Path.Combine(folder, "organization.yaml");
            await File.WriteAllTextAsync(scenario, text.ToString());
            using var server = ServerProcess.StartKeyferry("--scenario", scenario, "--pace", "0");
            using Process network = Network(server.Endpoint, latency);
            ProcessStartInfo command = Command(folder, world, (await network.StandardOutput.ReadLineAsync())!);
            int code = 0;
            for (int i = 0; i < Rounds; i++)
            {
                code = await MeasureAsync(command, accounts, latency, server);
            }

            network.StandardInput.Close();
            return code;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What the network and the server work isn't the client's.
    private static Process Network(Uri server, TimeSpan latency)
    {
        ProcessStartInfo start = new(
            Path.Combine(AppContext.BaseDirectory, "Keyferry.Bench"),
            ["slow-network", server.ToString(), latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<int> MeasureAsync(ProcessStartInfo command, int accounts, TimeSpan latency, ServerProcess server)
    {
        TimeSpan served = server.ProcessorTime;
        var watch = Stopwatch.StartNew();
        using Process client = Process.Start(command)!;
        Task<string> output = client.StandardOutput.ReadToEndAsync();
        Task<string> error = client.StandardError.ReadToEndAsync();
        TimeSpan worked = await WorkedAsync(client);
        TimeSpan took = watch.Elapsed;
        string verdict = (await output).Split('\n')[0];
        string figures = await error;
        Match told = Told().Match(figures);
        if (!told.Success)
        {
            Console.WriteLine(figures);
            return 1;
        }

        // The organization's account is asked the most: four times for each account and twice for each unit and the root.
        double waits = Math.Ceiling(accounts * 4 / (double)new AccessOptions().Concurrency);
        TimeSpan bound = latency * ((1.5 * LongestChain) + waits);
        var read = TimeSpan.FromSeconds(double.Parse(told.Groups["seconds"].Value, CultureInfo.InvariantCulture));
        Console.WriteLine($"{verdict}: {told.Groups["requests"]} requests, {told.Groups["accounts"]} accounts");
        Console.WriteLine(
            $"read in {read.TotalMilliseconds:0} ms; bound {bound.TotalMilliseconds:0} ms = {latency.TotalMilliseconds:0} ms x "
            + $"(1.5 x {LongestChain} + {waits:0}); the process {took.TotalMilliseconds:0} ms, its processor "
            + $"{worked.TotalMilliseconds:0} ms, the server's {(server.ProcessorTime - served).TotalMilliseconds:0} ms");
        return read <= bound ? 0 : 1;
    }

    // Nobody can ask a process that has ended.
    private static async Task<TimeSpan> WorkedAsync(Process process)
    {
        TimeSpan worked = TimeSpan.Zero;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                worked = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It has, just now.
            }

            await Task.Delay(5);
        }

        return worked;
    }

    private static ProcessStartInfo Command(string folder, World world, string endpoint)
    {
        AccountId source = world.ImageBuilder.ImagePipelines.Values.First().Account;
        StringBuilder profiles = new();
        List<string> arguments =
        [
            "check", world.ImageBuilder.ImagePipelines.Keys.First(), "--endpoint-url", endpoint, "--profile", $"of-{source}", "--verbose",
        ];
        foreach (AccountId account in world.Accounts.Keys)
        {
            profiles.Append(CultureInfo.InvariantCulture, $"[of-{account}]\naws_access_key_id = {account}\naws_secret_access_key = any\n\n");
            if (account != source)
            {
                arguments.AddRange(["--profile", $"{account}=of-{account}"]);
            }
        }

        string file = Path.Combine(folder, "credentials");
        File.WriteAllText(file, profiles.ToString());
        ProcessStartInfo command = new(ServerProcess.KeyferryBinary, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["AWS_SHARED_CREDENTIALS_FILE"] = file;
        command.Environment["AWS_CONFIG_FILE"] = file;
        return command;
    }

    [GeneratedRegex("(?<requests>[0-9]+) requests to AWS, (?<accounts>[0-9]+) accounts, (?<seconds>[0-9.]+) s")]
    private static partial Regex Told();
}
