using System.Globalization;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.ImageBuilder;
using Image = Keyferry.Wire.Services.ImageBuilder.Image;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>
/// Runs the pipeline of <c>examples/golden.yaml</c>, once a life: what was begun is built and distributed to the end, if not in this
/// life then in one of the next.
/// </summary>
internal sealed class PipelineClient() : CrashClient("111122223333")
{
    private readonly List<string> _begun = [];
    private string? _pipeline;
    private string? _asked;
    private int _checked;

    protected override async Task StepAsync(HttpCaller caller)
    {
        _pipeline ??= (await caller.CallAsync(
            ImageBuilderModel.Service, ImageBuilderModel.ListImagePipelines, new ListImagePipelinesRequest()))
            .ImagePipelineList![0].Arn!;
        // What wasn't answered for is asked for again under the same token: it is never done twice.
        _asked = string.Create(CultureInfo.InvariantCulture, $"run-{_begun.Count}");
        StartImagePipelineExecutionResponse started = await caller.CallAsync(
            ImageBuilderModel.Service, ImageBuilderModel.StartImagePipelineExecution,
            new StartImagePipelineExecutionRequest { ImagePipelineArn = _pipeline, ClientToken = _asked });
        Assert.DoesNotContain(started.ImageBuildVersionArn!, _begun);
        _begun.Add(started.ImageBuildVersionArn!);
        _asked = null;
        Answered++;
        while (true)
        {
            await EndedAsync(caller, _begun[^1]);
            await Task.Delay(20);
        }
    }

    protected override async Task CheckAsync(HttpCaller caller)
    {
        for (; _checked < _begun.Count; _checked++)
        {
            Image image = await EndedAsync(caller, _begun[_checked]);
            Assert.Equal("AVAILABLE", image.State!.Status);
            string[] here = [.. image.OutputResources!.Amis!.Where(a => a.Region == "us-east-1").Select(a => a.Image!).Distinct()];
            Assert.NotEmpty(here);
            DescribeImagesResult described = await caller.CallAsync(
                Ec2Model.Service, Ec2Model.DescribeImages, new DescribeImagesRequest { Owners = ["self"] });
            string[] mine = [.. described.Images!.Where(i => i.State == "available").Select(i => i.ImageId!)];
            Assert.Contains(here, id => mine.Contains(id));
        }
    }

    private static async Task<Image> EndedAsync(HttpCaller caller, string arn) => await AwaitAsync(
        async () => (await caller.CallAsync(
            ImageBuilderModel.Service, ImageBuilderModel.GetImage, new GetImageRequest { ImageBuildVersionArn = arn })).Image!,
        image => image.State!.Status is "AVAILABLE" or "FAILED",
        arn);
}
