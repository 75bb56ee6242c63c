using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

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
        $"arn:aws:imagebuilder:{region}:{account}:{type}/{name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-')}";

    /// <summary>The ARN that a text in a scenario stands for: itself, or made from the name.</summary>
    public static string Resolve(AccountId account, Region region, string type, string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? text : Make(account, region, type, text);
}
