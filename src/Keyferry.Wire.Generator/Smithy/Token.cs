namespace Keyferry.Wire.Generator.Smithy;

internal enum TokenKind
{
    /// <summary>A name, with dots, <c>#</c> and <c>$</c> when it is of another namespace.</summary>
    Name,
    Text,
    Number,

    /// <summary>One of <c>{ } [ ] ( ) : = @</c>.</summary>
    Mark,
    End,
}

/// <param name="Kind">what it is</param>
/// <param name="Text">as written; of a text, what it says</param>
/// <param name="Place">where it begins</param>
internal sealed record Token(TokenKind Kind, string Text, Place Place)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the file",
        TokenKind.Text => $"the text \"{Text}\"",
        _ => $"`{Text}`",
    };
}
