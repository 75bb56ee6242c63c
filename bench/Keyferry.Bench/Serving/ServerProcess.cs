using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Keyferry.Bench.Serving;

/// <summary>A server in a process of its own, until disposed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(string name, string program, int port, params string[] arguments)
    {
        Name = name;
        Endpoint = new Uri($"http://127.0.0.1:{port}");
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public Uri Endpoint { get; }

    /// <summary>Of all its threads, so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What of it is in memory, in MB.</summary>
    public double ResidentMegabytes => Status("VmRSS:");

    /// <summary>What of it was in memory at most, in MB.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>The binary that <c>KEYFERRY_NATIVE</c> names, else the one that was built beside this program.</summary>
    public static string KeyferryBinary =>
        Environment.GetEnvironmentVariable("KEYFERRY_NATIVE") is { Length: > 0 } native
            ? native
            : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Keyferry.Cli/release/keyferry"));

    /// <summary>Keyferry in memory, not waited for.</summary>
    public static ServerProcess BeginKeyferry(params string[] more)
    {
        int port = FreePort();
        return new ServerProcess(
            "keyferry", KeyferryBinary, port, ["serve", "--quiet", "--port", port.ToString(CultureInfo.InvariantCulture), .. more]);
    }

    public static ServerProcess StartKeyferry(params string[] more) => Ready(BeginKeyferry(more));

    /// <summary>Null where there is no moto.</summary>
    public static ServerProcess? StartMoto()
    {
        const string program = "moto_server";
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(f => File.Exists(Path.Combine(f, program))))
        {
            return null;
        }

        int port = FreePort();
        return Ready(new ServerProcess("moto", program, port, "-p", port.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ServerProcess Ready(ServerProcess server)
    {
        using HttpClient http = new();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < s_patience; Thread.Sleep(20))
        {
            try
            {
                using HttpResponseMessage answer = http.Send(new HttpRequestMessage(HttpMethod.Get, server.Endpoint));
                return server;
            }
            catch (HttpRequestException) when (!server._process.HasExited)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"{server.Name} doesn't answer at {server.Endpoint}");
    }

    private double Status(string name)
    {
        string line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        string kilobytes = line[name.Length..].Trim().Split(' ')[0];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }
}
