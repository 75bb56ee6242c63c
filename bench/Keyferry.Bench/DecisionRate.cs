using System.Diagnostics;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Bench;

/// <summary>Decisions a second on one core, in a few seconds, without a benchmark run's ceremony.</summary>
internal static class DecisionRate
{
    public static void Print()
    {
        PolicyBench bench = new();
        if (bench.Evaluate() != DecisionKind.Allowed)
        {
            throw new InvalidOperationException("the benchmark's question is meant to be allowed");
        }

        Print("without proof", () => bench.Evaluate());
        Print("with proof", () => bench.Decide());
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            bench.Evaluate();
        }

        Console.WriteLine($"without proof: {(GC.GetAllocatedBytesForCurrentThread() - before) / 1_000} bytes a decision");
    }

    // The best of eight, by the clock and by the processor's time: the second stays true on a busy machine.
    private static void Print<T>(string what, Func<T> decide)
    {
        const int Batch = 200_000;
        double byClock = 0, byProcessor = 0;
        for (int round = 0; round < 8; round++)
        {
            TimeSpan busy = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Batch; i++)
            {
                decide();
            }

            byClock = Math.Max(byClock, Batch / Stopwatch.GetElapsedTime(start).TotalSeconds);
            byProcessor = Math.Max(byProcessor, Batch / (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
        }

        Console.WriteLine($"{what}: {byClock:N0} decisions/s by the clock, {byProcessor:N0} by processor time");
    }
}
