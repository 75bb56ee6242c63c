using System.Text;

namespace Keyferry.Cli.Tests;

/// <summary>One run of the command within the test's process, with all that it wrote.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    // Examples and documents name their files from the root.
    static CommandRun() => Directory.SetCurrentDirectory(Repository.Root);

    public static CommandRun Of(params string[] args) => With("", args);

    /// <summary>With a text on standard input.</summary>
    public static CommandRun With(string input, params string[] args) => On(new TerminalState(input), args);

    public static CommandRun On(TerminalState state, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new()
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(state.Input)),
            Out = output,
            Error = error,
            OutIsTerminal = state.OutIsTerminal,
            InputIsTerminal = state.InputIsTerminal,
            ErrorIsTerminal = state.ErrorIsTerminal,
            OnInterrupt = state.OnInterrupt,
            Variable = name => state.Variables.GetValueOrDefault(name),
        };
        int code = Application.Run(args, terminal);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>What the command finds around it.</summary>
internal sealed record TerminalState(string Input = "", bool OutIsTerminal = false)
{
    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    public Dictionary<string, string> Variables { get; init; } = [];

    public bool ErrorIsTerminal { get; init; }

    public Func<Action, IDisposable?> OnInterrupt { get; init; } = static _ => null;
}
