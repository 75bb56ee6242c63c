using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>What came of one action.</summary>
/// <param name="End">Whether it is done.</param>
/// <param name="Message">What the step's message says, or null.</param>
/// <param name="Outputs">JSON, or null.</param>
internal sealed record ActionResult(StageEnd End, string? Message = null, string? Outputs = null)
{
    public static ActionResult Waiting { get; } = new(StageEnd.Waiting);
}

/// <summary>Does the actions of workflow steps for one image. An action that would happen on a machine is only said to be done.</summary>
internal sealed class StageActions(Run run, BuiltImage image, ImageProgress progress)
{
    private const string NoMachine = "No machine is run here: the step counts as done.";

    private DistributionRun? _distribution;
    private DistributionWork? _work;

    /// <summary>How far the image is after the actions.</summary>
    public ImageProgress Progress { get; private set; } = progress;

    /// <summary>The state that the image is in while the actions wait.</summary>
    public BuiltImageStatus Status { get; private set; } = image.Status;

    /// <summary>state.reason, where an action before the distribution failed.</summary>
    public string? Reason { get; private set; }

    /// <summary>What became of the distribution, once it has failed.</summary>
    public DistributionOutcome? Conclusion { get; private set; }

    public ActionResult Do(string executionId, WorkflowStepExecution step) => (image.Status, step.Action) switch
    {
        (_, "WaitForAction") => Wait(executionId, step),
        (BuiltImageStatus.Building, "LaunchInstance") => Launch(),
        (BuiltImageStatus.Building, "CreateImage") => CreateImage(),
        (BuiltImageStatus.Distributing, "DistributeImage") => Distribute(),
        (BuiltImageStatus.Distributing, "ModifyImageAttributes") => Settle("ModifyImageAttributes"),
        (BuiltImageStatus.Distributing or BuiltImageStatus.Integrating, "ApplyImageConfigurations") => Integrate(),
        _ => new ActionResult(StageEnd.Completed, NoMachine),
    };

    /// <summary>Ends the distribution: the image is available, or failed with what the jobs say.</summary>
    public DistributionOutcome Conclude()
    {
        string? refused = null;
        return Conclusion ??= Work(out refused) is { } work
            ? _distribution!.Conclude(work, [])
            : _distribution!.NeverBegun([], refused);
    }

    private ActionResult Wait(string executionId, WorkflowStepExecution step)
    {
        if (step.Ordered is null)
        {
            return new ActionResult(StageEnd.Blocked);
        }

        if (step.Ordered == "RESUME")
        {
            return new ActionResult(StageEnd.Completed, step.OrderReason);
        }

        // E51, E52.
        Reason = $"Workflow Execution ID: {executionId} failed with reason: {step.OrderReason ?? "stopped"}";
        if (image.Status is BuiltImageStatus.Distributing or BuiltImageStatus.Integrating)
        {
            Conclusion = Distribution().NeverBegun([], Reason);
        }

        return new ActionResult(StageEnd.Failed, step.OrderReason ?? "stopped");
    }

    private ActionResult Launch()
    {
        Build();
        return Reason is not null
            ? new ActionResult(StageEnd.Failed, Reason)
            : new ActionResult(StageEnd.Completed, "The build instance is launched as EC2 would launch it. " + NoMachine);
    }

    private ActionResult CreateImage()
    {
        if (Progress is { ImageId: null, BuildFailure: null })
        {
            Build();
        }

        if ((Reason ?? Progress.BuildFailure) is { } failure)
        {
            Reason = failure;
            return new ActionResult(StageEnd.Failed, failure);
        }

        if (!run.World.Images.TryGetValue((image.Region, Progress.ImageId!), out Image? ami) || ami.State == ImageState.Failed)
        {
            Reason = FailureMessage.BuildReason(
                NewId(), image.Arn, $"Image {Progress.ImageId} failed: {ami?.StateReason ?? "it is gone"}");
            return new ActionResult(StageEnd.Failed, Reason);
        }

        return ami.State == ImageState.Pending
            ? ActionResult.Waiting
            : new ActionResult(StageEnd.Completed, null, StepJson.Image(ami.ImageId));
    }

