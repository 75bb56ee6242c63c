using System.Text;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>Asks a person who sits at the terminal.</summary>
internal sealed class Question : IDisposable
{
    private readonly Terminal _terminal;
    private readonly StreamReader _input;

    public Question(Terminal terminal)
    {
        _terminal = terminal;
        _input = new StreamReader(terminal.OpenInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The line that is typed, without spaces around it; null at the end of the input.</summary>
    public string? Ask(string question)
    {
        _terminal.Out.Flush();
        _terminal.Error.Write(question + " ");
        _terminal.Error.Flush();
        return _input.ReadLine()?.Trim();
    }

    /// <summary>Whether the answer is yes; nothing typed is no.</summary>
    public bool AskYes(string question) => Ask($"{question} [y/N]") is { } answer
        && (answer.Equals("y", StringComparison.OrdinalIgnoreCase) || answer.Equals("yes", StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _input.Dispose();
}
