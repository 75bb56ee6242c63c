using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The stages before the distribution: validation, the build instance, the AMI of the build Region.</summary>
internal sealed class ImageBuild(Run run, ImagePipeline pipeline)
{
    // Assume the execution role, launch, CreateImage (A1), DescribeImages (A2); validation is counted by itself.
    private readonly int _stepCount = pipeline.ExecutionRole is null ? 3 : 4;
    private readonly ImmutableArray<JobStep>.Builder _steps = ImmutableArray.CreateBuilder<JobStep>();
    private readonly Ec2Service _ec2 = new(run);
    private int _number;

    /// <summary>The steps taken.</summary>
    public ImmutableArray<JobStep> Steps => _steps.ToImmutable();

    /// <summary>Whether a step failed; when probing the build goes on all the same, as far as it can.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether something unknown decides about the build.</summary>
    public bool HangsOnUnknown { get; private set; }

    /// <summary>state.reason if the build failed.</summary>
    public string? Reason { get; private set; }

    private bool IsStopped => HasFailed && run.Mode == ExecutionMode.Actual;

    /// <summary>Checks the pipeline's settings as Image Builder does before it begins.</summary>
    public void Validate(DistributionConfiguration settings, ImageRecipe? recipe, string? parentImage)
    {
        int before = run.Finished;
        var service = Caller.Service("imagebuilder.amazonaws.com");
        using (CallScope scope = run.Begin(
            service, "imagebuilder:StartImagePipelineExecution", pipeline.Region, pipeline.Arn, "check the settings"))
        {
            foreach (Obstacle obstacle in PipelineProblems(recipe, parentImage).Concat(SettingsValidation.Check(settings)))
            {
                Reason ??= obstacle.Error?.Message;
                if (scope.Meet(obstacle) is not null)
                {
                    break;
                }
            }
        }

        Record(1, 1, DistributionPhase.Validation, run.Since(before));
    }

    private IEnumerable<Obstacle> PipelineProblems(ImageRecipe? recipe, string? parentImage)
    {
        ImageBuilderState state = run.World.ImageBuilder;
        if (recipe is null)
        {
            yield return Absent("imageRecipeArn", "image recipe", pipeline.ImageRecipeArn);
        }
        else if (parentImage is null)
        {
            string subject = Subjects.ParentImage(pipeline.Account, pipeline.Region, recipe.ParentImage);
            yield return Horizon.WhyUnknown(run.World, pipeline.Account, "imagebuilder", subject) is { } because
                ? new Obstacle.CannotTell($"the AMI of the parent image `{recipe.ParentImage}`", because) { Setting = (recipe.Arn, "parentImage") }
                : SettingsValidation.Missing((recipe.Arn, "parentImage"), "parent image", recipe.ParentImage);
        }

        if (pipeline.InfrastructureConfigurationArn is { } infrastructure
            && !state.InfrastructureConfigurations.ContainsKey(infrastructure))
        {
            yield return Absent("infrastructureConfigurationArn", "infrastructure configuration", infrastructure);
        }

        if (pipeline.DistributionConfigurationArn is { } distribution
            && !state.DistributionConfigurations.ContainsKey(distribution))
        {
            yield return Absent("distributionConfigurationArn", "distribution configuration", distribution);
        }

        if (pipeline.Workflows.Length > 0 && pipeline.ExecutionRole is null)
        {
            yield return SettingsValidation.Refused(
                (pipeline.Arn, "workflows"), "InvalidParameterCombinationException",
                "An execution role is required to provide workflows");
        }
    }

    private Obstacle Absent(string field, string what, string arn) =>
        Horizon.WhyUnknown(run.World, pipeline.Account, "imagebuilder", arn) is { } because
            ? new Obstacle.CannotTell($"the {what} {arn}", because) { Setting = (pipeline.Arn, field) }
            : SettingsValidation.Missing((pipeline.Arn, field), what, arn);

    /// <summary>Builds: the id of the new AMI, or null if there is none.</summary>
    public string? Build(string imageArn, ImageRecipe recipe, string parentImage, string name)
    {
        if (IsStopped || ActingPrincipal(imageArn) is not { } caller
            || Launch(imageArn, caller, recipe, parentImage) is not { } instance)
        {
            return null;
        }

        int before = run.Finished;
        Reply<string> created = _ec2.CreateImage(
            caller, instance, name, DistributionContext.CreatedBy.SetItems(recipe.AmiTags));
        Take(imageArn, before, "make an image of the build instance", created.Error);
        if (IsStopped || created.Value is not { } image)
        {
            return null;
        }

        before = run.Finished;
        ServiceError? error = _ec2.DescribeImage(caller, pipeline.Region, image).Error;
        Take(imageArn, before, "wait until the image is available", error);
        return IsStopped ? null : image;
    }

    /// <summary>The session that builds; null if the execution role can't be assumed.</summary>
    private Caller? ActingPrincipal(string imageArn)
    {
        if (pipeline.ExecutionRole is not { } role)
        {
            return Caller.RoleSession(
                SourcePrincipal.ServiceLinkedRole(run, pipeline.Account), SourcePrincipal.BuildSession).WithoutMfa();
        }

        int before = run.Finished;
        Reply<Caller> reply = SourcePrincipal.AssumeExecutionRole(
            run, pipeline.Account, pipeline.Region, role, SourcePrincipal.BuildSession);
        Take(imageArn, before, "act through the execution role", reply.Error);
        return reply.Succeeded ? reply.Value : null;
    }

