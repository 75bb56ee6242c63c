using System.Collections.Immutable;

namespace Keyferry.Policies.Requests;

/// <summary>The condition context of one request. Key names are case-insensitive (F5.41).</summary>
public sealed class RequestContext
{
    // Not frozen: a context is made for one question, and freezing costs more than all its look-ups.
    private readonly Dictionary<string, ContextValue>? _values;
    private readonly RequestContext? _below;
    private readonly ImmutableArray<KeyValuePair<string, ContextValue>> _above = [];
    private Dictionary<string, ContextValue>? _flat;

    public RequestContext(IEnumerable<KeyValuePair<string, ContextValue>> values, bool isComplete)
    {
        _values = Flatten([], values);
        IsComplete = isComplete;
    }

    /// <summary>
    /// A few keys above a context that many requests share, which is not copied: what stands above hides the same key
    /// below, the last of several the ones before it.
    /// </summary>
    public RequestContext(RequestContext below, ImmutableArray<KeyValuePair<string, ContextValue>> above)
    {
        _below = below;
        _above = above;
        IsComplete = below.IsComplete;
    }

    public static RequestContext Empty { get; } = new([], isComplete: true);

    /// <summary>If true a key that isn't listed is absent; if false it is unknown.</summary>
    public bool IsComplete { get; }

    public IReadOnlyDictionary<string, ContextValue> Values =>
        _values ?? (_flat ??= Flatten(_below!.Values, _above));

    /// <summary>The value of a key; absent or unknown if it is not listed.</summary>
    public ContextValue this[string key] =>
        Find(key) ?? OfFamily(key) ?? (IsComplete ? ContextValue.Absent : NotGiven);

    // `aws:ResourceTag/*` stands for all tags where they aren't known.
    private ContextValue? OfFamily(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Find(string.Concat(key.AsSpan(0, slash + 1), "*")) : null;

    private static ContextValue NotGiven { get; } = ContextValue.Unknown("the request doesn't give it");

    private ContextValue? Find(string key)
    {
        if (_below is null)
        {
            return _values!.GetValueOrDefault(key);
        }

        ReadOnlySpan<KeyValuePair<string, ContextValue>> above = _above.AsSpan();
        for (int i = above.Length - 1; i >= 0; i--)
        {
            if (string.Equals(above[i].Key, key, StringComparison.OrdinalIgnoreCase))
            {
                return above[i].Value;
            }
        }

        return _below.Find(key);
    }

    private static Dictionary<string, ContextValue> Flatten(
        IEnumerable<KeyValuePair<string, ContextValue>> first, IEnumerable<KeyValuePair<string, ContextValue>> then)
    {
        Dictionary<string, ContextValue> last = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, ContextValue value) in first)
        {
            last[key] = value;
        }

        foreach ((string key, ContextValue value) in then)
        {
            last[key] = value;
        }

        return last;
    }
}
