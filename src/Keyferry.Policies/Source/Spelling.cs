namespace Keyferry.Policies.Source;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class Spelling
{
    /// <summary>
    /// The candidate nearest to the word by Damerau-Levenshtein distance without regard to case (transposed neighbours
    /// count as one edit); null if even the nearest differs in more than a third of the word. Ties go to the earlier one.
    /// </summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            // The lengths alone may already say that it is too far.
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            int distance = Distance(word, candidate);
            if (distance < bestDistance && distance < Math.Max(word.Length, candidate.Length))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        int[] beforePrevious = new int[right.Length + 1];
        int[] previous = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitute = previous[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                int edit = Math.Min(substitute, Math.Min(previous[j], current[j - 1]) + 1);
                bool swapped = i > 1 && j > 1
                    && Same(left[i - 1], right[j - 2])
                    && Same(left[i - 2], right[j - 1]);
                current[j] = swapped ? Math.Min(edit, beforePrevious[j - 2] + 1) : edit;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
