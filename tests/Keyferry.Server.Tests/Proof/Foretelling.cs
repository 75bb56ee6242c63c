using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Ec2;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.Tests.Proof;

/// <summary>
/// Holds what is foretold of a world against what happens when that world is served and its pipeline started (or its built
/// image distributed) by a client: the end of the image, its words, its AMIs, and all that is there afterwards.
/// </summary>
internal static class Foretelling
{
    /// <summary>What differs; empty: nothing.</summary>
    /// <param name="world">The world.</param>
    /// <param name="text">The scenario it was read from: ids that stand there are nobody's draw.</param>
    public static IReadOnlyList<string> Differences(World world, string text)
    {
        using TestCloud cloud = new(world);
        return Differences(cloud, text);
    }

    /// <summary>The same in a world that is served already.</summary>
    public static IReadOnlyList<string> Differences(TestCloud cloud, string text)
    {
        World before = cloud.Aws.World;
        (DistributionOutcome foretold, string arn) = Begin(cloud, before);
        cloud.Settle();
        List<Obstacle.CannotTell> unknown =
            [.. foretold.Build.Concat(foretold.Jobs.SelectMany(j => j.Steps)).SelectMany(s => Unknown(s.Call))];
        return unknown.Any(u => !IsOfStranger(u)) && !foretold.Jobs.Any(j => IsOfStranger(before, j.Job))
            ? NothingIsGuessed(cloud, arn)
            : unknown.Count > 0 || foretold.Jobs.Any(j => j.Status == JobStatus.CannotTell || IsOfStranger(before, j.Job)) ? []
            : [.. EndOfImage(cloud, foretold, arn, text, before), .. WhatIsThere(cloud, foretold, text, before), .. Seen(cloud, foretold),
                .. new Launching(cloud, foretold, text, before).Differences()];
    }

    // What isn't known may end either way, and a check looks on; a local AWS doesn't act on it.
    private static IEnumerable<Obstacle.CannotTell> Unknown(Call call) =>
        call.Obstacles.OfType<Obstacle.CannotTell>().Concat(call.Caused.SelectMany(Unknown));

    private static bool IsOfStranger(Obstacle.CannotTell unknown) =>
        unknown.Because.Contains("isn't described", StringComparison.Ordinal);

    private static IReadOnlyList<string> NothingIsGuessed(TestCloud cloud, string arn)
    {
        BuiltImage image = cloud.Aws.World.ImageBuilder.Images[arn];
        return image.Status == BuiltImageStatus.Failed ? [] : [$"the image ended {image.Status} though something isn't known"];
    }

    // Of an account that the world doesn't know a check supposes that it is set up as documented; served, it is an account
    // with nothing in it.
    private static bool IsOfStranger(World world, DistributionJob job) =>
        job is { Way: DistributionWay.TargetAccountCopy, Account: { } account } && !world.Accounts.ContainsKey(account);

