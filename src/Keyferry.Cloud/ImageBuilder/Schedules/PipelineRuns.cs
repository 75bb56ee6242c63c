using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder.Schedules;

/// <summary>Pipelines that start by themselves (https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html).</summary>
internal static class PipelineRuns
{
    public const string MatchOnly = "EXPRESSION_MATCH_ONLY";

    /// <summary>What is wrong with a schedule; null if nothing is. The words after AWS's are ours.</summary>
    public static ServiceError? Check(Run run, PipelineSchedule? schedule)
    {
        if (schedule is null)
        {
            return null;
        }

        if (schedule.Expression is { } text && ScheduleExpression.Read(text).Problem is { } problem)
        {
            return ImageBuilderErrors.InvalidValue("schedule.scheduleExpression", $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.");
        }

        return schedule.TimeZone is { } zone && ZoneOf(run, schedule) is null
            ? ImageBuilderErrors.InvalidValue("schedule.timezone", $"There is no time zone '{zone}'.")
            : null;
    }

    /// <summary>The pipeline with its next run, which is put into the schedule in the place of the one before.</summary>
    public static ImagePipeline Plan(Run run, ImagePipeline pipeline)
    {
        Cancel(run, pipeline.Arn);
        DateTimeOffset? next = pipeline.IsEnabled ? Next(run, pipeline.Schedule) : null;
        if (next is { } time)
        {
            run.Schedule(time - run.World.Now, ScheduledTaskKind.StartPipeline, pipeline.Arn);
        }

        return pipeline with { DateNextRun = next };
    }

    /// <summary>Schedules the next run of a pipeline as it is; one that a scenario doesn't tell is planned from now on.</summary>
    public static void Begin(Run run, ImagePipeline pipeline)
    {
        if (!pipeline.IsEnabled || pipeline.Schedule is null)
        {
            return;
        }

        if (pipeline.DateNextRun is { } time)
        {
            run.Schedule(time - run.World.Now, ScheduledTaskKind.StartPipeline, pipeline.Arn);
        }
        else
        {
            Put(run, Plan(run, pipeline));
        }
    }

    public static void Cancel(Run run, string arn)
    {
        ImmutableDictionary<string, ScheduledTask> tasks = run.World.Schedule;
        run.World = run.World with
        {
            Schedule = tasks.RemoveRange(
                tasks.Values.Where(t => t.Kind == ScheduledTaskKind.StartPipeline && t.Subject == arn).Select(t => t.Id)),
        };
    }

    /// <summary>A run's time has come: it starts if its condition is met, and the next one is planned.</summary>
    public static void Start(Run run, string arn)
    {
        if (!run.World.ImageBuilder.ImagePipelines.TryGetValue(arn, out ImagePipeline? pipeline) || !pipeline.IsEnabled)
        {
            return;
        }

        pipeline = Plan(run, pipeline);
        Put(run, pipeline);
        if (pipeline.Schedule?.StartCondition == MatchOnly || pipeline.BuiltFrom is not { } before
            || !before.SequenceEqual(Dependencies(run.World, pipeline)))
        {
            new ImageBuilderService(run).StartOnSchedule(pipeline);
        }
    }

    /// <summary>
    /// The newest version of what the recipe names with a filter (<c>x</c>), and what a parameter names: a run for new
    /// versions only looks whether these have changed.
    /// </summary>
    public static ImmutableArray<string> Dependencies(World world, ImagePipeline pipeline)
    {
        if (world.ImageBuilder.FindRecipe(pipeline.ImageRecipeArn) is not { } recipe)
        {
            return [];
        }

        IEnumerable<string> named = [recipe.ParentImage, .. recipe.Components];
        return [.. named.Where(IsOpen).Select(name => Newest(world, pipeline, name) ?? "")];
    }

    private static void Put(Run run, ImagePipeline pipeline)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        run.World = run.World with
        {
            ImageBuilder = state with { ImagePipelines = state.ImagePipelines.SetItem(pipeline.Arn, pipeline) },
        };
    }

    private static bool IsOpen(string name)
    {
        (_, string version, string? build) = VersionedArns.Split(name);
        return name.StartsWith("ssm:", StringComparison.Ordinal)
            || (version.Length > 0 && (build is null || version.Contains('x', StringComparison.Ordinal)));
    }

    private static string? Newest(World world, ImagePipeline pipeline, string name) =>
        name.Contains(":component/", StringComparison.Ordinal)
            ? ImageBuilderService.FindComponent(world, pipeline.Region, name)?.Arn
            : ParentImages.Resolve(world, pipeline.Account, pipeline.Region, name);

    private static DateTimeOffset? Next(Run run, PipelineSchedule? schedule) =>
        schedule?.Expression is { } text && ScheduleExpression.Read(text).Expression is { } expression
            && ZoneOf(run, schedule) is { } zone
            ? expression.Next(run.World.Now, zone)
            : null;

    private static TimeZoneInfo? ZoneOf(Run run, PipelineSchedule schedule) =>
        schedule.TimeZone is null or "UTC" or "Etc/UTC" ? TimeZoneInfo.Utc : run.Platform?.TimeZone(schedule.TimeZone);
}
