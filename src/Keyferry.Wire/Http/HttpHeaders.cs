using System.Collections;
using System.Collections.Immutable;

namespace Keyferry.Wire.Http;

/// <summary>
/// Header fields in the order of the message. Names compare without case; a name may occur more than once.
/// </summary>
public sealed class HttpHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _fields;

    public HttpHeaders(IEnumerable<KeyValuePair<string, string>> fields) => _fields = [.. fields];

    public static HttpHeaders Empty { get; } = new([]);

    public int Count => _fields.Length;

    /// <summary>The first field of that name; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, string> field in _fields)
            {
                if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Every field of that name, in order.</summary>
    public IEnumerable<string> All(string name)
    {
        foreach ((string key, string value) in _fields)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                yield return value;
            }
        }
    }

    /// <summary>The same fields with this one at the end, instead of any of that name.</summary>
    public HttpHeaders With(string name, string value) =>
        new([.. _fields.Where(f => !string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase)), new(name, value)]);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join('\n', _fields.Select(f => $"{f.Key}: {f.Value}"));
}
