using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Keyferry.Wire.Http;

namespace Keyferry.Bench.Serving;

/// <summary>What came of a load.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Rate">How many a second.</param>
/// <param name="Median">In milliseconds.</param>
/// <param name="P99">The time in which 99 of 100 were answered, in milliseconds.</param>
internal sealed record LoadResult(double Answers, double Rate, double Median, double P99);

/// <summary>
/// Sends one request over and over through wrk (https://github.com/wg/wrk), which costs little beside the server that it
/// shares the machine with.
/// </summary>
internal static class WrkLoad
{
    private const int Connections = 16;

    /// <summary>The request over and over for some seconds. Every answer must be a success.</summary>
    public static LoadResult Run(Uri endpoint, WireRequest request, int seconds)
    {
        string script = Path.Combine(Path.GetTempPath(), $"keyferry-bench-{Environment.ProcessId}.lua");
        File.WriteAllText(script, Script(request));
        try
        {
            ProcessStartInfo start = new(
                "wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "30s", "-s", script, endpoint.ToString()])
            {
                RedirectStandardOutput = true,
            };
            using Process wrk = Process.Start(start)!;
            string output = wrk.StandardOutput.ReadToEnd();
            wrk.WaitForExit();
            return Read(output, request);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("the load comes from wrk, which isn't there: apt-get install wrk");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Script(WireRequest request)
    {
        StringBuilder lua = new();
        lua.AppendLine(CultureInfo.InvariantCulture, $"wrk.method = {Text(request.Method)}");
        lua.AppendLine(CultureInfo.InvariantCulture, $"wrk.body = {Text(Encoding.UTF8.GetString(request.Body.Span))}");
        foreach ((string name, string value) in request.Headers)
        {
            lua.AppendLine(CultureInfo.InvariantCulture, $"wrk.headers[{Text(name)}] = {Text(value)}");
        }

        lua.AppendLine(
            """
            function done(summary, latency)
              print(string.format("result %d %d %d %d %d", summary.requests, summary.duration,
                latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.timeout))
            end
            """);
        return lua.ToString();
    }

    // Every byte as a number: nothing in it means anything to Lua.
    private static string Text(string text) =>
        $"\"{string.Concat(Encoding.UTF8.GetBytes(text).Select(b => string.Create(CultureInfo.InvariantCulture, $"\\{b:D3}")))}\"";

    private static LoadResult Read(string output, WireRequest request)
    {
        string line = output.Split('\n').First(l => l.StartsWith("result ", StringComparison.Ordinal));
        double[] numbers = [.. line.Split(' ')[1..].Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        return numbers[4] > 0
            ? throw new InvalidOperationException($"{numbers[4]} answers to {request.Headers} were no success")
            : new LoadResult(numbers[0], numbers[0] / (numbers[1] / 1e6), numbers[2] / 1e3, numbers[3] / 1e3);
    }
}
