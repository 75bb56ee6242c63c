using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Tagging;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// CreateTags, DeleteTags and DescribeTags of all resources.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html: all of the resources, or none.
    /// </summary>
    public Reply<Done> TagResources(
        Caller caller, Region region, ImmutableArray<string> resourceIds, ImmutableDictionary<string, string> tags) =>
        ChangeTags(caller, region, "ec2:CreateTags", resourceIds, tags, old => old.SetItems(tags));

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html: tags with the key and, if one is given, the value;
    /// without keys all but AWS's own.
    /// </summary>
    public Reply<Done> UntagResources(
        Caller caller, Region region, ImmutableArray<string> resourceIds, ImmutableArray<(string Key, string? Value)> tags) =>
        ChangeTags(
            caller, region, "ec2:DeleteTags", resourceIds,
            tags.ToImmutableDictionary(t => t.Key, t => t.Value ?? ""),
            old => tags.IsEmpty
                ? old.RemoveRange(old.Keys.Where(k => !k.StartsWith("aws:", StringComparison.Ordinal)))
                : old.RemoveRange(tags.Where(t => t.Value is null || old.GetValueOrDefault(t.Key) == t.Value).Select(t => t.Key)));

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html.</summary>
    public Reply<Ec2Page<ResourceTag>> DescribeTags(
        Caller caller, Region region, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string Operation = "DescribeTags";
        using CallScope scope = run.Begin(caller, $"ec2:{Operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{Operation}", "*", region))
            ?? Ec2Pages.Check(page, Operation, idsGiven: false, "tagSet")) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        Reply<Func<ResourceTag, bool>> fits = s_tagFilters.Compile(filters);
        AccountId account = Account(caller);
        return fits.Succeeded
            ? Ec2Pages.Cut(
                TagTarget.In(World, region)
                    .Where(t => t.Owner == account)
                    .SelectMany(t => t.Tags.Select(tag => new ResourceTag(t.ResourceId, t.ResourceType, tag.Key, tag.Value)))
                    .Where(fits.Value!),
                t => $"{t.ResourceId}/{t.Key}", page, Operation)
            : scope.Fail(fits.Error);
    }

    private static readonly Ec2Filters<ResourceTag> s_tagFilters = new(t => ImmutableDictionary<string, string>.Empty.Add(t.Key, t.Value))
    {
        { "key", t => t.Key },
        { "resource-id", t => t.ResourceId },
        { "resource-type", t => t.ResourceType },
        { "value", t => t.Value },
    };

    private Reply<Done> ChangeTags(
        Caller caller, Region region, string action, ImmutableArray<string> resourceIds, ImmutableDictionary<string, string> tags,
        Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>> change)
    {
        AccountId account = Account(caller);
        using CallScope scope = run.Begin(
            caller, action, region, resourceIds.Length == 1 ? TagTarget.ArnOf(account, region, resourceIds[0]) : "*");
        if (CheckRegion(scope, caller, region) is { } closed)
        {
            return closed;
        }

        foreach (string id in resourceIds)
        {
            var target = TagTarget.Find(World, account, region, id);
            Question question = new(action, TagTarget.ArnOf(account, region, id), region)
            {
                RequestTags = tags,
                ResourceTags = target?.Tags ?? ImmutableDictionary<string, string>.Empty,
            };
            if (Ask(scope, caller, question) is { } denied)
            {
                return denied;
            }

            if (target is null)
            {
                return scope.Fail(TagTarget.NotFound(id));
            }

            ImmutableDictionary<string, string> changed = change(target.Tags);
            if (changed.Count > TagRules.MaxTags)
            {
                return scope.Fail(Ec2Errors.TagLimit);
            }

            target.Put(run, changed);
        }

        return default(Done);
    }
}
