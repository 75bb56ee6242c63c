using System.Text;

namespace Keyferry.Cli.Input;

/// <summary>
/// Reads a stream line by line through one buffer, and knows whether the next line has already arrived: an answer is
/// flushed before the program would wait.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>No case is longer; a longer line is reported and skipped.</summary>
    public const int MaximumLine = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Whether a whole line lies in the buffer, so that reading it does not wait.</summary>
    public bool HasLine => _buffer.AsSpan(_start, _end - _start).Contains((byte)'\n');

    /// <summary>Counts from 1; 0 before the first line.</summary>
    public int Number { get; private set; }

    /// <summary>
    /// The next line without its end, valid until the next call; false at the end of the stream. A line that is too long
    /// is skipped and comes out empty with <paramref name="isTooLong"/> set.
    /// </summary>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> buffered = _buffer.AsSpan(_start, _end - _start);
            int newline = buffered[searched..].IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = isTooLong ? [] : Trim(buffered[..(searched + newline)]);
                _start += searched + newline + 1;
                Number++;
                return true;
            }

            if (_isAtEnd)
            {
                line = isTooLong ? [] : Trim(buffered);
                _start = _end;
                bool isLine = isTooLong || buffered.Length > 0;
                Number += isLine ? 1 : 0;
                return isLine;
            }

            searched = buffered.Length;
            if (searched > MaximumLine)
            {
                (isTooLong, searched, _start) = (true, 0, _end);
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        line = line.StartsWith(Encoding.UTF8.Preamble) ? line[3..] : line;
        return line is [.. var rest, (byte)'\r'] ? rest : line;
    }
}
