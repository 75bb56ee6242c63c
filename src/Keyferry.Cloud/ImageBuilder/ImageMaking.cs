using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder.Schedules;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// Makes images stage by stage, as time passes (F1.1, F1.5): the build, the test, the distribution, each the run of its
/// workflows. What a stage does is what <see cref="Distributor"/> foretells, with the same code.
/// </summary>
internal sealed class ImageMaking(Run run)
{
    private readonly WorkflowRuns _workflows = new(run);

    /// <summary>Whether the image is on its way to an end.</summary>
    public static bool IsUnderWay(BuiltImageStatus status) => status <= BuiltImageStatus.Integrating;

    /// <summary>Begins to build.</summary>
    public void Begin(BuiltImage image)
    {
        Put(image with { Status = BuiltImageStatus.Pending, Progress = new ImageProgress { Begun = run.World.Now } });
        OfPipeline(image, p => p with
        {
            DateLastRun = run.World.Now,
            LastRunStatus = BuiltImageStatus.Pending,
            BuiltFrom = PipelineRuns.Dependencies(run.World, p),
        });
        Later(image);
    }

    /// <summary>Begins to distribute an image whose first AMI is there.</summary>
    /// <param name="image">The image.</param>
    /// <param name="arrived">What a distribution before this one has brought about, and which is left alone.</param>
    public void Distribute(BuiltImage image, ImmutableArray<OutputAmi> arrived)
    {
        _workflows.Retry(image.Arn);
        Enter(
            image with { Reason = null, Distribution = Settings(image) },
            BuiltImageStatus.Distributing,
            new ImageProgress
            {
                Begun = run.World.Now,
                ImageId = image.OutputAmis.FirstOrDefault()?.ImageId,
                Arrived = arrived,
            });
    }

    /// <summary>Stops: what was done stays.</summary>
    public void Cancel(BuiltImage image)
    {
        _workflows.End(image.Progress?.Executions ?? [], WorkflowStatus.Cancelled, null);
        Finish(image with { Status = BuiltImageStatus.Cancelled });
    }

    /// <summary>Takes the image a step further, if it is still there and on its way.</summary>
    public void Advance(string arn)
    {
        if (!run.World.ImageBuilder.Images.TryGetValue(arn, out BuiltImage? image) || image.Progress is not { } progress)
        {
            return;
        }

        switch (image.Status)
        {
            case BuiltImageStatus.Pending:
                Put(image with { Status = BuiltImageStatus.Creating });
                Later(image);
                break;
            case BuiltImageStatus.Creating:
                Enter(image, BuiltImageStatus.Building, progress);
                break;
            case BuiltImageStatus.Building:
                Work(image, progress, image.Tests.Enabled ? BuiltImageStatus.Testing : BuiltImageStatus.Distributing);
                break;
            case BuiltImageStatus.Testing:
                Work(image, progress, BuiltImageStatus.Distributing);
                break;
            case BuiltImageStatus.Distributing or BuiltImageStatus.Integrating:
                Work(image, progress, BuiltImageStatus.Available);
                break;
            default:
                break;
        }
    }

    private void Enter(BuiltImage image, BuiltImageStatus status, ImageProgress progress)
    {
        string type = status switch
        {
            BuiltImageStatus.Building => "BUILD",
            BuiltImageStatus.Testing => "TEST",
            BuiltImageStatus.Distributing => "DISTRIBUTION",
            _ => throw new UnreachableException(),
        };
        Put(image with { Status = status, Progress = progress with { Executions = _workflows.Start(image, type) } });
        Later(image);
    }

    private void Work(BuiltImage image, ImageProgress progress, BuiltImageStatus next)
    {
        StageActions actions = new(run, image, progress);
        StageEnd end = _workflows.Walk(progress.Executions, actions);
        switch (end)
        {
            case StageEnd.Waiting:
                Put(image with { Status = actions.Status, Progress = actions.Progress });
                Later(image);
                break;
            case StageEnd.Blocked:
                Put(image with { Progress = actions.Progress });
                break;
            case StageEnd.Failed when actions.Conclusion is null:
                Finish(image with { Status = BuiltImageStatus.Failed, Reason = FailureMessage.Cut(actions.Reason ?? "") });
                break;
            case StageEnd.Completed when next != BuiltImageStatus.Available:
                Enter(image, next, actions.Progress);
                break;
            default:
                // The distribution tells by itself what has become of the image.
                DistributionOutcome outcome = actions.Conclusion ?? actions.Conclude();
                Finish(run.World.ImageBuilder.Images[outcome.ImageArn]);
                break;
        }
    }

    private void Finish(BuiltImage image)
    {
        Put(image with { Progress = null });
        OfPipeline(image, p => Counted(p with { LastRunStatus = image.Status }, image));
    }

    // Failures count that a schedule brought about; any success ends the count
    // (https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImagePipeline.html, consecutiveFailures).
    private ImagePipeline Counted(ImagePipeline pipeline, BuiltImage image)
    {
        if (image.Status == BuiltImageStatus.Available)
        {
            return pipeline with { ConsecutiveFailures = 0 };
        }

        if (image.Status != BuiltImageStatus.Failed || image.BuildType != ImageText.Scheduled)
        {
            return pipeline;
        }

        int failures = pipeline.ConsecutiveFailures + 1;
        bool ends = pipeline.Schedule?.DisableAfterFailures <= failures;
        if (ends)
        {
            PipelineRuns.Cancel(run, pipeline.Arn);
        }

        return pipeline with
        {
            ConsecutiveFailures = failures,
            IsEnabled = pipeline.IsEnabled && !ends,
            DateNextRun = ends ? null : pipeline.DateNextRun,
        };
    }

    private void OfPipeline(BuiltImage image, Func<ImagePipeline, ImagePipeline> change)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        if (image.SourcePipelineArn is { } arn && state.ImagePipelines.TryGetValue(arn, out ImagePipeline? pipeline))
        {
            run.World = run.World with
            {
                ImageBuilder = state with { ImagePipelines = state.ImagePipelines.SetItem(arn, change(pipeline)) },
            };
        }
    }

    // The settings as they are now: what was put right since the failure counts.
    private DistributionConfiguration? Settings(BuiltImage image) =>
        image.DistributionConfigurationArn is { } arn
            ? run.World.ImageBuilder.DistributionConfigurations.GetValueOrDefault(arn) ?? image.Distribution
            : null;

    private void Put(BuiltImage image)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        run.World = run.World with { ImageBuilder = state with { Images = state.Images.SetItem(image.Arn, image) } };
    }

    private void Later(BuiltImage image) =>
        run.Schedule(run.Platform?.Pace ?? TimeSpan.Zero, ScheduledTaskKind.AdvanceImage, image.Arn);
}
