using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Keyferry.Aws.Tests.Harness;

/// <summary>moto's server in a process of its own, where it is installed: a local AWS that isn't ours.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    /// <summary>The server, once it answers; null on a machine that has none.</summary>
    public static async Task<MotoServer?> StartAsync()
    {
        int port = FreePort();
        ProcessStartInfo start = new("moto_server", ["-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Uri endpoint = new($"http://127.0.0.1:{port}");
        using HttpClient http = new();
        for (int i = 0; i < 240; i++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(new Uri(endpoint, "/moto-api/data.json"));
                return new MotoServer(process, endpoint);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(250);
            }
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException("moto_server doesn't answer");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
