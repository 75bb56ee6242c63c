using System.Diagnostics;
using System.Text.Json;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Retrying;
using Keyferry.Cli.Rendering;
using Keyferry.Cli.Retrying;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>The real distribution after a fix, watched until it ends.</summary>
internal sealed class Attempt(AwsAccess access, AccountCaller caller, Terminal terminal)
{
    /// <summary>Whether the image became AVAILABLE.</summary>
    public async Task<bool> RunAsync(ApiCall start)
    {
        ImageRetry retry = new(access, TimeProvider.System);
        WatchText text = new(terminal.Out, new TextStyle(), TimeProvider.System);
        if (start.Operation != "StartImagePipelineExecution")
        {
            RetryOrder order = new(Text(start.Input, "imageBuildVersionArn") ?? Text(start.Input, "sourceImage")!, start.Account, start.Region)
            {
                DistributionConfigurationArn = Text(start.Input, "distributionConfigurationArn"),
                ExecutionRole = Text(start.Input, "executionRole"),
            };
            Say(start, order.ImageArn);
            return IsAvailable(start, await retry.RunAsync(order, text.Watch));
        }

        Called called = await caller.CallAsync(start);
        if (!called.IsDone || Text(called.Output!, "imageBuildVersionArn") is not { } image)
        {
            return Failed(start, called.Error ?? "its answer names no image");
        }

        Say(start, image);
        return IsAvailable(start, await retry.FollowAsync(new RetryOrder(image, start.Account, start.Region), text.Watch));
    }

    private void Say(ApiCall start, string image) => terminal.Out.WriteLine(ReportText.Clean($"{start.Operation}: {image}"));

    private bool IsAvailable(ApiCall start, RetryEnd end)
    {
        switch (end)
        {
            case RetryEnd.Done done:
                terminal.Out.WriteLine(ReportText.Clean(
                    done.IsAvailable || done.Image.Reason is null ? done.Image.Status : $"{done.Image.Status}: {done.Image.Reason}"));
                return done.IsAvailable;
            case RetryEnd.Refused refused:
                return Failed(start, refused.Because);
            case RetryEnd.Lost lost:
                return Failed(start, $"it goes on, but can't be watched any more: {lost.Because}");
            default:
                throw new UnreachableException();
        }
    }

    private bool Failed(ApiCall start, string why)
    {
        terminal.Error.WriteLine($"keyferry fix: {start.Action}: {ReportText.Clean(why)}");
        return false;
    }

    private static string? Text(string text, string member)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;
    }
}
