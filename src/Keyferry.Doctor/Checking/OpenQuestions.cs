using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Findings.Rules;

namespace Keyferry.Doctor.Checking;

/// <summary>
/// What hangs on questions that AWS's documentation leaves open (section 11 of the facts): the run is repeated with
/// another answer where that could matter, and compared. An open question can turn 'arrives' into 'can't tell', never a
/// failure into less; there it becomes a note.
/// </summary>
internal sealed class OpenQuestions
{
    // In a large distribution the question is put to the first accounts of each entry only: the rest is like them, or
    // is found once these are repaired.
    private const int AccountsAsked = 20;

    private readonly HashSet<string> _hangOnDescribeKey = new(StringComparer.Ordinal);

    /// <summary>The warnings, numbered on from the findings.</summary>
    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <summary>What would stand in the way if the question had the other answer: the root causes, each once.</summary>
    public ImmutableArray<Cause> Causes { get; private set; } = [];

    /// <summary>
    /// Jobs (by index) that arrive or not, depending on an open question, with the number of the finding.
    /// </summary>
    public Dictionary<int, int> DoubtfulJobs { get; } = [];

    public static OpenQuestions Ask(
        CheckPlan plan,
        CheckedDistribution subject,
        DistributionOutcome actual,
        ImmutableArray<Sighting> met,
        DecisionCache decisions,
        int number)
    {
        OpenQuestions questions = new();
        World world = SmallerSettings.IsLarge(actual)
            ? SmallerSettings.Keep(subject, accounts => accounts.Take(AccountsAsked))
            : subject.World;
        AwsBehavior behavior = world.Behavior;
        bool copiesFarAway = actual.Jobs.Any(
            j => j.Job.Way == DistributionWay.TargetAccountCopy && j.Job.Region != subject.BuildRegion && IsFine(j));
        if (copiesFarAway)
        {
            questions.AskTwoHops(
                plan, subject, actual, world with { Behavior = behavior with { CopiesInTwoHops = !behavior.CopiesInTwoHops } },
                decisions, number);
        }

        if (behavior.SharingNeedsDescribeKey && met.Any(IsDescribeKeyOfSharing))
        {
            World without = world with { Behavior = behavior with { SharingNeedsDescribeKey = false } };
            DistributionOutcome flipped = plan.Run(without, ExecutionMode.Actual, decisions);
            HashSet<DistributionJob> saved = [.. flipped.Jobs.Where(IsFine).Select(j => j.Job)];
            questions._hangOnDescribeKey.UnionWith(met.Where(s => IsDescribeKeyOfSharing(s) && s.Job is { } job && saved.Contains(job))
                .Select(s => s.Resource));
        }

        return questions;
    }

    /// <summary>The finding with a note where its failure, or the words of it, hang on an open question.</summary>
    public Finding Annotate(Finding finding)
    {
        if (finding.Call is { Action: "kms:DescribeKey" } call && _hangOnDescribeKey.Contains(call.Resource))
        {
            return finding with
            {
                Notes = finding.Notes.Add(
                    "It hangs on an open question: AWS doesn't document that sharing needs `kms:DescribeKey` of the "
                    + "sharer (Q15). If it doesn't, these jobs succeed."),
            };
        }

        return finding is { Call.Action: "sts:AssumeRole", IsHidden: true }
            ? finding with
            {
                Notes = finding.Notes.Add(
                    "AWS doesn't document whether Image Builder shares the image before it assumes the role (Q3); "
                    + "if it assumes first, this is the failure that shows first."),
            }
            : finding;
    }

    private void AskTwoHops(
        CheckPlan plan,
        CheckedDistribution subject,
        DistributionOutcome actual,
        World other,
        DecisionCache decisions,
        int number)
    {
        DistributionOutcome flipped = plan.Run(other, ExecutionMode.Probing, decisions);
        Dictionary<DistributionJob, int> fine = [];
        for (int i = 0; i < actual.Jobs.Length; i++)
        {
            if (IsFine(actual.Jobs[i]))
            {
                fine.TryAdd(actual.Jobs[i].Job, i);
            }
        }

        ImmutableArray<Sighting> worse =
        [
            .. TraceReader.Read(subject with { After = flipped.World }, flipped)
                .Where(s => s.Job is { } job && fine.ContainsKey(job) && !IsOwnUntaggedSnapshot(s)),
        ];
        if (worse.IsEmpty)
        {
            return;
        }

        Causes =
        [
            .. worse.GroupBy(Catalogue.Recognise).Select(g => new Cause(g.Key.Rule, g.Key.Key, [.. g])),
        ];
        KF1091TwoHopsOnly rule = new();
        Cause cause = new(rule, "", worse);
        Diagnosis diagnosis = rule.Diagnose(cause);
        ImmutableArray<DistributionJob> jobs = [.. worse.Select(s => s.Job!).Distinct()];
        Findings =
        [
            new Finding
            {
                Number = number + 1,
                Code = rule.Code,
                Severity = rule.Severity,
                Title = diagnosis.Title,
                Because = diagnosis.Because,
                Jobs = [.. jobs.Select(j => new BlockedJob(j.Account?.Value ?? j.Grantee ?? "?", j.Region)).Distinct()],
                Evidence = diagnosis.Evidence,
                Changes = diagnosis.Changes,
                Notes = diagnosis.Notes,
                Facts = rule.Facts,
            },
        ];
        foreach (DistributionJob job in jobs)
        {
            DoubtfulJobs[fine[job]] = number + 1;
        }
    }

    // Whatever way Image Builder copies, it can share what it has made itself: its policies ask for the tag CreatedBy
    // (F1.76), so it would set it.
    private static bool IsOwnUntaggedSnapshot(Sighting sighting) =>
        Catalogue.Recognise(sighting).Rule is KF1031CreatedByTagMissing
        && (sighting.Subject.FindSnapshot(sighting.Resource)?.Owner == sighting.Subject.SourceAccount
            || sighting.Subject.FindImage(sighting.Resource)?.Owner == sighting.Subject.SourceAccount)
        && !Exists(sighting.Subject.World, sighting.Resource);

    private static bool Exists(World world, string arn) =>
        world.Snapshots.Values.Any(s => s.Arn == arn) || world.Images.Values.Any(i => i.Arn == arn);

    private static bool IsFine(JobOutcome job) => job.Status == JobStatus.Succeeds;

    private static bool IsDescribeKeyOfSharing(Sighting sighting) =>
        sighting.Action == "kms:DescribeKey" && sighting.IsBySource
        && sighting.Step.Call.Action is "ec2:ModifyImageAttribute" or "ec2:ModifySnapshotAttribute";
}
