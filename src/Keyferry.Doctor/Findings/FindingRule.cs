using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings;

/// <summary>
/// One entry of the catalogue: a root cause that Keyferry knows, how it recognises it and what it says.
/// </summary>
/// <param name="code"><c>KF1001</c>; never reused.</param>
/// <param name="slug">The short name, also that of the example: <c>recipe-aws-managed-key</c>.</param>
/// <param name="summary">The catalogue's line: lower case, no final stop, no names filled in.</param>
/// <param name="facts">Facts and sources it rests on: <c>F2.40</c>, <c>E1</c>.</param>
public abstract class FindingRule(string code, string slug, string summary, params ImmutableArray<string> facts)
{
    public string Code => code;

    public string Slug => slug;

    public string Summary => summary;

    public ImmutableArray<string> Facts => facts;

    public virtual FindingSeverity Severity => FindingSeverity.Error;
}

/// <summary>A root cause that shows as an obstacle in a run.</summary>
public abstract class ObstacleRule(string code, string slug, string summary, params ImmutableArray<string> facts)
    : FindingRule(code, slug, summary, facts)
{
    /// <summary>
    /// Codes of rules whose root cause, if it has the same key and stops the same job before, is the same as this
    /// one's: what follows from it is no finding of its own.
    /// </summary>
    public virtual ImmutableArray<string> SameAs => [];

    /// <summary>
    /// What tells one root cause of this rule from another (the role, the key, the setting), or null if the sighting is
    /// not of this rule. Sightings with the same key become one finding.
    /// </summary>
    public abstract string? CauseOf(Sighting sighting);

    /// <summary>The words for one root cause with everything that was seen of it.</summary>
    public abstract Diagnosis Diagnose(Cause cause);
}

/// <summary>
/// Something that stops nothing, but is worth a word; found by looking at the world and the run's end.
/// </summary>
public abstract class LintRule(string code, string slug, string summary, params ImmutableArray<string> facts)
    : FindingRule(code, slug, summary, facts)
{
    public override FindingSeverity Severity => FindingSeverity.Warning;

    /// <summary>What it says, with the jobs concerned; null if there is nothing to say.</summary>
    public abstract LintHit? Find(CheckedDistribution subject, DistributionOutcome outcome);
}

/// <summary>What a lint found.</summary>
public sealed record LintHit(Diagnosis Diagnosis, ImmutableArray<BlockedJob> Jobs);

/// <summary>What a rule says of one root cause.</summary>
/// <param name="Title">The summary with the names filled in.</param>
/// <param name="Because">Why, in one to three sentences.</param>
public sealed record Diagnosis(string Title, string Because)
{
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    public ImmutableArray<string> Changes { get; init; } = [];

    public ImmutableArray<string> Notes { get; init; } = [];
}
