using System.Text.Json;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>The real distribution after a fix, watched until it ends.</summary>
internal sealed class Attempt(AccountCaller caller, Terminal terminal, bool isLive)
{
    // States in which an image stays (https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageState.html).
    private static readonly string[] s_final = ["AVAILABLE", "FAILED", "CANCELLED", "DEPRECATED", "DELETED", "DISABLED"];

    /// <summary>Whether the image became AVAILABLE.</summary>
    public async Task<bool> RunAsync(ApiCall start)
    {
        Called called = await caller.CallAsync(start);
        if (!called.IsDone || Text(called.Output!, "imageBuildVersionArn") is not { } image)
        {
            terminal.Error.WriteLine($"keyferry fix: {start.Action} failed: {ReportText.Clean(called.Error ?? "its answer names no image")}");
            return false;
        }

        terminal.Out.WriteLine($"{start.Operation}: {ReportText.Clean(image)}");
        return await WatchAsync(start, image);
    }

    private async Task<bool> WatchAsync(ApiCall start, string image)
    {
        ApiCall ask = start with { Operation = "GetImage", Input = $$"""{"imageBuildVersionArn":"{{image}}"}""" };
        string? last = null;
        while (true)
        {
            Called called = await caller.CallAsync(ask);
            if (!called.IsDone)
            {
                terminal.Error.WriteLine($"keyferry fix: {ask.Action} failed: {ReportText.Clean(called.Error!)}");
                return false;
            }

            using var json = JsonDocument.Parse(called.Output!);
            JsonElement state = json.RootElement.GetProperty("image").GetProperty("state");
            string status = state.GetProperty("status").GetString()!;
            if (status != last)
            {
                terminal.Out.WriteLine($"  {status}");
                terminal.Out.Flush();
                last = status;
            }

            if (s_final.Contains(status))
            {
                if (state.TryGetProperty("reason", out JsonElement reason) && status != "AVAILABLE")
                {
                    terminal.Out.WriteLine($"  {ReportText.Clean(reason.GetString() ?? "")}");
                }

                return status == "AVAILABLE";
            }

            await Task.Delay(TimeSpan.FromMilliseconds(isLive ? 10_000 : 100));
        }
    }

    private static string? Text(string output, string member)
    {
        using var json = JsonDocument.Parse(output);
        return json.RootElement.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;
    }
}
