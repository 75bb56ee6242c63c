using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// Windows fast launch (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/win-ami-config-fast-launch.html).
public sealed partial class Ec2Service
{
    private static readonly Ec2Filters<FastLaunch> s_fastLaunchFilters = new()
    {
        { "resource-type", _ => "snapshot" },
        { "owner-id", f => f.Account.Value },
        { "state", f => f.IsOn ? "enabled" : "disabling" },
    };

    /// <summary>EnableFastLaunch for a Windows image that is the account's own or shared with it.</summary>
    public Reply<FastLaunch> EnableFastLaunch(
        Caller caller, Region region, string imageId, int? resourceCount, int? parallelLaunches, FastLaunchTemplate? template)
    {
        using CallScope scope = run.Begin(caller, "ec2:EnableFastLaunch", region, Subjects.Image(region, imageId));
        Reply<Image> seen = SeeForFastLaunch(scope, caller, region, imageId, "ec2:EnableFastLaunch");
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        ServiceError? error = seen.Value!.Platform != "windows"
                ? Ec2Errors.InvalidValue($"The image '{imageId}' is not a Windows AMI; fast launch is for Windows AMIs only")
            : parallelLaunches < 6 ? Ec2Errors.InvalidValue("MaxParallelLaunches must be 6 or greater")
            : resourceCount < 1 ? Ec2Errors.InvalidValue("TargetResourceCount must be 1 or greater")
            : template is { LaunchTemplateId: not null, LaunchTemplateName: not null } or { LaunchTemplateId: null, LaunchTemplateName: null }
                ? Ec2Errors.Combination("Specify either the ID or the name of the launch template, not both")
            : FastLaunchOf(caller, region, imageId) is { IsOn: false }
                ? Ec2Errors.ImageNotIn(imageId, "disabled for fast launch")
            : null;
        if (error is not null)
        {
            return scope.Fail(error);
        }

        FastLaunch made = new()
        {
            Account = Account(caller),
            Region = region,
            ImageId = imageId,
            TargetResourceCount = resourceCount ?? 5,
            MaxParallelLaunches = parallelLaunches ?? 6,
            Template = template,
            ChangedAt = World.Now,
            SettledAt = World.Now + (run.Platform?.Pace ?? TimeSpan.Zero),
        };
        Put(made);
        return made;
    }

    public Reply<FastLaunch> DisableFastLaunch(Caller caller, Region region, string imageId)
    {
        using CallScope scope = run.Begin(caller, "ec2:DisableFastLaunch", region, Subjects.Image(region, imageId));
        Reply<Image> seen = SeeForFastLaunch(scope, caller, region, imageId, "ec2:DisableFastLaunch");
        if (!seen.Succeeded)
        {
            return seen.Error;
        }

        if (FastLaunchOf(caller, region, imageId) is not { IsOn: true } on)
        {
            return scope.Fail(Ec2Errors.ImageNotIn(imageId, "enabled for fast launch"));
        }

        FastLaunch off = on with
        {
            IsOn = false,
            ChangedAt = World.Now,
            SettledAt = World.Now + (run.Platform?.Pace ?? TimeSpan.Zero),
        };
        Put(off);
        return off;
    }

    public Reply<Ec2Page<FastLaunch>> DescribeFastLaunchImages(
        Caller caller, Region region, ImmutableArray<string> imageIds, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string operation = "DescribeFastLaunchImages";
        using CallScope scope = run.Begin(caller, "ec2:DescribeFastLaunchImages", region, "*");
        Reply<Func<FastLaunch, bool>> filter = s_fastLaunchFilters.Compile(filters);
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question("ec2:DescribeFastLaunchImages", "*", region))
            ?? Ec2Pages.Check(page, operation, !imageIds.IsEmpty, "imageIdSet", least: 1)
            ?? filter.Error;
        if (error is not null)
        {
            return scope.Fail(error);
        }

        AccountId account = Account(caller);
        return Ec2Pages.Cut(
            World.Ec2.FastLaunches.Values.Where(f => f.Account == account && f.Region == region && !f.IsGoneAt(World.Now)
                && (imageIds.IsEmpty || imageIds.Contains(f.ImageId)) && filter.Value!(f)),
            f => f.ImageId, page, operation);
    }

    private Reply<Image> SeeForFastLaunch(CallScope scope, Caller caller, Region region, string imageId, string action) =>
        (CheckRegion(scope, caller, region) ?? AskOfImage(scope, caller, region, imageId, action, [])) is { } denied
            ? denied
            : See(scope, caller, region, imageId, ResourceIds.NoImage);

    private FastLaunch? FastLaunchOf(Caller caller, Region region, string imageId) =>
        World.Ec2.FastLaunches.GetValueOrDefault((Account(caller), region, imageId)) is { } known && !known.IsGoneAt(World.Now)
            ? known
            : null;

    private void Put(FastLaunch made) => run.World = World with
    {
        Ec2 = World.Ec2 with { FastLaunches = World.Ec2.FastLaunches.SetItem((made.Account, made.Region, made.ImageId), made) },
    };
}
