using System.Collections.Immutable;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Image Builder's resources, each by ARN.</summary>
public sealed record ImageBuilderState
{
    public static ImageBuilderState Empty { get; } = new();

    public ImmutableDictionary<string, Component> Components { get; init; } = ImmutableDictionary<string, Component>.Empty;

    public ImmutableDictionary<string, ImageRecipe> ImageRecipes { get; init; } = ImmutableDictionary<string, ImageRecipe>.Empty;

    public ImmutableDictionary<string, InfrastructureConfiguration> InfrastructureConfigurations { get; init; } =
        ImmutableDictionary<string, InfrastructureConfiguration>.Empty;

    public ImmutableDictionary<string, DistributionConfiguration> DistributionConfigurations { get; init; } =
        ImmutableDictionary<string, DistributionConfiguration>.Empty;

    public ImmutableDictionary<string, ImagePipeline> ImagePipelines { get; init; } = ImmutableDictionary<string, ImagePipeline>.Empty;

    /// <summary>Image build versions: what CreateImage, DistributeImage and pipelines made.</summary>
    public ImmutableDictionary<string, BuiltImage> Images { get; init; } = ImmutableDictionary<string, BuiltImage>.Empty;

    public ImmutableDictionary<string, Workflow> Workflows { get; init; } = ImmutableDictionary<string, Workflow>.Empty;

    /// <summary>Runs of workflows, by id (<c>wf-…</c>).</summary>
    public ImmutableDictionary<string, WorkflowExecution> WorkflowExecutions { get; init; } =
        ImmutableDictionary<string, WorkflowExecution>.Empty;

    /// <summary>Tags of resources, by ARN.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Resource policies as given, by the ARN of the component, recipe or image.</summary>
    public ImmutableDictionary<string, string> Policies { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The recipe of an ARN, whose version may have <c>x</c>; null if there is none.</summary>
    public ImageRecipe? FindRecipe(string arn) => ImageRecipes.GetValueOrDefault(arn) ?? VersionedArns.Newest(ImageRecipes, arn);

    /// <summary>What calls with a client token answered, by account, Region, operation and token (F10.5).</summary>
    public ImmutableDictionary<string, AnsweredCall> AnsweredCalls { get; init; } = ImmutableDictionary<string, AnsweredCall>.Empty;
}

/// <summary>What a call with a client token asked and answered.</summary>
/// <param name="Fingerprint">Hash of its parameters.</param>
/// <param name="Answer">The ARN or id it answered.</param>
/// <param name="Until">When the token is free again.</param>
public sealed record AnsweredCall(string Fingerprint, string Answer, DateTimeOffset Until);
