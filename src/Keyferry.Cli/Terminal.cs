using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Keyferry.Cli;

/// <summary>Where a run reads and writes; tests hand in their own.</summary>
public sealed record Terminal
{
    /// <summary>Standard input, opened only by a command that was asked to read <c>-</c>.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>The answer.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>The talk: notes, problems, usage.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person looks at <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person looks at <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>
    /// Calls back at the first Ctrl-C instead of ending the process, until disposed; the second ends it. By default nobody
    /// ever presses it.
    /// </summary>
    public Func<Action, IDisposable?> OnInterrupt { get; init; } = static _ => null;

    /// <summary>Whether a person can be asked: input comes from a keyboard.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Prints the JSON that <paramref name="write"/> puts out (UTF-8), with one line end behind it.</summary>
    public void WriteJson(Action<Stream> write)
    {
        using MemoryStream json = new();
        write(json);
        Out.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length).TrimEnd('\n'));
    }

    /// <summary>The terminal of this process.</summary>
    public static Terminal System()
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            OpenInput = Console.OpenStandardInput,
            Out = new StreamWriter(OpenOutput(), utf8, bufferSize: 16 * 1024),
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            OnInterrupt = Intercept,
            InputIsTerminal = !Console.IsInputRedirected,
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    private static PosixSignalRegistration Intercept(Action interrupted)
    {
        int times = 0;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = Interlocked.Increment(ref times) == 1;
            if (context.Cancel)
            {
                interrupted();
            }
        });
    }

    // The console's own stream swallows a broken pipe, so `keyferry simulate --batch - | head` would read on for ever.
    // A plain file stream tells; but on a seekable file it keeps its own offset, which a shell's `>` must not lose.
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        FileStream raw = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return raw.CanSeek ? Console.OpenStandardOutput() : raw;
    }
}
