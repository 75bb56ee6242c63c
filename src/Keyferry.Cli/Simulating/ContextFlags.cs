using Keyferry.Policies.Requests;

namespace Keyferry.Cli.Simulating;

/// <summary>Reads the values of <c>--context</c>.</summary>
internal static class ContextFlags
{
    private const string List = "[]";

    /// <summary>
    /// <c>key=value</c> is one value, the same key again makes it several, <c>key[]=value</c> a list of one, <c>key</c>
    /// alone is known to be absent. Null, with the problem, if a flag names no key.
    /// </summary>
    public static RequestContext? Read(IEnumerable<string> flags, bool isComplete, out string? problem)
    {
        problem = null;
        Dictionary<string, (List<string> Values, bool IsList)> keys = new(StringComparer.OrdinalIgnoreCase);
        foreach (string flag in flags)
        {
            int equals = flag.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? flag : flag[..equals];
            bool isList = key.EndsWith(List, StringComparison.Ordinal);
            key = isList ? key[..^List.Length] : key;
            if (key.Trim().Length == 0)
            {
                problem = $"`--context {flag}` names no key; write `key=value`, such as `kms:ViaService=ec2.us-east-1.amazonaws.com`";
                return null;
            }

            (List<string> values, bool wasList) = keys.TryGetValue(key, out var known) ? known : ([], false);
            if (equals >= 0)
            {
                values.Add(flag[(equals + 1)..]);
            }

            keys[key] = (values, wasList || isList);
        }

        return new RequestContext(keys.Select(k => KeyValuePair.Create(k.Key, Value(k.Value.Values, k.Value.IsList))), isComplete);
    }

    private static ContextValue Value(List<string> values, bool isList) => values.Count switch
    {
        0 when !isList => ContextValue.Absent,
        1 when !isList => ContextValue.Of(values[0]),
        _ => ContextValue.Many(values),
    };
}
