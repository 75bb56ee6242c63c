using System.Globalization;
using Keyferry.Aws.Calling;

namespace Keyferry.Cli.Live;

/// <summary>
/// How far a run is, in one line that is written over and over: only where a person looks, and gone at the end. Logs get
/// nothing.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const string ClearLine = "\r\u001b[K";

    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(120);

    private readonly AwsAccess _access;
    private readonly TextWriter _writer;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly Lock _writing = new();
    private readonly Timer _timer;
    private bool _isShown;
    private bool _isOver;

    private ProgressLine(AwsAccess access, TextWriter writer)
    {
        _access = access;
        _writer = writer;
        _timer = new Timer(_ => Show(), null, s_first, s_each);
    }

    /// <summary>Null where nobody looks: in a pipe, in a log, in continuous integration, and when asked to be quiet.</summary>
    public static ProgressLine? For(AwsAccess access, Terminal terminal, bool isQuiet) =>
        isQuiet || !terminal.ErrorIsTerminal || terminal.Variable("CI") is { Length: > 0 } || terminal.Variable("TERM") == "dumb"
            ? null
            : new ProgressLine(access, terminal.Error);

    /// <summary>The line's words.</summary>
    internal static string Text(int accounts, int requests, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"reading {accounts} {(accounts == 1 ? "account" : "accounts")}, {requests} {(requests == 1 ? "request" : "requests")}, "
        + $"{elapsed.TotalSeconds:0.0} s");

    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            _isOver = true;
            if (_isShown)
            {
                _writer.Write(ClearLine);
            }
        }
    }

    private void Show()
    {
        lock (_writing)
        {
            if (!_isOver)
            {
                _isShown = true;
                TimeSpan elapsed = TimeProvider.System.GetElapsedTime(_began);
                _writer.Write(ClearLine + Text(_access.Accounts, _access.Meter.Total, elapsed));
            }
        }
    }
}
