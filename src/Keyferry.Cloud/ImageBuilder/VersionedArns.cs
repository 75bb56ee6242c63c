using System.Globalization;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// ARNs that end in a semantic version, with or without a build number (<c>…/name/1.0.0/1</c>); <c>x</c> stands for any
/// number and means the newest
/// (https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html).
/// </summary>
internal static class VersionedArns
{
    private const int Largest = (1 << 30) - 1;

    /// <summary>The newest thing whose ARN the wanted one matches: the same name, a version that fits, the build if it is given.</summary>
    public static T? Newest<T>(IEnumerable<KeyValuePair<string, T>> things, string wanted)
        where T : class
    {
        T? best = null;
        int[] bestVersion = [];
        foreach ((string arn, T thing) in things)
        {
            if (Matches(wanted, arn, out int[] version) && (best is null || Compare(version, bestVersion) > 0))
            {
                (best, bestVersion) = (thing, version);
            }
        }

        return best;
    }

    /// <summary>Whether an ARN is of the wanted version: <c>…/name/1.x.x</c> of <c>…/name/1.2.3/4</c>, which is also <c>…/name/1.2.3</c>.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="arn">What is there.</param>
    /// <param name="version">Its numbers, to compare.</param>
    public static bool Matches(string wanted, string arn, out int[] version)
    {
        version = [];
        (string name, string pattern, string? build) = Split(wanted);
        (string foundName, string found, string? foundBuild) = Split(arn);
        if (name != foundName || found.Length == 0 || (build is not null && build != foundBuild))
        {
            return false;
        }

        string[] numbers = foundBuild is null ? found.Split('.') : [.. found.Split('.'), foundBuild];
        version = [.. numbers.Select(Number)];
        string[] patterns = pattern.Split('.');
        return patterns.Length == 3 && patterns.Zip(numbers).All(p => p.First == "x" || p.First == p.Second);
    }

    /// <summary>What stands before the version, the version, and the build number or null.</summary>
    public static (string Name, string Version, string? Build) Split(string arn)
    {
        int slash = arn.LastIndexOf('/');
        if (slash < 0)
        {
            return (arn, "", null);
        }

        string last = arn[(slash + 1)..];
        if (last.Contains('.', StringComparison.Ordinal))
        {
            return (arn[..slash], last, null);
        }

        int before = arn.LastIndexOf('/', slash - 1);
        return before >= 0 && arn[(before + 1)..slash] is var version && version.Contains('.', StringComparison.Ordinal)
            ? (arn[..before], version, last)
            : (arn, "", null);
    }

    public static int Compare(int[] left, int[] right) =>
        left.Zip(right).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0);

    /// <summary>What is wrong with a version, or null: the numbers' size, and a number right of an <c>x</c>.</summary>
    public static string? Problem(string version)
    {
        bool wild = false;
        foreach (string node in version.Split('.'))
        {
            if (node == "x")
            {
                wild = true;
            }
            else if (wild)
            {
                return $"The version '{version}' is not valid. Every node to the right of a wildcard must be a wildcard too.";
            }
            else if (!int.TryParse(node, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > Largest)
            {
                return $"The version '{version}' is not valid. A node must be a number from 0 to {Largest}.";
            }
        }

        return null;
    }

    /// <summary>The next version that fits: <c>1.0.x</c> after 1.0.4 is 1.0.5; without an <c>x</c> the version itself.</summary>
    /// <param name="wanted">A version, perhaps with <c>x</c>.</param>
    /// <param name="existing">The versions that are there.</param>
    public static string Next(string wanted, IEnumerable<string> existing)
    {
        string[] nodes = wanted.Split('.');
        int wild = Array.IndexOf(nodes, "x");
        if (wild < 0)
        {
            return wanted;
        }

        int highest = existing.Select(v => v.Split('.'))
            .Where(v => v.Length == 3 && nodes.Take(wild).SequenceEqual(v.Take(wild)))
            .Select(v => Number(v[wild])).DefaultIfEmpty(wild == 0 ? 0 : -1).Max();
        nodes[wild] = (highest + 1).ToString(CultureInfo.InvariantCulture);
        Array.Fill(nodes, "0", wild + 1, nodes.Length - wild - 1);
        return string.Join('.', nodes);
    }

    /// <summary>The next build number of a version (<paramref name="versionArn"/> without one).</summary>
    public static int NextBuild(IEnumerable<string> arns, string versionArn) =>
        arns.Where(a => a.StartsWith(versionArn + "/", StringComparison.Ordinal))
            .Select(a => Number(a[(versionArn.Length + 1)..])).DefaultIfEmpty(0).Max() + 1;

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
