using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;

namespace Keyferry.Aws.Tests.Harness;

/// <summary>Passes requests on to a server, byte for byte, except that something goes wrong with some of them.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly ServiceCatalogue s_services = new(ServiceModels.All);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Uri _server;
    private readonly Func<Fault> _next;
    private readonly TimeSpan _slow;
    private readonly Task _accepting;

    /// <param name="server">where to</param>
    /// <param name="next">what goes wrong with the next request</param>
    /// <param name="slow">how long a slow or stalled answer takes</param>
    public FaultyProxy(Uri server, Func<Fault> next, TimeSpan slow)
    {
        _server = server;
        _next = next;
        _slow = slow;
        _listener.Start(1024);
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Waits so long before every answer: the way to a far Region.</summary>
    public TimeSpan Latency { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                _connections.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            try
            {
                using NetworkStream stream = new(client);
                while (await MessageAsync(stream) is { } request && await AnswerAsync(client, stream, request))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client has hung up, or the test is over.
            }
        }
    }

    /// <summary>False: the connection is done with.</summary>
    private async Task<bool> AnswerAsync(Socket client, NetworkStream stream, byte[] request)
    {
        Fault fault = _next();
        await Task.Delay(Latency, _stop.Token);
        switch (fault)
        {
            case Fault.Throttled or Fault.Broken or Fault.Page:
                await stream.WriteAsync(Error(request, fault), _stop.Token);
                return true;
            case Fault.Slow:
                await Task.Delay(_slow, _stop.Token);
                break;
            case Fault.Reset:
                client.LingerState = new LingerOption(true, 0);
                return false;
        }

        byte[] answer = await PassOnAsync(request);
        int head = HeadLength(answer);
        int middle = head + ((answer.Length - head) / 2);
        switch (fault)
        {
            case Fault.Halved:
                byte[] half = Encoding.ASCII.GetBytes(
                    Encoding.ASCII.GetString(answer, 0, head).Replace(
                        $"Content-Length: {answer.Length - head}",
                        string.Create(CultureInfo.InvariantCulture, $"Content-Length: {middle - head}"),
                        StringComparison.OrdinalIgnoreCase));
                await stream.WriteAsync((byte[])[.. half, .. answer[head..middle]], _stop.Token);
                return true;
            case Fault.ResetAmidst:
                await stream.WriteAsync(answer.AsMemory(0, middle), _stop.Token);
                client.LingerState = new LingerOption(true, 0);
                return false;
            case Fault.Truncated:
                await stream.WriteAsync(answer.AsMemory(0, middle), _stop.Token);
                return false;
            case Fault.Stalled:
                await stream.WriteAsync(answer.AsMemory(0, middle), _stop.Token);
                await Task.Delay(_slow, _stop.Token);
                return false;
            default:
                await stream.WriteAsync(answer, _stop.Token);
                return true;
        }
    }

    private async Task<byte[]> PassOnAsync(byte[] request)
    {
        using TcpClient upstream = new();
        await upstream.ConnectAsync(_server.Host, _server.Port, _stop.Token);
        await upstream.GetStream().WriteAsync(request, _stop.Token);
        return await MessageAsync(upstream.GetStream()) ?? throw new IOException("the server gave no answer");
    }

    /// <summary>One message with its head and its body; null at the end of the connection.</summary>
    private async Task<byte[]?> MessageAsync(NetworkStream stream)
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[16 * 1024];
        int length = -1;
        while (length < 0 || message.Length < length)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            message.Write(buffer, 0, read);
            int head = HeadLength(message.GetBuffer().AsSpan(0, (int)message.Length));
            length = head < 0 ? -1 : head + BodyLength(Encoding.ASCII.GetString(message.GetBuffer(), 0, head));
        }

        return message.ToArray();
    }

    private static int HeadLength(ReadOnlySpan<byte> message)
    {
        int end = message.IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : end + 4;
    }

    private static int BodyLength(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>An error in the envelope of the service that the request is for.</summary>
    private static byte[] Error(byte[] message, Fault fault)
    {
        WireRequest request = Read(message);
        ServiceModel service = ((Identified.Call)s_services.Identify(request)).Service;
        WireResponse response = fault switch
        {
            Fault.Throttled => service.Protocol.EncodeError(
                service,
                service.SigningName == "ec2"
                    ? new WireError("RequestLimitExceeded", "Request limit exceeded.", 503)
                    : new WireError("ThrottlingException", "Rate exceeded", 400),
                "request"),
            Fault.Broken => service.Protocol.EncodeError(service, new WireError("InternalError", "It broke.", 500), "request"),
            _ => new WireResponse(
                503,
                new HttpHeaders([new("Content-Type", "text/html")]),
                "<html><body><h1>503 Service Unavailable</h1></body></html>"u8.ToArray()),
        };
        StringBuilder head = new($"HTTP/1.1 {response.Status} Fault\r\nContent-Length: {response.Body.Length}\r\n");
        foreach ((string name, string value) in response.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. response.Body.Span];
    }

    private static WireRequest Read(byte[] message)
    {
        int length = HeadLength(message);
        string[] lines = Encoding.ASCII.GetString(message, 0, length).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        string[] target = first[1].Split('?', 2);
        return new WireRequest(
            first[0],
            target[0],
            target.Length == 2 ? target[1] : "",
            new HttpHeaders(lines[1..].Select(l => l.Split(':', 2)).Select(l => KeyValuePair.Create(l[0], l[1].Trim()))),
            message.AsMemory(length));
    }
}