    private static (DistributionOutcome Foretold, string Arn) Begin(TestCloud cloud, World world)
    {
        ImageBuilderState state = world.ImageBuilder;
        if (state.ImagePipelines.Values.OrderBy(p => p.Arn, StringComparer.Ordinal).FirstOrDefault() is { } pipeline)
        {
            Api.StartImagePipelineExecutionResponse started = cloud.As(pipeline.Account.Value).In(pipeline.Region.Value).Call(
                Api.ImageBuilderModel.Service, Api.ImageBuilderModel.StartImagePipelineExecution,
                new Api.StartImagePipelineExecutionRequest { ImagePipelineArn = pipeline.Arn, ClientToken = "once" });
            return (Distributor.RunPipeline(world, pipeline, ExecutionMode.Actual), started.ImageBuildVersionArn!);
        }

        BuiltImage image = state.Images.Values.OrderBy(i => i.Arn, StringComparer.Ordinal).First();
        DistributionConfiguration settings = state.DistributionConfigurations[image.DistributionConfigurationArn!];
        return (Distributor.DistributeImage(world, image, settings, ExecutionMode.Actual), Distribute(cloud, image));
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

    // As GetImage gives it.
    private static IEnumerable<string> EndOfImage(
        TestCloud cloud, DistributionOutcome foretold, string arn, string text, World before)
    {
        BuiltImage expected = foretold.World.ImageBuilder.Images[foretold.ImageArn];
        Api.Image actual = cloud.As(expected.Account.Value).In(expected.Region.Value).Call(
            Api.ImageBuilderModel.Service, Api.ImageBuilderModel.GetImage,
            new Api.GetImageRequest { ImageBuildVersionArn = arn }).Image!;
        WorldText told = new(foretold.World, before, text);
        WorldText done = new(cloud.Aws.World, before, text);
        if (foretold.ImageArn != arn)
        {
            yield return $"the image is {arn}, foretold was {foretold.ImageArn}";
        }

        string status = foretold.Status.ToString().ToUpperInvariant();
        if (actual.State?.Status != status)
        {
            yield return $"the image ended {actual.State?.Status}, foretold was {status}";
        }

        if (!WorldText.SameReason(told.WithoutIds(foretold.Reason), done.WithoutIds(actual.State?.Reason)))
        {
            yield return $"the reason is\n  {done.WithoutIds(actual.State?.Reason)}\nforetold was\n  {told.WithoutIds(foretold.Reason)}";
        }

        string amisTold = Lines(expected.OutputAmis.Select(a => told.WithoutIds($"{a.Account} {a.Region} {a.Name}")));
        string amisDone = Lines(
            (actual.OutputResources?.Amis ?? []).Select(a => done.WithoutIds($"{a.AccountId} {a.Region} {a.Name}")));
        if (amisTold != amisDone)
        {
            yield return $"the AMIs are\n{amisDone}foretold were\n{amisTold}";
        }
    }

    private static IEnumerable<string> WhatIsThere(
        TestCloud cloud, DistributionOutcome foretold, string text, World before)
    {
        IReadOnlyList<string> told = new WorldText(foretold.World, before, text).Changes();
        IReadOnlyList<string> done = new WorldText(cloud.Aws.World, before, text).Changes();
        List<string> left = [.. done];
        List<string> missing = [.. told.Where(line => !left.Remove(line))];
        return [.. missing.Select(l => $"isn't there: {l}"), .. left.Select(l => $"is there, too: {l}")];
    }

    // Job by job, as the account that should have got the image sees it.
    private static IEnumerable<string> Seen(TestCloud cloud, DistributionOutcome foretold)
    {
        foreach (JobOutcome job in foretold.Jobs.Where(j => j.ImageId is not null && j.Message is null && j.Job.Account is not null))
        {
            Keyferry.Cloud.Ec2.Image told = foretold.World.Images[(job.Job.Region, job.ImageId!)];
            string? state = StateSeenBy(cloud, job.Job.Account!.Value.Value, job.Job.Region.Value, told.Owner.Value);
            if (state is not null && !string.Equals(state, told.State.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{job.Job}: its AMI is {state}, foretold was {told.State}";
            }
        }
    }

    // Null where the account's own rules keep it from looking.
    private static string? StateSeenBy(TestCloud cloud, string account, string region, string owner)
    {
        TestCaller root = cloud.As(account).In(region);
        DecodedResponse response = cloud.Call(
            root.Credentials, region, Ec2Model.Service, Ec2Model.DescribeImages.Untyped,
            new DescribeImagesRequest { Owners = [owner] }.Write());
        if (response is not DecodedResponse.Success success)
        {
            return null;
        }

        IReadOnlyList<Keyferry.Wire.Services.Ec2.Image> images = DescribeImagesResult.Read(success.Output).Images ?? [];
        return images.Any(i => i.State == "available") ? "available" : images.Count == 0 ? "nowhere" : images[0].State;
    }

    private static string Lines(IEnumerable<string> lines) =>
        string.Concat(lines.Order(StringComparer.Ordinal).Select(l => $"  {l}\n"));
}
