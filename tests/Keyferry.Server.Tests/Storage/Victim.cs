using System.Diagnostics;

namespace Keyferry.Server.Tests.Storage;

/// <summary>A process that changes a world until it is killed (tests/Keyferry.Server.Victim).</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts the process; it does nothing to the store yet.</summary>
    /// <param name="kind"><c>data</c> or <c>postgres</c>.</param>
    /// <param name="place">The folder, or the connection string.</param>
    public Victim(string kind, string place)
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "Keyferry.Server.Victim"), [kind, place])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Compiling the same code hundreds of times, and better each time, would take most of the test's time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        _process = Process.Start(start)!;
    }

    /// <summary>Lets it work, kills it a moment later, and gives every line that it told.</summary>
    /// <param name="begun">The line's first word from which on its life counts: <c>ready</c>, <c>kept</c>.</param>
    /// <param name="life">How long it changes the world then.</param>
    public List<string> LetLiveAndKill(string begun, TimeSpan life)
    {
        List<string> lines = [];
        _process.StandardInput.WriteLine("go");
        string? line;
        do
        {
            line = _process.StandardOutput.ReadLine();
            lines.Add(line ?? "fault: it ended before it was ready");
        }
        while (line is not null && !line.StartsWith(begun, StringComparison.Ordinal) && !line.StartsWith("error", StringComparison.Ordinal));

        // A pipe holds little: it has to be emptied while the process lives.
        using Timer end = new(_ => _process.Kill(), null, life, Timeout.InfiniteTimeSpan);
        string rest = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        int whole = rest.LastIndexOf('\n');
        lines.AddRange(whole < 0 ? [] : rest[..whole].Split('\n'));
        return lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
