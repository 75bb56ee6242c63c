using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Keyferry.Cli;

/// <summary>Help that begins with examples: most people need no more.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const int Width = 80;

    private readonly Dictionary<Command, string> _examples = [];
    private readonly Dictionary<Command, string> _remarks = [];

    public override bool ClearsParseErrors => true;

    /// <summary>Sets the examples of a command, one a line, and remarks that close its help.</summary>
    public void Add(Command command, string examples, string? remarks = null)
    {
        _examples[command] = examples;
        if (remarks is not null)
        {
            _remarks[command] = remarks;
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        InvocationConfiguration invocation = parseResult.InvocationConfiguration;
        TextWriter output = invocation.Output;
        using StringWriter text = new() { NewLine = "\n" };
        if (_examples.TryGetValue(command, out string? examples))
        {
            text.WriteLine("Examples:");
            text.WriteLine(examples.ReplaceLineEndings("\n"));
            text.WriteLine();
        }

        // The library's own help knows only this one place to write to.
        invocation.Output = text;
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        invocation.Output = output;
        if (_remarks.TryGetValue(command, out string? remarks))
        {
            text.WriteLine(remarks.ReplaceLineEndings("\n"));
        }

        foreach (string line in text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }

        return ExitCode.Success;
    }
}
