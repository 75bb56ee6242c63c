using System.Text.Json;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Clients.Tests.DotNet;

/// <summary>Image Builder as the root user of the pipeline's account calls it.</summary>
internal sealed class Images(Uri endpoint) : IDisposable
{
    private readonly AwsAccess _access = new(new AccessOptions { EndpointUrl = endpoint, SignsAsRoot = true });

    /// <summary>Starts a pipeline; the ARN of the image that it makes.</summary>
    public async Task<string> StartAsync(string pipelineArn)
    {
        Answer<string> answer = await _access.InvokeAsync(
            new AccountId(pipelineArn.Split(':')[4]), new Region(pipelineArn.Split(':')[3]), "imagebuilder", "StartImagePipelineExecution",
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["imagePipelineArn"] = pipelineArn }));
        Assert.True(answer is Answer<string>.Known, answer.ToString());
        using var json = JsonDocument.Parse(((Answer<string>.Known)answer).Value);
        return json.RootElement.GetProperty("imageBuildVersionArn").GetString()!;
    }

    public void Dispose() => _access.Dispose();
}
