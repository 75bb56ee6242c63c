using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2;

/// <summary>What tags may be (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions).</summary>
public static class TagRules
{
    public const int MaxTags = 50;

    private const int MaxKey = 128;
    private const int MaxValue = 256;

    /// <summary>The tags as a map, or the error of the first that isn't allowed.</summary>
    public static Reply<ImmutableDictionary<string, string>> Read(IEnumerable<(string Key, string Value)> tags)
    {
        var read = ImmutableDictionary.CreateBuilder<string, string>();
        foreach ((string key, string value) in tags)
        {
            if (ErrorOf(key, value) is { } error)
            {
                return error;
            }

            if (!read.TryAdd(key, value))
            {
                return Ec2Errors.TagDuplicate(key);
            }
        }

        return read.Count > MaxTags ? Ec2Errors.TagLimit : read.ToImmutable();
    }

    /// <summary>The tags of each resource type that the operation may tag when it makes it; empty where none are given.</summary>
    public static Reply<ImmutableDictionary<string, ImmutableDictionary<string, string>>> Read(
        IEnumerable<TagSpecification> specifications, params ReadOnlySpan<string> resourceTypes)
    {
        var read = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>();
        foreach (TagSpecification specification in specifications)
        {
            if (specification.ResourceType is not { } type)
            {
                return Ec2Errors.TagTypeMissing;
            }

            if (!resourceTypes.Contains(type))
            {
                return Ec2Errors.TagTypeInvalid(type);
            }

            Reply<ImmutableDictionary<string, string>> tags = Read(specification.Tags);
            if (!tags.Succeeded)
            {
                return tags.Error;
            }

            if (!read.TryAdd(type, tags.Value!))
            {
                return Ec2Errors.TagTypeTwice(type);
            }
        }

        foreach (string type in resourceTypes)
        {
            read.TryAdd(type, ImmutableDictionary<string, string>.Empty);
        }

        return read.ToImmutable();
    }

    private static ServiceError? ErrorOf(string key, string value) =>
        key.Length == 0 ? Ec2Errors.TagKeyEmpty
        : key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? Ec2Errors.TagReserved
        : key.Length > MaxKey ? Ec2Errors.TagTooLong("key", MaxKey)
        : value.Length > MaxValue ? Ec2Errors.TagTooLong("value", MaxValue)
        : null;
}
