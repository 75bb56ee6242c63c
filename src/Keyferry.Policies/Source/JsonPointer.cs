namespace Keyferry.Policies.Source;

/// <summary>Makes JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    public static string Append(string pointer, string key) =>
        $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";
}
