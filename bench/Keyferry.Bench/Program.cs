using System.Globalization;
using BenchmarkDotNet.Running;
using Keyferry.Bench;
using Keyferry.Bench.Live;
using Keyferry.Bench.Serving;

switch (args)
{
    case ["decisions"]:
        DecisionRate.Print();
        return 0;
    case ["check", string accounts, string regions]:
        return CheckBench.Run(Number(accounts), Number(regions));
    case ["fix", string accounts, string regions, string faults]:
        return FixBench.Run(Number(accounts), Number(regions), Number(faults));
    case ["startup", string binary, .. string[] arguments]:
        return StartupBench.Run(binary, arguments);
    case ["live", string accounts, string regions, string latency]:
        return await LiveBench.RunAsync(Number(accounts), Number(regions), TimeSpan.FromMilliseconds(Number(latency)));
    case ["slow-network", string server, string latency]:
        return await SlowNetwork.RunAsync(new Uri(server), TimeSpan.FromMilliseconds(Number(latency)));
    case ["serve"]:
        return ServeBench.Run();
    case ["describe-images", string images]:
        return DescribeImagesBench.Run(Number(images));
    case ["snapshot-copy", string gibibytes]:
        return SnapshotCopyBench.Run(Number(gibibytes));
    case ["commit"]:
        return CommitBench.Run();
    case ["first-request"]:
        return FirstRequestBench.Run();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PolicyBench).Assembly).Run(args);
        return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
