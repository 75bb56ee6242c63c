namespace Keyferry.Policies.Source;

/// <summary>The place in a JSON text, and the problems found up to it.</summary>
internal sealed class JsonCursor(string document, string text, int maxProblems)
{
    private readonly LineMap _lines = new(text);
    private readonly List<Problem> _problems = [];

    public string Text { get; } = text;

    public int Offset { get; set; }

    /// <summary>JSON pointer to the value being read.</summary>
    public string Pointer { get; set; } = "";

    /// <summary>Set once nothing useful can be read any more.</summary>
    public bool Stopped { get; private set; }

    public bool AtEnd => Offset >= Text.Length;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The next character; NUL at the end (look at <see cref="AtEnd"/> to tell).</summary>
    public char Peek(int ahead = 0) => Offset + ahead < Text.Length ? Text[Offset + ahead] : '\0';

    public Position At(int offset) => _lines.At(offset);

    public void Error(int offset, string message, string help)
    {
        if (Stopped)
        {
            return;
        }

        if (_problems.Count == maxProblems - 1)
        {
            Add(offset, $"more than {maxProblems - 1} problems, the rest of the text is not read", "repair those above first");
            Stopped = true;
            return;
        }

        Add(offset, message, help);
    }

    public void Fatal(int offset, string message, string help)
    {
        Error(offset, message, help);
        Stopped = true;
    }

    /// <summary>Skips white space and, reported once each, comments.</summary>
    public void SkipBlank()
    {
        while (!AtEnd)
        {
            char next = Peek();
            if (next is ' ' or '\t' or '\n' or '\r')
            {
                Offset++;
            }
            else if (next == '#' || (next == '/' && Peek(1) is '/' or '*'))
            {
                SkipComment();
            }
            else if (char.IsWhiteSpace(next) || next is '\uFEFF' or '\u200B')
            {
                Error(Offset, $"the white space U+{(int)next:X4} isn't allowed in JSON", "use plain spaces, tabs or line breaks");
                Offset++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The next character for a message: <c>`x`</c>, or its code point where it can't be shown.</summary>
    public string Seen() => AtEnd ? "the end of the text" : Show(Peek());

    public static string Show(char c) => c < ' ' || char.IsSurrogate(c) || c == 0x7F || char.IsWhiteSpace(c) ? $"U+{(int)c:X4}" : $"`{c}`";

    private void SkipComment()
    {
        Error(Offset, "JSON has no comments", "remove the comment; a `Sid` can say what a statement is for");
        bool block = Peek() == '/' && Peek(1) == '*';
        int end = block
            ? Text.IndexOf("*/", Offset + 2, StringComparison.Ordinal)
            : Text.AsSpan(Offset).IndexOfAny('\n', '\r');
        Offset = end < 0 ? Text.Length : block ? end + 2 : Offset + end;
    }

    private void Add(int offset, string message, string help) =>
        _problems.Add(new Problem(ProblemSeverity.Error, document, Pointer, At(offset), message, help));
}
