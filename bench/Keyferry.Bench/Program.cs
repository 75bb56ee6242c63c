using System.Globalization;
using BenchmarkDotNet.Running;
using Keyferry.Bench;

switch (args)
{
    case ["decisions"]:
        DecisionRate.Print();
        return 0;
    case ["check", string accounts, string regions]:
        return CheckBench.Run(int.Parse(accounts, CultureInfo.InvariantCulture), int.Parse(regions, CultureInfo.InvariantCulture));
    case ["startup", string binary, .. string[] arguments]:
        return StartupBench.Run(binary, arguments);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PolicyBench).Assembly).Run(args);
        return 0;
}
