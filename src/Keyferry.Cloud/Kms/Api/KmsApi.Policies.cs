using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Kms.Api;

/// <content>Key policies and tags.</content>
public sealed partial class KmsApi
{
    private const string OnlyPolicy = "default";

    private static readonly PolicySource s_everything = new(
        "everything",
        Policy.Parse(
            "everything",
            "everything",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
            PolicyKind.Identity).Required());

    public Reply<string> GetKeyPolicy(string keyId, string? policyName) => On<string>(
        new KeyCall("GetKeyPolicy", keyId, StateDemand.None) { Fits = _ => RefusesPolicy(policyName) },
        key => KeyPolicyText.Write(World, key.Policy));

    public Reply<Page<string>> ListKeyPolicies(string keyId, PageRequest page) => On(
        new KeyCall("ListKeyPolicies", keyId, StateDemand.None),
        _ => Pages.Of([OnlyPolicy], name => name, page, 100));

    public Reply<Done> PutKeyPolicy(string keyId, string? policyName, string text, bool? bypassPolicyLockoutSafetyCheck)
    {
        bool bypass = bypassPolicyLockoutSafetyCheck ?? false;
        return On<Done>(
            new KeyCall("PutKeyPolicy", keyId, StateDemand.None)
            {
                Context = [Says("kms:BypassPolicyLockoutSafetyCheck", bypass)],
                Fits = _ => RefusesPolicy(policyName),
            },
            key =>
            {
                Reply<PolicySource> policy = KeyPolicyText.Read(World, key.Arn, text, key.Account);
                if (!policy.Succeeded)
                {
                    return policy.Error;
                }

                KmsKey changed = key with { Policy = policy.Value! };
                if (LockedOut(changed, bypass) is { } locked)
                {
                    return locked;
                }

                Put(changed);
                return default(Done);
            });
    }

    public Reply<Page<Tag>> ListResourceTags(string keyId, PageRequest page) => On(
        new KeyCall("ListResourceTags", keyId, StateDemand.None),
        key => Pages.Of(key.Tags.Select(t => new Tag(t.Key, t.Value)), tag => tag.Key, page, 50, 50));

    public Reply<Done> TagResource(string keyId, ImmutableArray<Tag> tags) => On<Done>(
        new KeyCall("TagResource", keyId, StateDemand.Kept)
        {
            RequestTags = TagRules.Read(tags),
            Fits = key => TagRules.Refuse(tags, key.Tags),
        },
        key =>
        {
            Put(key with { Tags = key.Tags.SetItems(TagRules.Read(tags)) });
            return default(Done);
        });

    public Reply<Done> UntagResource(string keyId, ImmutableArray<string> tagKeys) => On<Done>(
        new KeyCall("UntagResource", keyId, StateDemand.Kept)
        {
            Context = [new("aws:TagKeys", Policies.Requests.ContextValue.Many(tagKeys))],
            Fits = _ => TagRules.Refuse([.. tagKeys.Distinct().Select(k => new Tag(k, ""))], ImmutableDictionary<string, string>.Empty),
        },
        key =>
        {
            Put(key with { Tags = key.Tags.RemoveRange(tagKeys) });
            return default(Done);
        });

    private static ServiceError? RefusesPolicy(string? name) =>
        name is null or OnlyPolicy ? null : KmsErrors.Error("NotFoundException", "No such policy exists");

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html#KMS-PutKeyPolicy-request-BypassPolicyLockoutSafetyCheck
    private ServiceError? LockedOut(KmsKey key, bool bypass)
    {
        Question question = new("kms:PutKeyPolicy", key.Arn, region)
        {
            ResourceAccount = key.Account,
            ResourcePolicy = key.Policy,
            ResourceTags = key.Tags,
            Context =
            [
                Says("kms:CallerAccount", Account.Value),
                Says("kms:BypassPolicyLockoutSafetyCheck", bypass),
                .. KeyContext.Of(run, key),
            ],
        };
        return bypass || Authorizations.Admits(run, caller, question, s_everything)
            ? null
            : KeyPolicyText.Malformed("The new key policy will not allow you to update the key policy in the future.");
    }
}
