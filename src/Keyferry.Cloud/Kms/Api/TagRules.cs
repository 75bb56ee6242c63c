using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>KMS's rules of tags (https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html).</summary>
internal static class TagRules
{
    private const int Most = 50;

    /// <summary>What is wrong with the tags; null if nothing is.</summary>
    public static ServiceError? Refuse(ImmutableArray<Tag> tags, ImmutableDictionary<string, string> there)
    {
        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return KmsErrors.Error("TagException", "Tags beginning with aws: are reserved");
        }

        if (tags.Select(t => t.Key).Distinct(StringComparer.Ordinal).Count() != tags.Length)
        {
            return KmsErrors.Error("TagException", "Duplicate tag keys");
        }

        return there.SetItems(Pairs(tags)).Count > Most
            ? KmsErrors.Error("LimitExceededException", $"A KMS key can have at most {Most} tags")
            : null;
    }

    public static ImmutableDictionary<string, string> Read(ImmutableArray<Tag> tags) =>
        ImmutableDictionary<string, string>.Empty.SetItems(Pairs(tags));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(ImmutableArray<Tag> tags) =>
        tags.Select(t => KeyValuePair.Create(t.Key, t.Value));
}
