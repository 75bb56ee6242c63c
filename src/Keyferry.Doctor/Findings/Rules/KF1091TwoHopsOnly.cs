using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// What fails only if Image Builder copies within the source account first (Q1); found by asking both ways.
/// </summary>
public sealed class KF1091TwoHopsOnly() : ObstacleRule(
    "KF1091",
    "two-hops-only",
    "it would fail only if AWS copies in two hops",
    "F1.72", "F1.73", "Q1")
{
    public override FindingSeverity Severity => FindingSeverity.Warning;

    /// <summary>Never: no single obstacle shows it.</summary>
    public override string? CauseOf(Sighting sighting) => null;

    public override Diagnosis Diagnose(Cause cause)
    {
        Sighting first = cause.First;
        (ObstacleRule rule, string key) = Catalogue.Recognise(first);
        Diagnosis behind = rule.Diagnose(cause with
        {
            Rule = rule,
            Key = key,
            Sightings = [.. cause.Sightings.Where(s => Catalogue.Recognise(s) == (rule, key))],
        });
        int jobs = cause.Sightings.Select(s => s.Job).OfType<DistributionJob>().Distinct().Count();
        return new Diagnosis(
            $"{jobs} {Prose.Many("job", jobs)} for another Region would fail if Image Builder copies in two hops",
            "AWS doesn't document whether a target account in another Region copies straight from the build Region, "
            + "or from a copy that the source account makes in that Region first. Straight, these jobs succeed; in "
            + $"two hops they meet {rule.Code}: {behind.Title}.")
        {
            Evidence = behind.Evidence,
            Changes = [.. behind.Changes.Select((c, i) => i == 0 ? "to be safe either way: " + c : c)],
            Notes = behind.Notes,
        };
    }
}
