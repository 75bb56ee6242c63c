using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>What EC2's requests have in common, in the core's terms.</summary>
internal static class Reading
{
    public static ImmutableArray<string> Texts(IReadOnlyList<string>? texts) => texts is null ? [] : [.. texts];

    public static ImmutableArray<Ec2Filter> Filters(IReadOnlyList<Api.Filter>? filters) =>
        filters is null ? [] : [.. filters.Select(f => new Ec2Filter(f.Name, Texts(f.Values)))];

    public static IEnumerable<TagSpecification> TagSpecifications(IReadOnlyList<Api.TagSpecification>? specifications) =>
        (specifications ?? []).Select(s => new TagSpecification(
            s.ResourceType, [.. (s.Tags ?? []).Select(t => (t.Key ?? "", t.Value ?? ""))]));

    public static IReadOnlyList<Api.Tag>? Tags(ImmutableDictionary<string, string> tags) => tags.IsEmpty
        ? null
        : [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Api.Tag { Key = t.Key, Value = t.Value })];
}
