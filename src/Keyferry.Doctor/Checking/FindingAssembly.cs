using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Checking;

/// <summary>
/// Makes findings out of sightings: one a root cause, in the order in which they show, each knowing which come before
/// it.
/// </summary>
internal sealed class FindingAssembly
{
    private readonly ImmutableArray<JobOutcome> _actualJobs;
    private readonly DistributionOutcome _actual;
    private readonly HashSet<(string Rule, string Key)> _shown = [];
    private readonly List<Group> _groups;

    /// <param name="actual">The run as on AWS.</param>
    /// <param name="actualSightings">What it met.</param>
    /// <param name="probedSightings">What a run met that takes every failure for repaired.</param>
    public FindingAssembly(
        DistributionOutcome actual,
        ImmutableArray<Sighting> actualSightings,
        ImmutableArray<Sighting> probedSightings)
    {
        _actual = actual;
        _actualJobs = actual.Jobs;
        Dictionary<(string, string), Group> groups = [];
        // The probing run sees everything the other sees, and more; what only the other saw stands before it.
        HashSet<(string, string)> probed = [];
        foreach (Sighting sighting in probedSightings)
        {
            probed.Add(Add(groups, sighting));
        }

        foreach (Sighting sighting in actualSightings)
        {
            (ObstacleRule rule, string key) = Catalogue.Recognise(sighting);
            _shown.Add((rule.Code, key));
            if (!probed.Contains((rule.Code, key)))
            {
                Add(groups, sighting);
            }
        }

        _groups = [.. groups.Values];
    }

    /// <summary>The root causes behind the findings of <see cref="Assemble"/>, in the same order.</summary>
    public ImmutableArray<Cause> Causes => [.. Ordered().Select(g => new Cause(g.Rule, g.Key, [.. g.Sightings]))];

    /// <summary>The findings, numbered from 1, with the first finding of every job.</summary>
    public (ImmutableArray<Finding> Findings, ImmutableArray<int?> FirstOfJob) Assemble()
    {
        List<Group> ordered = Ordered();
        Dictionary<int, List<(int Number, long Place)>> byJob = [];
        for (int i = 0; i < ordered.Count; i++)
        {
            foreach ((int job, long place) in ordered[i].FirstPlaces)
            {
                if (!byJob.TryGetValue(job, out List<(int, long)>? list))
                {
                    byJob.Add(job, list = []);
                }

                list.Add((i + 1, place));
            }
        }

        ImmutableArray<Finding> findings = [.. ordered.Select((g, i) => ToFinding(g, i + 1, After(g, i + 1, byJob, ordered)))];
        return (findings, [.. Enumerable.Range(0, _actualJobs.Length).Select(job => First(job, byJob))]);
    }

    private List<Group> Ordered() =>
    [
        .. _groups.OrderBy(g => IsShown(g) ? 0 : 1).ThenBy(g => g.Sightings[0].JobIndex).ThenBy(g => g.Sightings[0].Place)
            .ThenBy(g => g.Rule.Code, StringComparer.Ordinal),
    ];

    private static (string, string) Add(Dictionary<(string, string), Group> groups, Sighting sighting)
    {
        (ObstacleRule rule, string key) = Catalogue.Recognise(sighting);
        foreach (string code in rule.SameAs)
        {
            if (groups.TryGetValue((code, key), out Group? same) && same.FirstPlaces.ContainsKey(sighting.JobIndex))
            {
                return (code, key);
            }
        }

        if (!groups.TryGetValue((rule.Code, key), out Group? group))
        {
            groups.Add((rule.Code, key), group = new Group(rule, key));
        }

        group.Add(sighting);
        return (rule.Code, key);
    }

    private bool IsShown(Group group) => _shown.Contains((group.Rule.Code, group.Key));

    private static int? First(int job, Dictionary<int, List<(int Number, long Place)>> byJob)
    {
        IEnumerable<(int Number, long Place)> build = byJob.GetValueOrDefault(-1) ?? [];
        IEnumerable<(int Number, long Place)> own = byJob.GetValueOrDefault(job) ?? [];
        foreach (IEnumerable<(int Number, long Place)> places in new[] { build, own })
        {
            if (places.Any())
            {
                return places.MinBy(p => p.Place).Number;
            }
        }

        return null;
    }

