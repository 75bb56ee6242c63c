namespace Keyferry.Policies.Source;

/// <summary>How much text is read before giving up; going beyond is a reported problem, never a crash.</summary>
/// <param name="MaxDepth">Nested lists and maps; a policy needs six.</param>
/// <param name="MaxLength">UTF-16 code units; the longest policy that AWS stores has 32,768 bytes.</param>
/// <param name="MaxProblems">Problems reported before the rest of the text is left unread.</param>
public sealed record SourceLimits(int MaxDepth = 64, int MaxLength = 1 << 20, int MaxProblems = 100)
{
    public static SourceLimits Default { get; } = new();
}
