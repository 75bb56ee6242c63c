using System.Collections.Immutable;

namespace Keyferry.Policies.Source;

/// <summary>
/// Recursive descent over one text. After an error it goes on wherever the writer's intent is plain (a missing comma, a
/// trailing one, the wrong quotes) and stops where going on would only produce echoes of the first error.
/// </summary>
internal sealed class JsonReader
{
    private readonly JsonCursor _cursor;
    private readonly SourceLimits _limits;
    private readonly JsonScalars _scalars;
    private int _depth;

    public JsonReader(string document, string text, SourceLimits limits)
    {
        _limits = limits;
        _cursor = new JsonCursor(document, text, limits.MaxProblems);
        _scalars = new JsonScalars(_cursor);
    }

    public IReadOnlyList<Problem> Problems => _cursor.Problems;

    public SourceNode? ReadDocument()
    {
        if (_cursor.Peek() == '\uFEFF')
        {
            _cursor.Error(0, "the text begins with a byte order mark", "save the file as UTF-8 without BOM");
            _cursor.Offset++;
        }

        _cursor.SkipBlank();
        if (_cursor.AtEnd)
        {
            _cursor.Error(0, "the text has no content but comments", "a JSON document is expected");
            return null;
        }

        SourceNode? root = ReadValue("");
        _cursor.SkipBlank();
        if (!_cursor.Stopped && !_cursor.AtEnd)
        {
            _cursor.Pointer = "";
            _cursor.Fatal(
                _cursor.Offset,
                $"{_cursor.Seen()} follows the end of the document",
                "remove it, or check the brackets before it");
        }

        return root;
    }

    private SourceNode? ReadValue(string pointer)
    {
        _cursor.Pointer = pointer;
        int start = _cursor.Offset;
        switch (_cursor.Peek())
        {
            case '{' or '[' when _depth == _limits.MaxDepth:
                _cursor.Fatal(
                    start,
                    $"lists and maps are nested more than {_limits.MaxDepth} deep",
                    "a policy needs no more than six levels");
                return null;
            case '{':
                return ReadMap(pointer);
            case '[':
                return ReadList(pointer);
            case '}' or ']' or ',' or ':':
                _cursor.Error(start, $"a value is missing before {_cursor.Seen()}", "write a value here");
                return new SourceScalar(ScalarKind.Null, "null", _cursor.At(start));
            case '\0' when _cursor.AtEnd:
                _cursor.Fatal(start, "the text ends where a value is expected", "check that the file is complete");
                return null;
            default:
                return _scalars.Read();
        }
    }

    private SourceList? ReadList(string pointer)
    {
        int open = _cursor.Offset++;
        _depth++;
        ImmutableArray<SourceNode>.Builder items = ImmutableArray.CreateBuilder<SourceNode>();
        int? comma = null;
        while (true)
        {
            _cursor.SkipBlank();
            _cursor.Pointer = pointer;
            if (EndsHere(open, '[', ']', comma))
            {
                break;
            }

            int before = _cursor.Offset;
            SourceNode? item = ReadValue(JsonPointer.Append(pointer, items.Count));
            if (item is null || _cursor.Stopped)
            {
                return null;
            }

            items.Add(item);
            comma = ReadComma(pointer, "]");
            EnsureProgress(before);
            if (_cursor.Stopped)
            {
                return null;
            }
        }

        _depth--;
        return _cursor.Stopped ? null : new SourceList(items.ToImmutable(), _cursor.At(open));
    }

    private SourceMap? ReadMap(string pointer)
    {
        int open = _cursor.Offset++;
        _depth++;
        ImmutableArray<SourceEntry>.Builder entries = ImmutableArray.CreateBuilder<SourceEntry>();
        Dictionary<string, Position> first = new(StringComparer.Ordinal);
        int? comma = null;
        while (true)
        {
            _cursor.SkipBlank();
            _cursor.Pointer = pointer;
            if (EndsHere(open, '{', '}', comma))
            {
                break;
            }

            int before = _cursor.Offset;
            SourceEntry? entry = ReadEntry(pointer, first);
            if (entry is null || _cursor.Stopped)
            {
                return null;
            }

            if (first.TryAdd(entry.Key, entry.KeyPosition))
            {
                entries.Add(entry);
            }

            comma = ReadComma(pointer, "}");
            EnsureProgress(before);
            if (_cursor.Stopped)
            {
                return null;
            }
        }

        _depth--;
        return _cursor.Stopped ? null : new SourceMap(entries.ToImmutable(), _cursor.At(open));
    }

