using System.Diagnostics;
using System.Text;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>The command <c>keyferry serve</c> over a store, until it is killed.</summary>
internal sealed class ServeProcess : IDisposable
{
    private const string Announcement = "keyferry serve: a local AWS at ";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    /// <param name="more">Where the world is kept: <c>--data FOLDER</c>, <c>--postgres CONNECTION</c>.</param>
    public ServeProcess(params string[] more)
    {
        string[] arguments = ["serve", "--quiet", "--port", "0", "--pace", "0", .. more];
        // The native command starts in a tenth of the time; tests that run before it is published take what the build made.
        ProcessStartInfo start = Environment.GetEnvironmentVariable("KEYFERRY_NATIVE") is { Length: > 0 } native
            ? new ProcessStartInfo(native, arguments)
            : new ProcessStartInfo("dotnet", [Built(), .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // Compiling the same code hundreds of times, and better each time, would take most of the test's time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it answers, as soon as it says so; a process that ends without it is a failure of the test.</summary>
    public async Task<Uri> ReadyAsync()
    {
        using CancellationTokenSource late = new(s_patience);
        while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new Uri(line[Announcement.Length..]);
            }
        }

        await _process.WaitForExitAsync(late.Token);
        throw new InvalidOperationException($"`keyferry serve` ended with {_process.ExitCode}: {_errors}");
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // The command in the same configuration as these tests.
    private static string Built()
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Keyferry.Cli", configuration, "keyferry.dll"));
    }
}
