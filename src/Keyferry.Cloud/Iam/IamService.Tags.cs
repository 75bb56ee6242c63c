using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Iam;

/// <summary>Tags of users and roles, and what holds for all tags.</summary>
public sealed partial class IamService
{
    /// <summary>TagUser, TagRole.</summary>
    public Reply<Done> Tag(Caller caller, IdentityKind kind, string name, ImmutableDictionary<string, string> tags) =>
        OnIdentity(caller, $"Tag{kind}", kind, name,
            identity => WithTags(identity.Tags, tags, now => Put(identity with { Tags = now })),
            (ask, _) => ask with { RequestTags = tags });

    /// <summary>UntagUser, UntagRole.</summary>
    public Reply<Done> Untag(Caller caller, IdentityKind kind, string name, ImmutableArray<string> keys) =>
        OnIdentity(caller, $"Untag{kind}", kind, name,
            identity => WithoutTags(identity.Tags, keys, now => Put(identity with { Tags = now })),
            (ask, _) => ask with { TagKeys = keys });

    /// <summary>ListUserTags, ListRoleTags.</summary>
    public Reply<Page<KeyValuePair<string, string>>> ListTags(Caller caller, IdentityKind kind, string name, PageAsk page) =>
        OnIdentity(caller, $"List{kind}Tags", kind, name, identity => page.Of(identity.Tags, t => t.Key));

    /// <summary>
    /// The tags of a request as a map, or what is wrong with them: keys don't differ by case, and <c>aws:</c> is AWS's own
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules).
    /// </summary>
    public static Reply<ImmutableDictionary<string, string>> ReadTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var read = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string value) in tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return IamErrors.InvalidInput("Tag keys beginning with aws: are reserved for system use.");
            }

            if (!keys.Add(key))
            {
                return IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            read.Add(key, value);
        }

        return read.ToImmutable();
    }

    private static Reply<Done> WithTags(
        ImmutableDictionary<string, string> there,
        ImmutableDictionary<string, string> tags,
        Action<ImmutableDictionary<string, string>> put)
    {
        ImmutableDictionary<string, string> now = Without(there, tags.Keys).SetItems(tags);
        if (now.Count > IamQuotas.Tags)
        {
            return IamErrors.Limit($"The number of tags has reached the maximum limit.");
        }

        put(now);
        return default(Done);
    }

    private static Reply<Done> WithoutTags(
        ImmutableDictionary<string, string> there, ImmutableArray<string> keys, Action<ImmutableDictionary<string, string>> put)
    {
        put(Without(there, keys));
        return default(Done);
    }

    private static ImmutableDictionary<string, string> Without(ImmutableDictionary<string, string> tags, IEnumerable<string> keys) =>
        tags.RemoveRange(tags.Keys.Where(k => keys.Contains(k, StringComparer.OrdinalIgnoreCase)));
}