    private LaunchedInstance? Launch(string imageArn, Caller caller, ImageRecipe recipe, string parentImage)
    {
        // Devices of the parent that the recipe doesn't map keep what the parent and the account's defaults make of them (F1.57).
        ImmutableArray<LaunchDevice> devices =
        [
            .. recipe.BlockDeviceMappings.Select((device, i) => (Device: device, Index: i))
                .Where(d => !d.Device.NoDevice && d.Device.VirtualName is null)
                .Select(d => new LaunchDevice(d.Device.DeviceName)
                {
                    Encrypted = d.Device.Encrypted,
                    KmsKeyId = d.Device.KmsKeyId,
                    SnapshotId = d.Device.SnapshotId,
                    VolumeSize = d.Device.VolumeSize,
                    VolumeType = d.Device.VolumeType,
                    Iops = d.Device.Iops,
                    Throughput = d.Device.Throughput,
                    DeleteOnTermination = d.Device.DeleteOnTermination,
                    Setting = (recipe.Arn, $"blockDeviceMappings/{d.Index}/ebs/kmsKeyId"),
                }),
        ];
        int before = run.Finished;
        if (MeetProfile(imageArn, caller) is { } refused)
        {
            Take(imageArn, before, "launch the build instance", refused);
            return null;
        }

        Reply<LaunchedInstance> reply = _ec2.RunInstances(caller, pipeline.Region, new RunInstancesRequest
        {
            ImageId = parentImage,
            BlockDeviceMappings = devices,
            Tags = DistributionContext.CreatedBy.SetItems(
                Infrastructure()?.ResourceTags ?? ImmutableDictionary<string, string>.Empty),
            InstanceProfileRoleArn = InstanceProfileRole(),
        });
        ServiceError? error = reply.Error;
        if (reply.Value?.StateReason is { } terminated)
        {
            error = new ServiceError(
                "ec2", terminated.Split(':')[0], FailureMessage.Terminated(reply.Value.InstanceId, terminated), 400);
        }

        Take(imageArn, before, "launch the build instance", error);
        return IsStopped ? null : reply.Value;
    }

    // Whether its role may be passed can't be asked of a profile that nobody could read. Image Builder's own check of the name was
    // when the configuration was made: the profile may have been deleted since, and then the launch is refused
    // (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshoot-iam-roles-ec2.html).
    private ServiceError? MeetProfile(string imageArn, Caller caller)
    {
        if (Infrastructure() is not { InstanceProfileName: { Length: > 0 } name } configuration)
        {
            return null;
        }

        if (InstanceProfiles.WhyUnknown(run.World, pipeline.Account, name) is { } because)
        {
            using CallScope asked = run.Begin(caller, "iam:PassRole", pipeline.Region, imageArn);
            return asked.Meet(new Obstacle.CannotTell($"the role of the instance profile {name}", because));
        }

        if (!InstanceProfiles.IsGone(run.World, pipeline.Account, name))
        {
            return null;
        }

        using CallScope scope = run.Begin(caller, "ec2:RunInstances", pipeline.Region, imageArn);
        return scope.Meet(new Obstacle.NotFound("instance profile", name)
        {
            Error = InstanceErrors.ProfileNotFound("name", name),
            Setting = (configuration.Arn, "instanceProfileName"),
        });
    }

    private InfrastructureConfiguration? Infrastructure() => pipeline.InfrastructureConfigurationArn is { } arn
        ? run.World.ImageBuilder.InfrastructureConfigurations.GetValueOrDefault(arn)
        : null;

    private string? InstanceProfileRole() => Infrastructure() is { } infrastructure
        ? InstanceProfiles.RoleOf(run.World, pipeline.Account, infrastructure.InstanceProfileName)?.Arn
        : null;

    private void Take(string imageArn, int before, string purpose, ServiceError? error)
    {
        ImmutableArray<Call> calls = [.. run.Since(before).Select(c => c with { Purpose = purpose })];
        bool failed = Record(++_number, _stepCount, DistributionPhase.Build, calls) || StepResult.IsFailure(error);
        HasFailed |= failed;
        if (failed && Reason is null)
        {
            string message = error?.Message
                ?? calls.SelectMany(StepResult.Obstacles).FirstOrDefault(StepResult.IsDefinite)?.Error?.Message ?? purpose;
            (string execution, IdSource after) = run.World.Ids.Uuid();
            run.World = run.World with { Ids = after };
            Reason = FailureMessage.BuildReason(execution, imageArn, message);
        }
    }

    private bool Record(int number, int of, DistributionPhase phase, ImmutableArray<Call> calls)
    {
        foreach (Call call in calls)
        {
            _steps.Add(new JobStep(number, of, phase, call));
        }

        bool failed = calls.SelectMany(StepResult.Obstacles).Any(StepResult.IsDefinite);
        HasFailed |= failed;
        HangsOnUnknown |= calls.SelectMany(StepResult.Obstacles).Any(o => o is Obstacle.CannotTell);
        return failed;
    }
}
