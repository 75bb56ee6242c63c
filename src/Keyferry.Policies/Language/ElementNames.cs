using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>The entries of a map by the names that a policy may use there.</summary>
internal static class ElementNames
{
    /// <summary>
    /// Reports unknown names. A name that is nearly right counts as what it was meant to be, so that its absence isn't
    /// reported as well and its value is looked at. Element names are case-sensitive here; AWS documents no other spelling.
    /// </summary>
    public static Dictionary<string, SourceEntry> Sort(
        PolicyProblems problems, SourceMap map, string pointer, string where, ReadOnlySpan<string> known)
    {
        string[] names = known.ToArray();
        Dictionary<string, SourceEntry> sorted = new(StringComparer.Ordinal);
        foreach (SourceEntry entry in map.Entries.Where(e => names.Contains(e.Key)))
        {
            sorted[entry.Key] = entry;
        }

        foreach (SourceEntry entry in map.Entries.Where(e => !names.Contains(e.Key)))
        {
            string? meant = Spelling.Closest(entry.Key, names);
            problems.Error(
                JsonPointer.Append(pointer, entry.Key),
                entry.KeyPosition,
                $"`{entry.Key}` isn't an element of {where}",
                meant is null ? $"it may have {string.Join(", ", names.Select(n => $"`{n}`"))}" : $"did you mean `{meant}`?");
            if (meant is not null)
            {
                sorted.TryAdd(meant, entry);
            }
        }

        return sorted;
    }
}
