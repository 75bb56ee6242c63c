using System.Runtime.CompilerServices;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>The scenarios of <c>examples/</c>, run as they stand.</summary>
public sealed class ExampleRunTests
{
    [Fact]
    public void Every_copy_of_the_golden_example_arrives_and_launches()
    {
        World world = Load("golden");
        foreach (ExecutionMode mode in Enum.GetValues<ExecutionMode>())
        {
            DistributionOutcome outcome = Distributor.RunPipeline(world, world.ImageBuilder.ImagePipelines.Values.Single(), mode);

            Assert.Equal((BuiltImageStatus.Available, null), (outcome.Status, outcome.Reason));
            Assert.Equal(4, outcome.Jobs.Length);
            Assert.All(outcome.Jobs, job => Assert.Equal(JobStatus.Succeeds, job.Status));
            Assert.Empty(outcome.Obstacles());
        }
    }

    /// <summary>Each example has one cause: the run meets it, and probing meets no fewer obstacles than AWS would.</summary>
    [Theory]
    [MemberData(nameof(Causes))]
    public void An_example_with_a_cause_does_not_succeed(string name)
    {
        World world = Load(name);
        DistributionOutcome actual = Run(world, ExecutionMode.Actual);
        DistributionOutcome probed = Run(world, ExecutionMode.Probing);

        Assert.Contains(actual.Jobs, job => job.Status != JobStatus.Succeeds);
        Assert.NotEmpty(actual.Obstacles());
        Assert.True(probed.Obstacles().Count() >= actual.Obstacles().Count());
    }

    // KF1090 to KF1093 warn of what works today.
    public static TheoryData<string> Causes =>
    [
        .. Directory.EnumerateFiles(Folder(), "KF*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()
            .Where(n => !(n.StartsWith("KF109", StringComparison.Ordinal) && n[5] is >= '0' and <= '3')),
    ];

    private static DistributionOutcome Run(World world, ExecutionMode mode)
    {
        if (world.ImageBuilder.ImagePipelines.Values.FirstOrDefault() is { } pipeline)
        {
            return Distributor.RunPipeline(world, pipeline, mode);
        }

        BuiltImage image = world.ImageBuilder.Images.Values.First();
        return Distributor.DistributeImage(
            world, image, world.ImageBuilder.DistributionConfigurations[image.DistributionConfigurationArn!], mode);
    }

    private static World Load(string name)
    {
        string path = Path.Combine(Folder(), name + ".yaml");
        return Scenario.Load(name, File.ReadAllText(path), f => File.ReadAllText(Path.Combine(Folder(), f))).Required().World;
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));
}
