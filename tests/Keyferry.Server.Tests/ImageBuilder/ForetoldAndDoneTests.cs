using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Tests.Harness;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.Tests.ImageBuilder;

/// <summary>What `check` foretells of a pipeline is what happens when the pipeline is started, in every example.</summary>
public sealed partial class ForetoldAndDoneTests
{
    public static TheoryData<string> Examples =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_ends_as_foretold(string name)
    {
        using var cloud = TestCloud.Of($"examples/{name}.yaml");
        World before = cloud.Aws.World;
        foreach (ImagePipeline pipeline in before.ImageBuilder.ImagePipelines.Values.OrderBy(p => p.Arn, StringComparer.Ordinal).Take(1))
        {
            DistributionOutcome foretold = Distributor.RunPipeline(before, pipeline, ExecutionMode.Actual);
            TestCaller root = cloud.As(pipeline.Account.Value).In(pipeline.Region.Value);
            string arn = root.Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.StartImagePipelineExecution,
                new Api.StartImagePipelineExecutionRequest { ImagePipelineArn = pipeline.Arn, ClientToken = "once" })
                .ImageBuildVersionArn!;
            cloud.Settle();

            Api.Image image = root.Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.GetImage,
                new Api.GetImageRequest { ImageBuildVersionArn = arn }).Image!;
            Assert.Equal(foretold.Status.ToString().ToUpperInvariant(), image.State!.Status);
            Assert.Equal(WithoutIds(foretold.Reason), WithoutIds(image.State.Reason));
            Assert.Equal(
                Places(foretold.World.ImageBuilder.Images[foretold.ImageArn].OutputAmis),
                Places(cloud.Aws.World.ImageBuilder.Images[arn].OutputAmis));
        }
    }

    private static string Places(IEnumerable<OutputAmi> amis) =>
        string.Join(", ", amis.Select(a => $"{a.Account} {a.Region}").Order(StringComparer.Ordinal));

    // Ids are drawn anew, dates are the clock's, and what EC2 encodes hangs on both.
    private static string WithoutIds(string? text) => Dates().Replace(Ids().Replace(text ?? "", "ID"), "DATE");

    [GeneratedRegex(
        @"(?:ami|snap|i|vol)-[0-9a-f]{17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=failure message: )[^\s']+")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z")]
    private static partial Regex Dates();
}
