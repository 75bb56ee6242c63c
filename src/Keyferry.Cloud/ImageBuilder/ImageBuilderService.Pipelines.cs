using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder.Schedules;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<ImagePipeline, IEnumerable<string?>>> s_pipelineFields =
        new Dictionary<string, Func<ImagePipeline, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["description"] = p => [p.Description],
            ["distributionConfigurationArn"] = p => [p.DistributionConfigurationArn],
            ["imageRecipeArn"] = p => [p.ImageRecipeArn],
            ["infrastructureConfigurationArn"] = p => [p.InfrastructureConfigurationArn],
            ["name"] = p => [p.Name],
            ["status"] = p => [p.IsEnabled ? "ENABLED" : "DISABLED"],
        };

    /// <summary>CreateImagePipeline: its ARN. The caller must be allowed to read what it is made of, and to pass its role.</summary>
    public Reply<string> CreateImagePipeline(
        Caller caller, Region region, ImagePipeline wanted, ImmutableDictionary<string, string> tags, ClientToken token)
    {
        string arn = ImageBuilderArns.Make(Account(caller), region, "image-pipeline", wanted.Name);
        return Call<string>(caller, region, "CreateImagePipeline", arn, new Access { Tags = tags }, scope =>
            Once(caller, region, "CreateImagePipeline", token, () =>
            {
                if (State.ImagePipelines.ContainsKey(arn))
                {
                    return ImageBuilderErrors.AlreadyExists("ImagePipeline", arn);
                }

                if ((CheckParts(scope, caller, region, wanted) ?? PipelineRuns.Check(run, wanted.Schedule)) is { } refused)
                {
                    return refused;
                }

                wanted = wanted with { Arn = arn, Account = Account(caller), Region = region, DateCreated = World.Now };
                Put(PipelineRuns.Plan(run, wanted));
                Tag(arn, tags);
                return arn;
            }));
    }

    /// <summary>UpdateImagePipeline: everything but the name is as given, what isn't given is gone.</summary>
    public Reply<string> UpdateImagePipeline(Caller caller, Region region, string arn, ImagePipeline wanted, ClientToken token) =>
        Call<string>(caller, region, "UpdateImagePipeline", arn, Access.Plain, scope =>
            Once(caller, region, "UpdateImagePipeline", token, () =>
            {
                if (!IsHere(arn, region) || !State.ImagePipelines.TryGetValue(arn, out ImagePipeline? old))
                {
                    return ImageBuilderErrors.NotFound(arn);
                }

                if ((CheckParts(scope, caller, region, wanted) ?? PipelineRuns.Check(run, wanted.Schedule)) is { } refused)
                {
                    return refused;
                }

                Put(PipelineRuns.Plan(run, wanted with
                {
                    Arn = arn,
                    Name = old.Name,
                    Account = old.Account,
                    Region = old.Region,
                    DateCreated = old.DateCreated,
                    DateUpdated = World.Now,
                    DateLastRun = old.DateLastRun,
                    LastRunStatus = old.LastRunStatus,
                    BuiltFrom = old.BuiltFrom,
                }));
                return arn;
            }));

    public Reply<ImagePipeline> GetImagePipeline(Caller caller, Region region, string arn) =>
        Get(caller, region, "GetImagePipeline", arn, a => State.ImagePipelines.GetValueOrDefault(a), p => p.Arn);

    /// <summary>DeleteImagePipeline; the images that it made stay.</summary>
    public Reply<string> DeleteImagePipeline(Caller caller, Region region, string arn)
    {
        Reply<string> deleted = Delete(
            caller, region, "DeleteImagePipeline", arn, State.ImagePipelines.ContainsKey(arn), () => false,
            state => state with { ImagePipelines = state.ImagePipelines.Remove(arn) });
        if (deleted.Succeeded)
        {
            PipelineRuns.Cancel(run, arn);
        }

        return deleted;
    }

    public Reply<Page<ImagePipeline>> ListImagePipelines(Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListImagePipelines", AllOf(caller, region, "image-pipeline"),
        () => Owned(caller, region, null, "", State.ImagePipelines, []), p => p.Arn, request, s_pipelineFields);

    /// <summary>StartImagePipelineExecution: the ARN of the image that is now being built.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Where.</param>
    /// <param name="arn">The pipeline.</param>
    /// <param name="tags">More tags of the image, beside the pipeline's imageTags.</param>
    /// <param name="token">The client token.</param>
    public Reply<string> StartImagePipelineExecution(
        Caller caller, Region region, string arn, ImmutableDictionary<string, string> tags, ClientToken token) =>
        Call<string>(caller, region, "StartImagePipelineExecution", arn, new Access { Tags = tags }, scope =>
            Once(caller, region, "StartImagePipelineExecution", token, () =>
                !IsHere(arn, region) || !State.ImagePipelines.TryGetValue(arn, out ImagePipeline? pipeline)
                    ? ImageBuilderErrors.NotFound(arn)
                    : EnsureServiceLinkedRole(scope, caller, region, pipeline.ExecutionRole) is { } denied
                        ? denied
                        : BeginBuild(pipeline, pipeline.ImageTags.SetItems(tags))));

    /// <summary>What a schedule starts, in nobody's name; Image Builder makes its role where it needs it (F1.23).</summary>
    internal void StartOnSchedule(ImagePipeline pipeline)
    {
        if (pipeline.ExecutionRole is null
            && SourcePrincipal.RoleNamed(World, pipeline.Account, SourcePrincipal.ServiceLinkedRoleName) is null)
        {
            SourcePrincipal.ServiceLinkedRole(run, pipeline.Account);
        }

        BeginBuild(pipeline, pipeline.ImageTags, ImageText.Scheduled);
    }

    // Recipe, configurations, workflows and role: there, readable, passable, and fitting together.
    private ServiceError? CheckParts(CallScope scope, Caller caller, Region region, ImagePipeline wanted) =>
        CheckIsImage(wanted)
        ?? CheckPart(scope, caller, region, "GetImageRecipe", wanted.ImageRecipeArn, FindRecipe(wanted.ImageRecipeArn)?.Arn)
        ?? CheckPart(scope, caller, region, "GetInfrastructureConfiguration", wanted.InfrastructureConfigurationArn,
            Known(State.InfrastructureConfigurations, wanted.InfrastructureConfigurationArn))
        ?? CheckPart(scope, caller, region, "GetDistributionConfiguration", wanted.DistributionConfigurationArn,
            Known(State.DistributionConfigurations, wanted.DistributionConfigurationArn))
        ?? CheckWorkflows(scope, caller, region, wanted)
        ?? CheckExecutionRole(scope, caller, region, wanted.ExecutionRole);

    // The sentence is ours; AWS's would ask for one of the two.
    private static ServiceError? CheckIsImage(ImagePipeline wanted) => wanted.ImageRecipeArn.Length == 0
        ? ImageBuilderErrors.InvalidCombination("An imageRecipeArn must be given: Keyferry builds AMIs, no containers.")
        : null;

    private ServiceError? CheckPart(CallScope scope, Caller caller, Region region, string action, string? arn, string? found) =>
        arn is null ? null
        : Ask(scope, caller, region, action, found ?? arn) is { } denied ? denied
        : found is null || !IsHere(arn, region) ? ImageBuilderErrors.NotFound(arn)
        : null;

    private static string? Known<T>(ImmutableDictionary<string, T> things, string? arn) =>
        arn is not null && things.ContainsKey(arn) ? arn : null;

    private ServiceError? CheckWorkflows(CallScope scope, Caller caller, Region region, ImagePipeline wanted)
    {
        if (wanted.Workflows.IsEmpty)
        {
            return null;
        }

        // F1.31, E43.
        if (wanted.ExecutionRole is null)
        {
            return ImageBuilderErrors.InvalidCombination("An execution role is required to provide workflows");
        }

        List<Workflow> found = [];
        foreach (string arn in wanted.Workflows)
        {
            Workflow? workflow = IsHere(arn, region) ? FindWorkflow(region, arn) : null;
            if (CheckPart(scope, caller, region, "GetWorkflow", arn, workflow?.Arn) is { } refused)
            {
                return refused;
            }

            found.Add(workflow!);
        }

        // F1.95, F1.99. The words are ours.
        return found.Count(w => w.Type == "DISTRIBUTION") > 1
            ? ImageBuilderErrors.InvalidCombination("An image can have one distribution workflow only.")
            : found.Count(w => w.Type == "BUILD") > 1
                ? ImageBuilderErrors.InvalidCombination("An image can have one build workflow only.")
                : wanted.WorkflowUses.Zip(found).Any(p =>
                    p.Second.Type != "TEST" && (p.First.ParallelGroup is not null || p.First.OnFailure is not null))
                    ? ImageBuilderErrors.InvalidCombination("parallelGroup and onFailure can be given for test workflows only.")
                    : null;
    }

    private void Put(ImagePipeline pipeline) => State = State with
    {
        ImagePipelines = State.ImagePipelines.SetItem(pipeline.Arn, pipeline),
    };
}
