using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Checking;

/// <summary>Which pipelines or images to check; nothing means every pipeline of the scenario.</summary>
/// <param name="Pipeline">Name or ARN of a pipeline, or null.</param>
/// <param name="Image">Name or ARN of a built image to distribute (again), or null.</param>
public sealed record CheckTarget(string? Pipeline = null, string? Image = null);

/// <summary>Foresees a distribution: runs it on a fork of the world and reads the trace.</summary>
public static class Checker
{
    /// <summary>
    /// The report. A target that names nothing in the world gives null with <paramref name="problem"/> saying what
    /// there is instead.
    /// </summary>
    public static Report? Check(World world, string source, CheckTarget target, out string? problem)
    {
        ImmutableArray<CheckPlan> plans = TargetSelection.Select(world, target, out problem);
        if (problem is not null)
        {
            return null;
        }

        DecisionCache decisions = new();
        Tally tally = new();
        ImmutableArray<DistributionReport> reports = [.. plans.Select(plan => Check(world, plan, decisions, tally).Report)];
        return new Report
        {
            Verdict = reports.Select(r => r.Verdict).MaxBy(Severity),
            Source = source,
            Distributions = reports,
            Figures = tally.Figures(decisions),
        };
    }

    /// <summary>One distribution with the root causes behind its findings; answers are remembered in <paramref name="decisions"/>.</summary>
    internal static Examination Examine(World world, CheckPlan plan, DecisionCache decisions) =>
        Check(world, plan, decisions, new Tally());

    private static Examination Check(World world, CheckPlan plan, DecisionCache decisions, Tally tally)
    {
        DistributionOutcome actual = plan.Run(world, ExecutionMode.Actual, decisions);
        tally.Count(actual);
        CheckedDistribution subject = plan.Subject(world) with { After = actual.World };
        ImmutableArray<Sighting> met = TraceReader.Read(subject, actual);
        ImmutableArray<Sighting> probed = [];
        if (!met.IsEmpty || actual.Jobs.Any(j => j.Status != JobStatus.Succeeds))
        {
            DistributionOutcome probing = plan.Run(ToProbe(subject, actual), ExecutionMode.Probing, decisions);
            tally.Count(probing, again: true);
            probed = AsIn(actual, TraceReader.Read(subject with { After = probing.World }, probing));
        }

        FindingAssembly assembly = new(actual, met, probed);
        (ImmutableArray<Finding> findings, ImmutableArray<int?> firstOfJob) = assembly.Assemble();
        var questions = OpenQuestions.Ask(plan, subject, actual, met, decisions, findings.Length);
        findings = [.. findings.Select(questions.Annotate), .. questions.Findings];
        findings = [.. findings, .. Lints(subject, actual, findings.Length)];
        Matrix matrix = MatrixBuilder.Build(world, actual, met, firstOfJob, questions.DoubtfulJobs);
        DistributionReport report = new()
        {
            Arn = plan.Arn,
            SourceAccount = subject.SourceAccount,
            BuildRegion = subject.BuildRegion,
            SourcePrincipal = subject.SourcePrincipal,
            Verdict = VerdictOf(matrix, findings, actual),
            ImageStatus = actual.Status,
            Reason = actual.Reason,
            Matrix = matrix,
            Findings = findings,
        };
        return new Examination(report, assembly.Causes, questions.Causes);
    }

    // In a large distribution only the accounts that something happened to are looked at again.
    private static World ToProbe(CheckedDistribution subject, DistributionOutcome actual)
    {
        if (!SmallerSettings.IsLarge(actual))
        {
            return subject.World;
        }

        HashSet<AccountId> stopped =
        [
            .. actual.Jobs.Where(j => j.Status != JobStatus.Succeeds).Select(j => j.Job.Account).OfType<AccountId>(),
        ];
        return SmallerSettings.Keep(subject, accounts => accounts.Where(stopped.Contains));
    }

    // The sightings with the numbers of the jobs in the whole distribution.
    private static ImmutableArray<Sighting> AsIn(DistributionOutcome actual, ImmutableArray<Sighting> sightings)
    {
        Dictionary<DistributionJob, int> indices = [];
        for (int i = 0; i < actual.Jobs.Length; i++)
        {
            indices.TryAdd(actual.Jobs[i].Job, i);
        }

        return
        [
            .. sightings.Where(s => s.Job is null || indices.ContainsKey(s.Job))
                .Select(s => s.Job is null ? s : s with { JobIndex = indices[s.Job] }),
        ];
    }

    private static IEnumerable<Finding> Lints(CheckedDistribution subject, DistributionOutcome outcome, int number)
    {
        foreach (LintRule rule in Catalogue.Lints)
        {
            if (rule.Find(subject, outcome) is { } hit)
            {
                yield return new Finding
                {
                    Number = ++number,
                    Code = rule.Code,
                    Severity = rule.Severity,
                    Title = hit.Diagnosis.Title,
                    Because = hit.Diagnosis.Because,
                    Jobs = hit.Jobs,
                    Evidence = hit.Diagnosis.Evidence,
                    Changes = hit.Diagnosis.Changes,
                    Notes = hit.Diagnosis.Notes,
                    Facts = rule.Facts,
                };
            }
        }
    }

    // Errors show in the matrix as well, unless there is no job at all.
    private static Verdict VerdictOf(Matrix matrix, ImmutableArray<Finding> findings, DistributionOutcome actual)
    {
        IEnumerable<CellState> cells = matrix.Rows.SelectMany(r => r.Cells).Select(c => c.State);
        return actual.Status == BuiltImageStatus.Failed || findings.Any(f => f.Severity == FindingSeverity.Error)
            || cells.Any(s => s is CellState.Fails or CellState.ArrivesIncomplete or CellState.ArrivesUnusable)
                ? Verdict.Fails
            : findings.Any(f => f.Severity == FindingSeverity.Unknown) || cells.Contains(CellState.CannotTell)
                ? Verdict.CannotTell
            : Verdict.Succeeds;
    }

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Succeeds => 0,
        Verdict.CannotTell => 1,
        Verdict.Fails => 2,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed class Tally
    {
        private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
        private readonly HashSet<Region> _regions = [];
        private int _jobs;
        private long _calls;

        public void Count(DistributionOutcome outcome, bool again = false)
        {
            _accounts.UnionWith(outcome.Jobs.Select(j => j.Job.Grantee ?? j.Job.Account?.Value ?? ""));
            _regions.UnionWith(outcome.Jobs.Select(j => j.Job.Region));
            _jobs += again ? 0 : outcome.Jobs.Length;
            _calls += TraceReader.CountCalls(outcome);
        }

        public RunFigures Figures(DecisionCache decisions) =>
            new(_accounts.Count, _regions.Count, _jobs, _calls, decisions.Asked + decisions.Remembered, decisions.Asked);
    }
}
