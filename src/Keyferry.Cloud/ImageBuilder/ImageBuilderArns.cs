using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// Image Builder's ARNs. Their last part is the resource's name in lower case with dashes for spaces and underscores
/// (seen in every public ARN; AWS doesn't document the rule).
/// </summary>
internal static class ImageBuilderArns
{
    /// <param name="account">The owner.</param>
    /// <param name="region">Where it is.</param>
    /// <param name="type"><c>image-recipe</c>, <c>infrastructure-configuration</c> …</param>
    /// <param name="name">Its name, with <c>/version</c> where there are versions.</param>
    public static string Make(AccountId account, Region region, string type, string name) =>
        $"arn:aws:imagebuilder:{region}:{account}:{type}/{Slug(name)}";

    /// <summary>A name as it stands in ARNs.</summary>
    public static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');

    /// <summary>The account in an ARN; null for AWS's own resources and for what is no ARN.</summary>
    public static AccountId? Owner(string arn) =>
        arn.Split(':') is [_, _, _, _, var owner, ..] && AccountId.IsValid(owner) ? new AccountId(owner) : null;

    /// <summary>The Region in an ARN; empty for what is no ARN.</summary>
    public static string Region(string arn) => arn.Split(':') is [_, _, _, var region, ..] ? region : "";

    /// <summary>The ARN that a text in a scenario stands for: itself, or made from the name.</summary>
    public static string Resolve(AccountId account, Region region, string type, string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? text : Make(account, region, type, text);
}
