namespace Keyferry.Policies.Source;

/// <summary>Turns offsets into lines and columns. Lines end with LF, CR LF or a lone CR.</summary>
internal sealed class LineMap
{
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (ends)
            {
                _starts.Add(i + 1);
            }
        }
    }

    public Position At(int offset)
    {
        int found = _starts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return new Position(line + 1, offset - _starts[line] + 1);
    }
}
