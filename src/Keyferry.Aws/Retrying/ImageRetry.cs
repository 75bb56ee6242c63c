using Keyferry.Aws.Calling;
using Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Aws.Retrying;

/// <summary>
/// Distributes a built image again and watches until the end: RetryImage for one that failed, which repeats only what didn't
/// arrive (F1.92, F1.93), DistributeImage for one that is available (F1.90). One that is under way is only watched.
/// </summary>
/// <param name="access">the way to the account; it needs GetImage and the call itself</param>
/// <param name="clock">for the pauses between two looks</param>
public sealed class ImageRetry(AwsAccess access, TimeProvider clock)
{
    private const int MostSilences = 5;

    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(15);

    // Both calls return at once, and the state follows (F1.94): so long an image that looks as before may not have begun.
    private static readonly TimeSpan s_beginning = TimeSpan.FromSeconds(20);

    /// <summary>Begins, and watches until the end.</summary>
    /// <param name="order">which image, and how</param>
    /// <param name="watch">gets the image each time that it looks otherwise than before, the first time before anything begins</param>
    public async Task<RetryEnd> RunAsync(RetryOrder order, Action<WatchedImage> watch)
    {
        switch (await LookAsync(order, order.ImageArn).ConfigureAwait(false))
        {
            case Answer<Image>.Missing missing:
                return new RetryEnd.Refused($"there is no image `{order.ImageArn}`: {missing.Error.Message}");
            case Answer<Image>.Unknown unknown:
                return new RetryEnd.Refused($"the image can't be read: {unknown.Because}");
            case Answer<Image>.Known { Value: var image }:
                var seen = WatchedImage.Of(image, order.ImageArn);
                watch(seen);
                if (seen.IsUnderWay)
                {
                    return await WatchAsync(order, seen, null, watch).ConfigureAwait(false);
                }

                (string? begun, string? refused) = await BeginAsync(order, image, seen).ConfigureAwait(false);
                return begun is null
                    ? new RetryEnd.Refused(refused!)
                    : await WatchAsync(order, seen with { Arn = begun }, begun == order.ImageArn ? seen : null, watch).ConfigureAwait(false);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Watches an image whose making has begun, until the end.</summary>
    /// <param name="order">which image</param>
    /// <param name="watch">gets the image each time that it looks otherwise than before</param>
    public Task<RetryEnd> FollowAsync(RetryOrder order, Action<WatchedImage> watch) =>
        WatchAsync(order, new WatchedImage(order.ImageArn, "", null, []), null, watch);

    /// <summary>The ARN of the image that is now distributed, or why none is.</summary>
    private async Task<(string? Arn, string? Refused)> BeginAsync(RetryOrder order, Image image, WatchedImage seen)
    {
        if (seen.Status == "FAILED")
        {
            return Begun(await access.ActAsync(
                order.Account, order.Region, "imagebuilder:RetryImage", order.ImageArn, async (clients, stop) => (await clients.ImageBuilder
                    .RetryImageAsync(new RetryImageRequest { ImageBuildVersionArn = order.ImageArn, ClientToken = Token() }, stop)
                    .ConfigureAwait(false)).ImageBuildVersionArn).ConfigureAwait(false), order);
        }

        if (seen.Status != "AVAILABLE")
        {
            return (null, $"the image is {seen.Status}: only one that is FAILED or AVAILABLE can be distributed again; build it anew");
        }

        if ((order.DistributionConfigurationArn ?? image.DistributionConfiguration?.Arn) is not { } settings)
        {
            return (null, "the image has no distribution settings of its own; name some by `--distribution-configuration ARN`");
        }

        if ((order.ExecutionRole ?? image.ExecutionRole) is not { } role)
        {
            return (null, "DistributeImage needs an execution role, and the image was built without one; name it by `--execution-role NAME`");
        }

        DistributeImageRequest request = new()
        {
            SourceImage = order.ImageArn,
            DistributionConfigurationArn = settings,
            ExecutionRole = role,
            ClientToken = Token(),
        };
        return Begun(await access.ActAsync(
            order.Account, order.Region, "imagebuilder:DistributeImage", order.ImageArn, async (clients, stop) =>
                (await clients.ImageBuilder.DistributeImageAsync(request, stop).ConfigureAwait(false)).ImageBuildVersionArn)
            .ConfigureAwait(false), order);
    }

    private static (string? Arn, string? Refused) Begun(Answer<string?> answer, RetryOrder order) => answer switch
    {
        Answer<string?>.Known known => (known.Value ?? order.ImageArn, null),
        Answer<string?>.Missing missing => (null, $"{missing.Error.Code}: {missing.Error.Message}"),
        Answer<string?>.Unknown unknown => (null, unknown.Because.ToString()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="order">the order</param>
    /// <param name="image">what was seen last</param>
    /// <param name="before">the image as it was before it was retried; null if it can't be mistaken for the new run</param>
    /// <param name="watch">gets what looks otherwise</param>
    private async Task<RetryEnd> WatchAsync(RetryOrder order, WatchedImage image, WatchedImage? before, Action<WatchedImage> watch)
    {
        long start = clock.GetTimestamp();
        TimeSpan pause = s_shortestPause;
        WatchedImage last = image;
        int silences = 0;
        while (true)
        {
            Answer<Image> answer = await LookAsync(order, image.Arn).ConfigureAwait(false);
            if (answer is Answer<Image>.Known { Value: var found })
            {
                silences = 0;
                var seen = WatchedImage.Of(found, image.Arn);
                if (!LooksAlike(seen, last))
                {
                    watch(seen);
                    last = seen;
                }

                bool mayNotHaveBegun = before is not null && LooksAlike(seen, before) && clock.GetElapsedTime(start) < s_beginning;
                if (!seen.IsUnderWay && !mayNotHaveBegun)
                {
                    return new RetryEnd.Done(seen);
                }
            }
            else if (answer is Answer<Image>.Unknown unknown
                && (unknown.Because.Cause == UnreadCause.Interrupted || ++silences >= MostSilences))
            {
                return new RetryEnd.Lost(unknown.Because, last);
            }
            else if (answer is Answer<Image>.Missing && clock.GetElapsedTime(start) >= s_beginning)
            {
                return new RetryEnd.Done(last with { Status = "DELETED", Reason = "somebody deleted the image meanwhile" });
            }

            await access.PauseAsync(pause, clock).ConfigureAwait(false);
            pause = pause * 1.5 < s_longestPause ? pause * 1.5 : s_longestPause;
        }
    }

    private Task<Answer<Image>> LookAsync(RetryOrder order, string arn) => access.ReadAsync(
        order.Account, order.Region, ReadActions.GetImage, arn, async (clients, stop) =>
        (await clients.ImageBuilder.GetImageAsync(new GetImageRequest { ImageBuildVersionArn = arn }, stop).ConfigureAwait(false)).Image
            ?? throw new InvalidDataException("GetImage answered without an image"));

    private static bool LooksAlike(WatchedImage one, WatchedImage other) =>
        one.Arn == other.Arn && one.Status == other.Status && one.Reason == other.Reason && one.Amis.SequenceEqual(other.Amis);

    private static string Token() => Guid.NewGuid().ToString();
}
