using System.Text;
using Keyferry.Cli.Input;
using Keyferry.Doctor.Simulation;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Simulating;

/// <summary>
/// JSON lines: one case a line in, one answer a line out, in order. A bad line is answered with an error and the run goes
/// on; empty lines are skipped.
/// </summary>
internal static class BatchRun
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static int Run(string path, Terminal terminal)
    {
        using Stream? stream = InputText.Open(path, terminal, out string? problem);
        if (stream is null)
        {
            terminal.Error.WriteLine($"keyferry simulate: {problem}");
            return ExitCode.BadInput;
        }

        string name = path == "-" ? "stdin" : path;
        LineReader lines = new(stream);
        int bad = 0;
        string? failure;
        while (TryRead(lines, out ReadOnlySpan<byte> line, out bool isTooLong, out failure))
        {
            if (line.Trim(" \t"u8).Length > 0 || isTooLong)
            {
                SimulationAnswer answer = isTooLong
                    ? Refuse(name, lines.Number, $"the line is longer than {LineReader.MaximumLine / 1024 / 1024} MiB")
                    : Answer(name, lines.Number, line);
                bad += answer is SimulationAnswer.Refused ? 1 : 0;
                terminal.Out.WriteLine(answer.ToJson());
            }

            if (!lines.HasLine)
            {
                terminal.Out.Flush();
            }
        }

        if (failure is not null)
        {
            terminal.Error.WriteLine($"keyferry simulate: `{name}` can't be read on after line {lines.Number}: {failure}");
            return ExitCode.BadInput;
        }

        if (bad == 0)
        {
            return ExitCode.Success;
        }

        terminal.Error.WriteLine($"keyferry simulate: {bad} of {lines.Number} lines could not be read; their answers say why");
        return ExitCode.BadInput;
    }

    private static bool TryRead(LineReader lines, out ReadOnlySpan<byte> line, out bool isTooLong, out string? failure)
    {
        failure = null;
        try
        {
            return lines.TryRead(out line, out isTooLong);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            line = default;
            isTooLong = false;
            failure = e.Message;
            return false;
        }
    }

    private static SimulationAnswer Answer(string name, int number, ReadOnlySpan<byte> line)
    {
        try
        {
            return Simulator.Answer($"{name}:{number}", StrictUtf8.GetString(line));
        }
        catch (DecoderFallbackException)
        {
            return Refuse(name, number, "the line is not UTF-8 text");
        }
    }

    private static SimulationAnswer.Refused Refuse(string name, int number, string message) =>
        new(null, [new Problem(ProblemSeverity.Error, $"{name}:{number}", "", new Position(1, 1), message, null)]);
}
