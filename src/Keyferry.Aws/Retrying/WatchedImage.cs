using System.Collections.Immutable;
using Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Aws.Retrying;

/// <summary>What GetImage tells of a distribution under way.</summary>
/// <param name="Arn">the image build version</param>
/// <param name="Status"><c>DISTRIBUTING</c>, <c>AVAILABLE</c>, <c>FAILED</c> …</param>
/// <param name="Reason">AWS's words for a failure, at most 1,024 characters (F1.3); else null</param>
/// <param name="Amis">one for each account and Region that it got to so far, by account and Region</param>
public sealed record WatchedImage(string Arn, string Status, string? Reason, ImmutableArray<WatchedAmi> Amis)
{
    /// <summary>Whether Image Builder still works on it.</summary>
    public bool IsUnderWay => Status is "PENDING" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING";

    internal static WatchedImage Of(Image image, string arn) => new(
        image.Arn ?? arn,
        image.State?.Status ?? "",
        image.State?.Reason,
        [
            .. (image.OutputResources?.Amis ?? [])
                .Select(a => new WatchedAmi(a.AccountId ?? "", a.Region ?? "", a.Image, a.State?.Status, a.State?.Reason))
                .OrderBy(a => a.Account, StringComparer.Ordinal).ThenBy(a => a.Region, StringComparer.Ordinal),
        ]);
}

/// <summary>The image in one account and Region.</summary>
/// <param name="Account">12 digits</param>
/// <param name="Region"><c>us-east-1</c></param>
/// <param name="ImageId"><c>ami-…</c>; null while there is none</param>
/// <param name="Status">as of the whole image; null if Image Builder tells none</param>
/// <param name="Reason">AWS's words for a failure; else null</param>
public sealed record WatchedAmi(string Account, string Region, string? ImageId, string? Status, string? Reason);
