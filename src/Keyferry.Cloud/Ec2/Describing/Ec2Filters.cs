using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>
/// The filters that a Describe operation knows, by name, each with the values that a resource has for it. Filters of a
/// request are joined by and, the values of one by or
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html).
/// </summary>
/// <param name="tags">A resource's tags, for <c>tag:KEY</c> and <c>tag-key</c>; null where the operation has no such filters.</param>
public sealed class Ec2Filters<T>(Func<T, ImmutableDictionary<string, string>>? tags = null) : IEnumerable<string>
{
    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html: filters of one request, and values of one filter.</summary>
    private const int MaxFilters = 50;

    private const int MaxValues = 200;

    private readonly Dictionary<string, Func<T, FilterPattern[], bool>> _known = new(StringComparer.Ordinal);

    public void Add(string name, Func<T, string?> value) =>
        _known.Add(name, (item, patterns) => Fits(value(item), patterns));

    public void Add(string name, Func<T, IEnumerable<string?>> values) =>
        _known.Add(name, (item, patterns) => values(item).Any(value => Fits(value, patterns)));

    public void Add(string name, Func<T, bool?> value) =>
        Add(name, item => value(item) is { } flag ? (flag ? "true" : "false") : null);

    public void Add(string name, Func<T, long?> value) =>
        Add(name, item => value(item)?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, Func<T, DateTimeOffset?> value) =>
        Add(name, item => value(item) is { } time ? Ec2Time.Text(time) : null);

    /// <summary>Filters that the API has and of which no resource here has a value: nothing fits them.</summary>
    public void Add(string name, params ReadOnlySpan<string> others)
    {
        _known.Add(name, (_, _) => false);
        foreach (string other in others)
        {
            _known.Add(other, (_, _) => false);
        }
    }

    /// <summary>The filters as one condition; an error for one that the operation doesn't know, or too many.</summary>
    public Reply<Func<T, bool>> Compile(ImmutableArray<Ec2Filter> filters)
    {
        if (filters.IsDefaultOrEmpty)
        {
            return new Reply<Func<T, bool>>(static _ => true, null);
        }

        if (filters.Length > MaxFilters || filters.Any(f => f.Values.Length > MaxValues))
        {
            return Ec2Errors.FilterLimit(filters.Length > MaxFilters ? "filters" : "filter values", filters.Length > MaxFilters ? MaxFilters : MaxValues);
        }

        List<Func<T, bool>> conditions = new(filters.Length);
        foreach (Ec2Filter filter in filters)
        {
            if (Condition(filter) is not { } condition)
            {
                return Ec2Errors.FilterUnknown(filter.Name);
            }

            conditions.Add(condition);
        }

        return new Reply<Func<T, bool>>(item => conditions.TrueForAll(condition => condition(item)), null);
    }

    /// <summary>The names, without those of tags.</summary>
    public IEnumerator<string> GetEnumerator() => _known.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Func<T, bool>? Condition(Ec2Filter filter)
    {
        FilterPattern[] patterns = [.. filter.Values.Select(value => new FilterPattern(value))];
        if (filter.Name is not { } name)
        {
            return null;
        }

        if (tags is not null && name == "tag-key")
        {
            return item => tags(item).Keys.Any(key => Fits(key, patterns));
        }

        if (tags is not null && name.StartsWith("tag:", StringComparison.Ordinal))
        {
            string key = name["tag:".Length..];
            return item => tags(item).TryGetValue(key, out string? value) && Fits(value, patterns);
        }

        return _known.TryGetValue(name, out Func<T, FilterPattern[], bool>? known) ? item => known(item, patterns) : null;
    }

    private static bool Fits(string? value, FilterPattern[] patterns)
    {
        if (value is not null)
        {
            foreach (FilterPattern pattern in patterns)
            {
                if (pattern.Matches(value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
