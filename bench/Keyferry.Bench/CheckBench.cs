using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Bench;

/// <summary>Checks a generated organization of N accounts × M Regions, then of twice as many accounts: the cost of a job must not grow.</summary>
internal static class CheckBench
{
    private const int Repeats = 3;

    public static int Run(int accounts, int regions)
    {
        Console.WriteLine("  accounts  regions     jobs   load ms  first ms  best ms   us/job    cpu ms  KB/job  collections pause ms  questions     asked");
        double small = Measure(accounts / 2, regions);
        double large = Measure(accounts, regions);
        Console.WriteLine(Text($"a job costs {large / small:F2} times as much in an organization of twice the size (1 is linear)"));
        return 0;
    }

    private static double Measure(int accounts, int regions)
    {
        OrganizationPlan plan = new(accounts, regions, Faults: accounts / 100, Seed: 1);
        using StringWriter text = new();
        OrganizationScenario.Write(plan, text);
        string yaml = text.ToString();

        var loading = Stopwatch.StartNew();
        Scenario scenario = Scenario.Load("generated.yaml", yaml).Required();
        loading.Stop();

        double first = 0, best = double.MaxValue, busy = double.MaxValue;
        long bytes = 0;
        int collections = 0;
        double pause = 0;
        Report? report = null;
        for (int i = 0; i < Repeats; i++)
        {
            long allocated = GC.GetTotalAllocatedBytes();
            int collected = GC.CollectionCount(0);
            TimeSpan paused = GC.GetTotalPauseDuration(), used = Environment.CpuUsage.TotalTime;
            var checking = Stopwatch.StartNew();
            report = Checker.Check(scenario.World, "generated.yaml", new CheckTarget(), out _);
            double took = checking.Elapsed.TotalMilliseconds;
            first = i == 0 ? took : first;
            best = Math.Min(best, took);
            busy = Math.Min(busy, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            bytes = GC.GetTotalAllocatedBytes() - allocated;
            collections = GC.CollectionCount(0) - collected;
            pause = (GC.GetTotalPauseDuration() - paused).TotalMilliseconds;
        }

        RunFigures figures = report!.Figures;
        double perJob = best * 1000 / figures.Jobs;
        Console.WriteLine(Text($"{accounts,10}{regions,9}{figures.Jobs,9}{loading.Elapsed.TotalMilliseconds,10:F0}{first,10:F0}{best,9:F0}{perJob,9:F1}")
            + Text($"{busy,10:F0}{bytes / 1024.0 / figures.Jobs,8:F1}{collections,13}{pause,9:F0}{figures.Questions,11}{figures.QuestionsAsked,10}"));
        return perJob;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
