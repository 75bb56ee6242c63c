using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Keyferry.Bench.Live;

/// <summary>A network between client and server in which everything that is asked is on its way for a while.</summary>
internal sealed class SlowNetwork : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly TimeSpan _latency;

    public SlowNetwork(Uri server, TimeSpan latency)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _latency = latency;
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>In a process of its own: says where it is, and ends with its input.</summary>
    public static async Task<int> RunAsync(Uri server, TimeSpan latency)
    {
        using SlowNetwork network = new(server, latency);
        Console.WriteLine(network.Endpoint);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new() { NoDelay = true })
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(_server, _stop.Token);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), _latency),
                    PumpAsync(server.GetStream(), client.GetStream(), TimeSpan.Zero));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // A connection ends when either side has enough.
            }
        }
    }

    // What arrives later doesn't wait for what arrived before: each piece is late by the same.
    private async Task PumpAsync(NetworkStream from, NetworkStream to, TimeSpan late)
    {
        Channel<(long Due, byte[] Piece)> way = Channel.CreateUnbounded<(long, byte[])>();
        Task deliver = DeliverAsync(way.Reader, to);
        byte[] buffer = new byte[65_536];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            way.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(late.TotalSeconds * Stopwatch.Frequency), buffer[..read]));
        }

        way.Writer.Complete();
        await deliver;
    }

    private async Task DeliverAsync(ChannelReader<(long Due, byte[] Piece)> way, NetworkStream to)
    {
        await foreach ((long due, byte[] piece) in way.ReadAllAsync(_stop.Token))
        {
            TimeSpan left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _stop.Token);
            }

            await to.WriteAsync(piece, _stop.Token);
        }
    }
}