    private SourceEntry? ReadEntry(string pointer, Dictionary<string, Position> first)
    {
        int start = _cursor.Offset;
        string? key = _scalars.ReadKey();
        if (key is null)
        {
            return null;
        }

        string place = JsonPointer.Append(pointer, key);
        if (first.TryGetValue(key, out Position earlier))
        {
            _cursor.Pointer = place;
            _cursor.Error(
                start,
                $"the key `{key}` stands twice in this object, first at {earlier}",
                "keep one of them, or join their values");
        }

        int keyEnd = _cursor.Offset;
        _cursor.SkipBlank();
        _cursor.Pointer = place;
        if (_cursor.Peek() == ':')
        {
            _cursor.Offset++;
        }
        else if (_cursor.Peek() == '=')
        {
            _cursor.Error(_cursor.Offset, $"`=` stands between the key `{key}` and its value", "write `:`");
            _cursor.Offset++;
        }
        else if (_cursor.AtEnd)
        {
            _cursor.Fatal(_cursor.Offset, $"the text ends after the key `{key}`", "check that the file is complete");
            return null;
        }
        else
        {
            _cursor.Error(keyEnd, $"`:` is missing after the key `{key}`", "write `:` and the value");
        }

        _cursor.SkipBlank();
        SourceNode? value = ReadValue(place);
        return value is null ? null : new SourceEntry(key, _cursor.At(start), value);
    }

    // True at the closing bracket, or where the rest can't be read.
    private bool EndsHere(int open, char opening, char closing, int? comma)
    {
        if (_cursor.Stopped)
        {
            return true;
        }

        if (_cursor.AtEnd)
        {
            _cursor.Fatal(
                _cursor.Offset,
                $"the text ends before the `{opening}` of {_cursor.At(open)} is closed",
                $"add `{closing}`, or check that the file is complete");
            return true;
        }

        char next = _cursor.Peek();
        if (next is not ('}' or ']'))
        {
            return false;
        }

        if (next != closing)
        {
            _cursor.Fatal(
                _cursor.Offset,
                $"`{next}` stands where the `{opening}` of {_cursor.At(open)} must be closed",
                $"write `{closing}`");
            return true;
        }

        if (comma is int at)
        {
            _cursor.Error(at, $"a comma stands before the closing `{closing}`", "remove the comma");
        }

        _cursor.Offset++;
        return true;
    }

    /// <summary>Reads the comma after a value and returns its offset; null at the end of the list or map.</summary>
    private int? ReadComma(string pointer, string closing)
    {
        int valueEnd = _cursor.Offset;
        _cursor.SkipBlank();
        _cursor.Pointer = pointer;
        if (_cursor.Stopped || _cursor.AtEnd || _cursor.Peek() is '}' or ']')
        {
            return null;
        }

        if (_cursor.Peek() == ',')
        {
            int comma = _cursor.Offset++;
            _cursor.SkipBlank();
            while (_cursor.Peek() == ',')
            {
                _cursor.Pointer = pointer;
                _cursor.Error(_cursor.Offset++, "two commas follow each other", "remove one of them");
                _cursor.SkipBlank();
            }

            return comma;
        }

        if (_cursor.Peek() is ':' or ';')
        {
            _cursor.Fatal(
                _cursor.Offset,
                $"{_cursor.Seen()} stands where `,` or `{closing}` is expected",
                "check the quotes and commas before it");
            return null;
        }

        _cursor.Error(
            valueEnd,
            "a comma is missing after this value",
            $"write `,` before the next value, or `{closing}` to close");
        return null;
    }

    // A damaged text must never hold the reader in place; each round of a loop has to take a character.
    private void EnsureProgress(int before)
    {
        if (!_cursor.Stopped && _cursor.Offset == before)
        {
            _cursor.Fatal(before, $"{_cursor.Seen()} can't stand here", "remove it");
        }
    }
}
