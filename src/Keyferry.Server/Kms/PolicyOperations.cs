using System.Collections.Immutable;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Kms;
using Tag = Keyferry.Cloud.Kms.Api.Tag;
using WireTag = Keyferry.Wire.Services.Kms.Tag;

namespace Keyferry.Server.Kms;

/// <summary>Key policies and tags.</summary>
internal static class PolicyOperations
{
    private const string OnlyPolicy = "default";

    public static void AddTo(OperationTable table)
    {
        table.Add(KmsModel.GetKeyPolicy, (call, request) => call.Kms().GetKeyPolicy(request.KeyId, request.PolicyName)
            .As(policy => new GetKeyPolicyResponse { Policy = policy, PolicyName = OnlyPolicy }));
        table.Add(KmsModel.PutKeyPolicy, (call, request) => call.Kms().PutKeyPolicy(
            request.KeyId, request.PolicyName, request.Policy, request.BypassPolicyLockoutSafetyCheck));
        table.Add(
            KmsModel.ListKeyPolicies,
            (call, request) => call.Kms().ListKeyPolicies(request.KeyId, new PageRequest(request.Limit, request.Marker))
                .As(page => new ListKeyPoliciesResponse
                {
                    PolicyNames = page.Items,
                    NextMarker = page.NextToken,
                    Truncated = page.NextToken is not null,
                }));
        table.Add(KmsModel.TagResource, (call, request) => call.Kms().TagResource(request.KeyId, Tags(request.Tags)));
        table.Add(KmsModel.UntagResource, (call, request) => call.Kms().UntagResource(request.KeyId, [.. request.TagKeys]));
        table.Add(
            KmsModel.ListResourceTags,
            (call, request) => call.Kms().ListResourceTags(request.KeyId, new PageRequest(request.Limit, request.Marker))
                .As(page => new ListResourceTagsResponse
                {
                    Tags = Tags(page.Items),
                    NextMarker = page.NextToken,
                    Truncated = page.NextToken is not null,
                }));
    }

    public static ImmutableArray<Tag> Tags(IReadOnlyList<WireTag>? tags) =>
        [.. (tags ?? []).Select(tag => new Tag(tag.TagKey, tag.TagValue))];

    public static IReadOnlyList<WireTag> Tags(ImmutableArray<Tag> tags) =>
        [.. tags.Select(tag => new WireTag { TagKey = tag.Key, TagValue = tag.Value })];
}
