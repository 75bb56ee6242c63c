namespace Keyferry.Doctor.Checking;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate at the least edit distance, if that is at most a third of the text; or null.</summary>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        (string? name, int distance) = candidates
            .Select(c => ((string?)c, Distance(text, c)))
            .DefaultIfEmpty((null, int.MaxValue))
            .MinBy(c => c.Item2);
        return distance <= Math.Max(1, text.Length / 3) ? name : null;
    }

    // Levenshtein, without regard to case.
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