    // Validation, instance and AMI, as foretold; where the AMI itself failed, the instance was launched nevertheless.
    private void Build()
    {
        ImagePipeline pipeline = Pipeline();
        ImageRecipe? recipe = image.Recipe ?? run.World.ImageBuilder.ImageRecipes.GetValueOrDefault(pipeline.ImageRecipeArn);
        string? parent = recipe is null
            ? null
            : ParentImages.Resolve(run.World, image.Account, image.Region, recipe.ParentImage);
        DistributionConfiguration settings = Distributor.Settings(run.World, pipeline);
        ImageBuild build = new(run, pipeline);
        build.Validate(settings, recipe, parent);
        string? made = recipe is not null && parent is not null
            ? build.Build(image.Arn, recipe, parent, Name(settings))
            : null;
        bool isLaunched = build.Steps.Any(s => s.Call.Action == "ec2:CreateImage");
        Progress = Progress with { ImageId = made, BuildFailure = build.Reason };
        Reason = isLaunched ? null : build.Reason;
    }

    private ActionResult Distribute()
    {
        if (Work(out string? refused) is not { } work)
        {
            Conclusion = _distribution!.NeverBegun([], refused);
            return new ActionResult(StageEnd.Failed, refused);
        }

        // A pipeline's settings were checked before the build; those of an image that is there are checked now.
        if (!Progress.IsDistributing && SettingsValidation.Check(work.Context.Settings).FirstOrDefault()?.Error is { } invalid)
        {
            Conclusion = _distribution!.NeverBegun([], invalid.Message);
            return new ActionResult(StageEnd.Failed, invalid.Message);
        }

        work.Distribute();
        Progress = work.Save(Progress);
        return work.IsWaiting ? ActionResult.Waiting : Settle("DistributeImage");
    }

    private ActionResult Integrate()
    {
        if (Work(out _) is { HasIntegration: true, HasFailed: false } work)
        {
            if (image.Status == BuiltImageStatus.Distributing)
            {
                Status = BuiltImageStatus.Integrating;
                return ActionResult.Waiting;
            }

            work.Integrate();
            Progress = work.Save(Progress);
        }

        return Settle("ApplyImageConfigurations");
    }

    // Whether the jobs got past an action of the distribution.
    private ActionResult Settle(string action)
    {
        if (Work(out string? refused) is not { } work)
        {
            Conclusion = _distribution!.NeverBegun([], refused);
            return new ActionResult(StageEnd.Failed, refused);
        }

        string outputs = StepJson.Distributed(run.World, image, work, action);
        if (!work.Jobs.Any(j => j.FailedAction == action))
        {
            return new ActionResult(StageEnd.Completed, null, outputs);
        }

        // The jobs that failed are all there are to say; the action after this one has nothing to go on with.
        DistributionOutcome outcome = Conclude();
        return new ActionResult(StageEnd.Failed, outcome.Reason, outputs);
    }

    private DistributionWork? Work(out string? refused)
    {
        refused = null;
        return _work ??= Distribution().TakeUp(Progress.ImageId ?? "", Progress, out refused);
    }

    private DistributionRun Distribution()
    {
        ImagePipeline pipeline = Pipeline();
        return _distribution ??= new DistributionRun(
            run, image, image.Distribution ?? Distributor.Settings(run.World, pipeline), ImageName(), Progress.Arrived);
    }

    private string Name(DistributionConfiguration settings) =>
        ImageName().For(settings.Distributions.FirstOrDefault(d => d.Region == image.Region));

    private ImageName ImageName() => new(
        ImageText.Name(image), Progress.Begun, Distributor.BuildNumber(image.Arn));

    private ImagePipeline Pipeline() => new()
    {
        Arn = image.SourcePipelineArn ?? image.Arn,
        Name = image.SourcePipelineName ?? ImageText.Name(image),
        Account = image.Account,
        Region = image.Region,
        ImageRecipeArn = image.ImageRecipeArn ?? "",
        InfrastructureConfigurationArn = image.Infrastructure?.Arn,
        DistributionConfigurationArn = image.DistributionConfigurationArn,
        ExecutionRole = image.ExecutionRole,
        Workflows = [.. image.Workflows.Select(w => w.WorkflowArn)],
    };

    private string NewId()
    {
        (string id, IdSource after) = run.World.Ids.Uuid();
        run.World = run.World with { Ids = after };
        return id;
    }
}