    // What comes earlier in every one of its jobs. What shows at once comes after nothing.
    private ImmutableArray<int> After(
        Group group, int number, Dictionary<int, List<(int Number, long Place)>> byJob, List<Group> ordered)
    {
        if (IsShown(group))
        {
            return [];
        }

        HashSet<int>? before = null;
        foreach ((int job, long place) in group.FirstPlaces)
        {
            IEnumerable<int> build = job < 0 ? [] : (byJob.GetValueOrDefault(-1) ?? []).Select(p => p.Number);
            IEnumerable<int> own = byJob[job].Where(p => p.Place < place).Select(p => p.Number);
            if (before is null)
            {
                before = [.. build, .. own];
            }
            else
            {
                before.IntersectWith(build.Concat(own));
            }
        }

        before ??= [];
        before.Remove(number);
        if (before.Count == 0)
        {
            // The integration begins only once every copy has arrived (F1.1): any failure of any job keeps it from
            // showing.
            before = [.. Enumerable.Range(1, ordered.Count).Where(n => n != number && IsShown(ordered[n - 1]))];
        }

        return [.. before.Order()];
    }

    private Finding ToFinding(Group group, int number, ImmutableArray<int> after)
    {
        Cause cause = new(group.Rule, group.Key, [.. group.Sightings]);
        Diagnosis diagnosis = group.Rule.Diagnose(cause);
        Sighting first = cause.First;
        JobOutcome? job = first.JobIndex >= 0 && first.JobIndex < _actualJobs.Length ? _actualJobs[first.JobIndex] : null;
        bool shows = after.IsEmpty && group.Rule.Severity == FindingSeverity.Error;
        return new Finding
        {
            Number = number,
            Code = group.Rule.Code,
            Severity = group.Rule.Severity,
            Title = diagnosis.Title,
            Because = diagnosis.Because,
            Call = ToCall(first),
            Jobs = group.FirstPlaces.Keys.Any(j => j < 0)
                ? [.. _actualJobs.Select(j => ToJob(j.Job)).Distinct()]
                : [.. group.FirstPlaces.Keys.Order().Select(j => ToJob(_actualJobs[j].Job)).Distinct()],
            Evidence = diagnosis.Evidence,
            Message = !shows ? null : job is null ? _actual.Reason : job.Message,
            InnerMessage = InnerMessage(first, job, shows),
            Changes = diagnosis.Changes,
            After = after,
            Notes = diagnosis.Notes,
            Facts = group.Rule.Facts,
        };
    }

    private static BlockedJob ToJob(DistributionJob job) => new(job.Grantee ?? job.Account?.Value ?? "?", job.Region);

    private static FailingCall ToCall(Sighting sighting) => new(
        sighting.Step.Number,
        sighting.Step.Of,
        sighting.Caller.Arn,
        sighting.Action,
        sighting.Resource,
        sighting.Call.Region,
        sighting.Step.Call.Action == sighting.Action ? null : sighting.Step.Call.Action,
        sighting.Step.Call.Purpose);

    // What the message doesn't say: the failed image's StateReason, and the error that only CloudTrail shows (F2.65,
    // F3.28).
    private string? InnerMessage(Sighting first, JobOutcome? job, bool shows)
    {
        string? state = shows && job is not null ? StateReason(job) : null;
        string? error = first.Obstacle.Error is { } e && (first.CausedBy is not null || !shows) ? $"{e.Code}: {e.Message}" : null;
        return (state, error) switch
        {
            (null, null) => null,
            (null, _) => error,
            (_, null) => $"DescribeImages, StateReason: {state}",
            _ => $"DescribeImages, StateReason: {state}\nCloudTrail, {first.Action}: {error}",
        };
    }

    private string? StateReason(JobOutcome job)
    {
        string? id = job.Message?.Split('\'').FirstOrDefault(p => p.StartsWith("ami-", StringComparison.Ordinal));
        return id is null ? null : _actual.World.Images.GetValueOrDefault((job.Job.Region, id))?.StateReason;
    }

    private sealed class Group(ObstacleRule rule, string key)
    {
        public ObstacleRule Rule => rule;

        public string Key => key;

        public List<Sighting> Sightings { get; } = [];

        /// <summary>Where each job meets it first.</summary>
        public SortedDictionary<int, long> FirstPlaces { get; } = [];

        public void Add(Sighting sighting)
        {
            Sightings.Add(sighting);
            if (!FirstPlaces.TryGetValue(sighting.JobIndex, out long place) || sighting.Place < place)
            {
                FirstPlaces[sighting.JobIndex] = sighting.Place;
            }
        }
    }
}
