using System.Diagnostics;
using System.Globalization;

namespace Keyferry.Bench;

/// <summary>Times whole processes of a published binary: what a person waits for.</summary>
internal static class StartupBench
{
    private const int Runs = 20;

    public static int Run(string binary, string[] arguments)
    {
        List<double> times = [];
        for (int i = 0; i < Runs; i++)
        {
            ProcessStartInfo start = new(binary, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{binary} {string.Join(' ', arguments)}: fastest {times[0]:F1} ms, median {times[Runs / 2]:F1} ms, slowest {times[^1]:F1} ms of {Runs} runs"));
        return 0;
    }
}
