using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Checking;

/// <summary>Finds what a <see cref="CheckTarget"/> means in a world.</summary>
internal static class TargetSelection
{
    /// <summary>What to check, in the order of ARNs; empty with a problem that says what there is instead.</summary>
    public static ImmutableArray<CheckPlan> Select(World world, CheckTarget target, out string? problem)
    {
        ImmutableArray<CheckPlan> pipelines =
        [
            .. world.ImageBuilder.ImagePipelines.Values.OrderBy(p => p.Arn, StringComparer.Ordinal)
                .Select(p => new CheckPlan { Arn = p.Arn, Name = p.Name, Pipeline = p }),
        ];
        ImmutableArray<CheckPlan> images =
        [
            .. world.ImageBuilder.Images.Values.OrderBy(i => i.Arn, StringComparer.Ordinal)
                .Select(i => new CheckPlan { Arn = i.Arn, Name = NameOf(i), Image = i }),
        ];
        problem = null;
        if (target.Pipeline is { } pipeline)
        {
            return Named(pipelines, pipeline, "pipeline", out problem);
        }

        if (target.Image is { } image)
        {
            return WithSettings(world, Named(images, image, "image", out problem), ref problem);
        }

        if (!pipelines.IsEmpty)
        {
            return pipelines;
        }

        ImmutableArray<CheckPlan> distributable = [.. images.Where(i => i.SettingsOf(world) is not null)];
        if (distributable.IsEmpty)
        {
            problem = "there is nothing to check: the world holds no image pipeline, and no built image with distribution "
                + "settings; add `imagePipelines` below an account's `imageBuilder`";
        }

        return distributable;
    }

    private static ImmutableArray<CheckPlan> WithSettings(World world, ImmutableArray<CheckPlan> plans, ref string? problem)
    {
        if (plans.FirstOrDefault(p => p.SettingsOf(world) is null) is { } bare)
        {
            problem = $"the image `{bare.Arn}` has no distribution settings, so there is nothing to distribute";
            return [];
        }

        return plans;
    }

    private static ImmutableArray<CheckPlan> Named(
        ImmutableArray<CheckPlan> all, string wanted, string noun, out string? problem)
    {
        ImmutableArray<CheckPlan> found = [.. all.Where(p => p.Arn == wanted || p.Name == wanted)];
        problem = !found.IsEmpty ? null
            : all.IsEmpty ? $"there is no {noun} `{wanted}`, nor any other {noun}"
            : NearestName.Of(wanted, all.Select(p => p.Name)) is { } near
                ? $"there is no {noun} `{wanted}`; did you mean `{near}`?"
                : $"there is no {noun} `{wanted}`; there {(all.Length == 1 ? "is" : "are")} "
                + Findings.Prose.List([.. all.Select(p => p.Name).Distinct()]);
        return found;
    }

    // arn:aws:imagebuilder:R:A:image/NAME/1.0.0/1
    private static string NameOf(BuiltImage image) => image.Arn.Split('/') is { Length: > 1 } parts ? parts[1] : image.Arn;
}
