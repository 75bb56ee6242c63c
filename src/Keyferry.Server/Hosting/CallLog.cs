using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;

namespace Keyferry.Server.Hosting;

/// <summary>
/// One line of JSON a call: when, who, what, where, the answer, the decision, how long. Written by one thread behind the
/// calls; a reader that is too slow loses lines and is told how many.
/// </summary>
public sealed class CallLog : ICallObserver, IAsyncDisposable
{
    private const int MostWaiting = 10_000;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Channel<Served> _waiting = Channel.CreateBounded<Served>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly Stream _output;
    private readonly Task _writing;
    private long _lost;

    /// <param name="output">Where the lines go.</param>
    public CallLog(Stream output)
    {
        _output = output;
        _writing = Task.Run(WriteAsync);
    }

    public void Observe(Served served)
    {
        if (!_waiting.Writer.TryWrite(served))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        ArrayBufferWriter<byte> lines = new();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (lines.WrittenCount < 64 * 1024 && _waiting.Reader.TryRead(out Served? served))
            {
                using (Utf8JsonWriter json = new(lines, s_options))
                {
                    Write(json, served);
                }

                lines.Write("\n"u8);
            }

            if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            {
                using (Utf8JsonWriter json = new(lines, s_options))
                {
                    json.WriteStartObject();
                    json.WriteNumber("linesLost", lost);
                    json.WriteEndObject();
                }

                lines.Write("\n"u8);
            }

            try
            {
                await _output.WriteAsync(lines.WrittenMemory);
                await _output.FlushAsync();
            }
            catch (IOException)
            {
                // Nobody reads the log any more; the service goes on.
            }

            lines.ResetWrittenCount();
        }
    }

    private static void Write(Utf8JsonWriter json, Served served)
    {
        json.WriteStartObject();
        json.WriteString("time", served.At);
        json.WriteString("requestId", served.RequestId);
        json.WriteString("caller", served.Sender?.Caller.Arn);
        json.WriteString("action", $"{served.Service?.SigningName ?? "unknown"}:{served.OperationName}");
        json.WriteString("region", served.Sender?.Region.Value);
        if (Deciding(served.Run) is { } deciding)
        {
            json.WriteString("decision", deciding.Decision.Kind.ToString());
            json.WriteString("decidedAction", deciding.Request.Action);
            json.WriteString("resource", deciding.Request.Resource);
        }

        json.WriteNumber("status", served.Status);
        if (served.Error is { } error)
        {
            json.WriteString("error", error.Code);
            json.WriteString("message", error.Message);
        }

        if (served.Fault is { } fault)
        {
            json.WriteString("fault", fault.ToString());
        }

        json.WriteNumber("milliseconds", Math.Round(served.Duration.TotalMilliseconds, 3));
        json.WriteEndObject();
    }

    // The denial if there is one, else the first question.
    private static Authorization? Deciding(Run? run)
    {
        Authorization? first = null;
        foreach (Call call in run?.Trace ?? [])
        {
            foreach (Authorization asked in Authorizations(call))
            {
                first ??= asked;
                if (!asked.Decision.IsAllowed)
                {
                    return asked;
                }
            }
        }

        return first;
    }

    private static IEnumerable<Authorization> Authorizations(Call call) =>
        call.Authorizations.Concat(call.Caused.SelectMany(Authorizations));
}
