namespace Keyferry.Policies.Requests;

/// <summary>The condition context of one request. Key names are case-insensitive (F5.41).</summary>
public sealed class RequestContext
{
    // Not frozen: a context is made for one question, and freezing costs more than all its look-ups.
    private readonly Dictionary<string, ContextValue> _values;

    public RequestContext(IEnumerable<KeyValuePair<string, ContextValue>> values, bool isComplete)
    {
        Dictionary<string, ContextValue> last = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, ContextValue value) in values)
        {
            last[key] = value;
        }

        _values = last;
        IsComplete = isComplete;
    }

    public static RequestContext Empty { get; } = new([], isComplete: true);

    /// <summary>If true a key that isn't listed is absent; if false it is unknown.</summary>
    public bool IsComplete { get; }

    public IReadOnlyDictionary<string, ContextValue> Values => _values;

    /// <summary>The value of a key; absent or unknown if it is not listed.</summary>
    public ContextValue this[string key] =>
        _values.TryGetValue(key, out ContextValue? value) ? value
        : IsComplete ? ContextValue.Absent
        : NotGiven;

    private static ContextValue NotGiven { get; } = ContextValue.Unknown("the request doesn't give it");
}
