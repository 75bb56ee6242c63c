using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Keyferry.Wire.Http;
using Keyferry.Wire.Services.Sts;

namespace Keyferry.Bench.Serving;

/// <summary>From the start of the process to its first answer: a signed sts:GetCallerIdentity.</summary>
internal static class FirstRequestBench
{
    private const int Runs = 20;

    public static int Run()
    {
        List<double> times = [];
        double memory = 0;
        for (int i = 0; i < Runs; i++)
        {
            long began = Stopwatch.GetTimestamp();
            using var server = ServerProcess.BeginKeyferry();
            byte[] request = Bytes(server);
            Ask(server.Endpoint, request);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            memory = Math.Max(memory, server.ResidentMegabytes);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ServerProcess.KeyferryBinary} serve, first answer: fastest {times[0]:F0} ms, median {times[Runs / 2]:F0} ms, ")
            + string.Create(CultureInfo.InvariantCulture, $"slowest {times[^1]:F0} ms of {Runs} starts; {memory:F0} MB resident at most"));
        return 0;
    }

    private static byte[] Bytes(ServerProcess server)
    {
        using ApiClient root = BenchAccount.RootOf(server);
        WireRequest request = root.Signed(StsModel.Service, StsModel.GetCallerIdentity, new GetCallerIdentityRequest());
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Path} HTTP/1.1\r\n");
        foreach ((string name, string value) in request.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(text.ToString()), .. request.Body.Span];
    }

    private static void Ask(Uri endpoint, byte[] request)
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(1))
        {
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(endpoint.Host, endpoint.Port);
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                continue;
            }

            socket.Send(request);
            byte[] answer = new byte[4096];
            string status = Encoding.ASCII.GetString(answer, 0, socket.Receive(answer));
            if (!status.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"the first answer is {status}");
            }

            return;
        }
    }
}
