using System.Collections.Immutable;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Checking;

/// <summary>One root cause with everything that was seen of it, in order.</summary>
public sealed record Cause(ObstacleRule Rule, string Key, ImmutableArray<Sighting> Sightings)
{
    public Sighting First => Sightings[0];

    public CheckedDistribution Subject => First.Subject;

    /// <summary>The actions concerned, each once, in the order met.</summary>
    public ImmutableArray<string> Actions => [.. Sightings.Select(s => s.Action).Distinct(StringComparer.Ordinal)];

    /// <summary>The resources concerned, each once, in the order met.</summary>
    public ImmutableArray<string> Resources => [.. Sightings.Select(s => s.Resource).Distinct(StringComparer.Ordinal)];

    /// <summary>Accounts of the callers, each once, in the order met.</summary>
    public ImmutableArray<string> CallerAccounts =>
        [.. Sightings.Select(s => s.Caller.Account?.Value ?? s.Caller.Arn).Distinct(StringComparer.Ordinal)];

    /// <summary>What the jobs serve: accounts, organizations, OUs.</summary>
    public ImmutableArray<string> Targets => [.. Sightings.Select(s => s.Target).Distinct(StringComparer.Ordinal)];
}
