using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Checking;

/// <summary>One thing to check: a pipeline's next run, or the distribution of an image that is built.</summary>
internal sealed record CheckPlan
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public ImagePipeline? Pipeline { get; init; }

    public BuiltImage? Image { get; init; }

    /// <summary>Runs it on a fork of the world.</summary>
    public DistributionOutcome Run(World world, ExecutionMode mode, DecisionCache decisions)
    {
        if (Pipeline is { } pipeline)
        {
            return Distributor.RunPipeline(world, pipeline, mode, decisions);
        }

        return Distributor.DistributeImage(world, Image!, SettingsOf(world)!, mode, decisions);
    }

    /// <summary>The settings; null for a pipeline without any.</summary>
    public DistributionConfiguration? SettingsOf(World world) =>
        (Pipeline?.DistributionConfigurationArn ?? Image?.DistributionConfigurationArn) is { } arn
            ? world.ImageBuilder.DistributionConfigurations.GetValueOrDefault(arn)
            : null;

    public CheckedDistribution Subject(World world)
    {
        AccountId account = Pipeline?.Account ?? Image!.Account;
        return new CheckedDistribution
        {
            World = world,
            Arn = Arn,
            SourceAccount = account,
            BuildRegion = Pipeline?.Region ?? Image!.Region,
            SourcePrincipal = PrincipalOf(world, account, Pipeline?.ExecutionRole ?? Image?.ExecutionRole),
            // An image that is built already has its keys; its recipe decides nothing any more.
            Recipe = Pipeline is null ? null : world.ImageBuilder.ImageRecipes.GetValueOrDefault(Pipeline.ImageRecipeArn),
            Settings = SettingsOf(world),
        };
    }

    private static string PrincipalOf(World world, AccountId account, string? executionRole) =>
        executionRole is null
            ? Subjects.Role(account, "/aws-service-role/imagebuilder.amazonaws.com/", "AWSServiceRoleForImageBuilder")
            : executionRole.StartsWith("arn:", StringComparison.Ordinal) ? executionRole
            : world.Roles.GetValueOrDefault((account, executionRole)) is Role role ? role.Arn
            : Subjects.Role(account, "/", executionRole);
}
