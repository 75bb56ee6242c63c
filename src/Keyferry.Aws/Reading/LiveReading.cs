using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Reading;

/// <summary>What was read of live accounts.</summary>
/// <param name="World">everything that matters to the target, unknown where it could not be read</param>
/// <param name="Pipeline">the pipeline to check, by its ARN; null when an image is</param>
/// <param name="Image">the image to check, by its ARN; null when a pipeline is</param>
/// <param name="Problem">why there is nothing to check: the target itself could not be read; null when it was</param>
public sealed record LiveReading(World World, string? Pipeline, string? Image, string? Problem = null)
{
    /// <summary>Whether the problem is that something couldn't be read, so that nothing can be told; else it isn't there.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Every read that gave no answer, in the order of accounts.</summary>
    public ImmutableArray<Unread> Unread { get; init; } = [];
}
