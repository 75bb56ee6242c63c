using System.Text.RegularExpressions;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Reading;

/// <summary>What of a live account a command asks about; reading starts from it.</summary>
/// <param name="Kind">the kind of thing</param>
/// <param name="Arn">its ARN</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c></param>
/// <param name="Region">where it is</param>
/// <param name="Account">whose it is: the source account</param>
public sealed partial record LiveTarget(
    LiveTargetKind Kind, string Arn, string Partition, Region Region, AccountId Account)
{
    /// <summary>The AMI that is to be distributed; only with a distribution configuration.</summary>
    public string? AmiId { get; init; }

    /// <summary>The target that an ARN names; null when it is no ARN of Image Builder's, with what is wrong.</summary>
    /// <param name="text">what the user gave</param>
    /// <param name="amiId">what stood behind <c>--ami</c></param>
    /// <param name="problem">a clause for a person</param>
    public static LiveTarget? Parse(string text, string? amiId, out string? problem)
    {
        Match match = ImageBuilderArn().Match(text);
        LiveTargetKind? kind = match.Groups["kind"].Value switch
        {
            "image-pipeline" => LiveTargetKind.Pipeline,
            "image" => LiveTargetKind.Image,
            "distribution-configuration" => LiveTargetKind.Distribution,
            _ => null,
        };
        problem = (match.Success, kind, amiId) switch
        {
            (false, _, _) =>
                $"`{text}` isn't an ARN of Image Builder (arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/NAME)",
            (_, null, _) =>
                $"`{text}` is of a {match.Groups["kind"].Value}; give an image pipeline, an image, or a distribution configuration "
                + "with `--ami`",
            (_, LiveTargetKind.Distribution, null) => "which image? name it beside the distribution configuration, by `--ami`",
            (_, not LiveTargetKind.Distribution, not null) =>
                "`--ami` goes with the ARN of a distribution configuration; a pipeline or an image has its own",
            _ => null,
        };
        return problem is not null
            ? null
            : new LiveTarget(
                kind!.Value,
                text,
                match.Groups["partition"].Value,
                new Region(match.Groups["region"].Value),
                new AccountId(match.Groups["account"].Value))
            {
                AmiId = amiId,
            };
    }

    /// <summary>Whether a text is meant as an ARN rather than as the name of a file.</summary>
    public static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    [GeneratedRegex(
        "^arn:(?<partition>aws[a-z-]*):imagebuilder:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):(?<kind>[a-z-]+)/.+$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ImageBuilderArn();
}
