using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Doctor.Checking;

/// <summary>Reads the obstacles out of a run's trace, each with its place.</summary>
internal static class TraceReader
{
    /// <summary>Everything that stood in the way, in the order of jobs and calls; the build first.</summary>
    public static ImmutableArray<Sighting> Read(CheckedDistribution subject, DistributionOutcome outcome)
    {
        ImmutableArray<Sighting>.Builder found = ImmutableArray.CreateBuilder<Sighting>();
        ReadSteps(subject, null, -1, outcome.Build, found);
        for (int i = 0; i < outcome.Jobs.Length; i++)
        {
            ReadSteps(subject, outcome.Jobs[i].Job, i, outcome.Jobs[i].Steps, found);
        }

        return WithoutRefused(found.ToImmutable());
    }

    // Whoever corrects a value that the settings are refused for won't meet what that value leads to.
    private static ImmutableArray<Sighting> WithoutRefused(ImmutableArray<Sighting> sightings)
    {
        ImmutableArray<string> refusals =
            [.. sightings.Select(s => s.Obstacle).OfType<Obstacle.InvalidRequest>().Select(o => o.What)];
        bool IsRefused(string value) => refusals.Any(r => r.Contains($"'{value}'", StringComparison.Ordinal));
        return refusals.IsEmpty ? sightings :
        [
            .. sightings.Where(s => s.Obstacle switch
            {
                Obstacle.LaunchPermissionItem item => !IsRefused(item.Value),
                Obstacle.CannotTell => !IsRefused(s.ResourceAccount),
                _ => true,
            }),
        ];
    }

    /// <summary>How many calls a run made, the caused ones included; those of a step that jobs share count for each.</summary>
    public static long CountCalls(DistributionOutcome outcome)
    {
        long count = outcome.Build.Sum(s => Count(s.Call));
        foreach (JobOutcome job in outcome.Jobs)
        {
            foreach (JobStep step in job.Steps)
            {
                count += Count(step.Call);
            }
        }

        return count;
    }

    private static long Count(Call call)
    {
        long count = 1 + call.Uneventful;
        foreach (Call caused in call.Caused)
        {
            count += Count(caused);
        }

        return count;
    }

    private static void ReadSteps(
        CheckedDistribution subject,
        DistributionJob? job,
        int jobIndex,
        ImmutableArray<JobStep> steps,
        ImmutableArray<Sighting>.Builder found)
    {
        long place = 0;
        foreach (JobStep step in steps)
        {
            Visit(step, step.Call, null);
        }

        void Visit(JobStep step, Call call, Call? causedBy)
        {
            place++;
            foreach (Obstacle obstacle in call.Obstacles)
            {
                Sighting sighting = new()
                {
                    Subject = subject,
                    Obstacle = obstacle,
                    Job = job,
                    JobIndex = jobIndex,
                    Step = step,
                    Call = call,
                    CausedBy = causedBy,
                    Place = place,
                };
                if (obstacle is Obstacle.Denied denied)
                {
                    found.AddRange(
                        Fault.Of(denied).Select(fault => sighting with { Fault = fault }).Where(s => !s.IsConsequence));
                }
                else
                {
                    found.Add(sighting);
                }
            }

            foreach (Call caused in call.Caused)
            {
                Visit(step, caused, call);
            }
        }
    }
}
