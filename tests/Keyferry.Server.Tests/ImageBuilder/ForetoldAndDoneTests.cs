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
        ImageBuilderState state = before.ImageBuilder;
        if (state.ImagePipelines.Values.OrderBy(p => p.Arn, StringComparer.Ordinal).FirstOrDefault() is { } pipeline)
        {
            TestCaller root = cloud.As(pipeline.Account.Value).In(pipeline.Region.Value);
            string arn = root.Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.StartImagePipelineExecution,
                new Api.StartImagePipelineExecutionRequest { ImagePipelineArn = pipeline.Arn, ClientToken = "once" })
                .ImageBuildVersionArn!;
            Same(Distributor.RunPipeline(before, pipeline, ExecutionMode.Actual), cloud, arn);
        }
        else
        {
            BuiltImage image = state.Images.Values.OrderBy(i => i.Arn, StringComparer.Ordinal).First();
            DistributionConfiguration settings = state.DistributionConfigurations[image.DistributionConfigurationArn!];
            Same(Distributor.DistributeImage(before, image, settings, ExecutionMode.Actual), cloud, Distribute(cloud, image));
        }
    }

    // An image that failed is tried again, another one distributed anew; where no role acts, the service-linked one does.
    private static string Distribute(TestCloud cloud, BuiltImage image)
    {
        TestCaller root = cloud.As(image.Account.Value).In(image.Region.Value);
        return image.Status == BuiltImageStatus.Failed
            ? root.Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.RetryImage,
                new Api.RetryImageRequest { ImageBuildVersionArn = image.Arn, ClientToken = "once" }).ImageBuildVersionArn!
            : root.Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.DistributeImage,
                new Api.DistributeImageRequest
                {
                    SourceImage = image.Arn,
                    DistributionConfigurationArn = image.DistributionConfigurationArn!,
                    ExecutionRole = image.ExecutionRole ?? "AWSServiceRoleForImageBuilder",
                    ClientToken = "once",
                }).ImageBuildVersionArn!;
    }

    private static void Same(DistributionOutcome foretold, TestCloud cloud, string arn)
    {
        cloud.Settle();
        BuiltImage image = cloud.Aws.World.ImageBuilder.Images[arn];
        Assert.Equal((foretold.Status, WithoutIds(foretold.Reason)), (image.Status, WithoutIds(image.Reason)));
        Assert.Equal(Places(foretold.World.ImageBuilder.Images[foretold.ImageArn].OutputAmis), Places(image.OutputAmis));
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
