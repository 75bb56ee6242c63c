using BenchmarkDotNet.Running;
using Keyferry.Bench;

if (args is ["decisions"])
{
    DecisionRate.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(PolicyBench).Assembly).Run(args);
}
