using System.Collections.Immutable;
using Amazon.KeyManagementService.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Grant = Keyferry.Policies.Evaluation.Grant;

namespace Keyferry.Aws.Reading;

/// <summary>KMS keys by whatever names them, with policy, grants, aliases and tags.</summary>
internal sealed class KeyReading(Readers readers)
{
    /// <summary>
    /// The key that an identifier names for an account in a Region: ids and alias names are the account's own (F2.6). An ARN
    /// is asked of its owner, or where that can't be reached of the source account, if the key lets it.
    /// </summary>
    public Task ReadAsync(AccountId account, Region region, string identifier)
    {
        if (!identifier.StartsWith("arn:", StringComparison.Ordinal))
        {
            string subject = identifier.StartsWith("alias/", StringComparison.Ordinal)
                ? Subjects.Alias(account, region, identifier)
                : Subjects.Key(account, region, identifier);
            return readers.Once($"key {subject}", () => FindAsync(account, region, subject, isDefault: false));
        }

        return identifier.Split(':') is ["arn", _, "kms", var at, var owner, _] && AccountId.IsValid(owner) && at == region.Value
            ? readers.Once($"key {identifier}", () => FindAsync(new AccountId(owner), region, identifier, isDefault: false))
            : Task.CompletedTask;
    }

    /// <summary>The key that EBS takes in an account where none is named, if that is the AWS managed one and there is one yet.</summary>
    public Task ReadDefaultAsync(AccountId account, Region region) => readers.Once(
        $"default key {account} {region}", () => FindAsync(account, region, Subjects.Alias(account, region, AwsManagedKeys.EbsAlias), isDefault: true));

    private async Task FindAsync(AccountId owner, Region region, string subject, bool isDefault)
    {
        string asked = subject[(subject.LastIndexOf(':') + 1)..] is var resource && resource.StartsWith("key/", StringComparison.Ordinal)
            ? resource[4..] : resource;
        if (!IsAskable(asked))
        {
            return;
        }

        if (await readers.Settings.IsClosedAsync(owner, region).ConfigureAwait(false))
        {
            readers.Draft.PutUnread(subject, SettingsReading.WhyClosed(owner, region));
            return;
        }

        Answer<DescribeKeyResponse> answer = await DescribeAsync(owner, region, subject).ConfigureAwait(false);
        bool isAsOwner = true;
        if (answer is Answer<DescribeKeyResponse>.Unknown && owner != readers.Source)
        {
            Answer<DescribeKeyResponse> asSource = await DescribeAsync(readers.Source, region, subject).ConfigureAwait(false);
            if (asSource is Answer<DescribeKeyResponse>.Known)
            {
                (answer, isAsOwner) = (asSource, false);
            }
        }

        if (answer is Answer<DescribeKeyResponse>.Missing && subject.EndsWith(":" + AwsManagedKeys.EbsAlias, StringComparison.Ordinal))
        {
            // AWS makes it when it is first needed.
            return;
        }

        if (readers.Take(answer, subject)?.KeyMetadata is not { } metadata)
        {
            return;
        }

        if (asked.StartsWith("alias/", StringComparison.Ordinal))
        {
            readers.Draft.Put(new KmsAlias(owner, region, asked, metadata.KeyId));
            readers.Draft.PutOrigin(Subjects.Alias(owner, region, asked), $"kms:DescribeKey of {subject}");
        }

        string arn = Subjects.Key(owner, region, metadata.KeyId);
        await readers.Once($"whole {arn}{(isDefault ? " as default" : "")}", () => WholeAsync(owner, region, arn, metadata, isAsOwner, isDefault))
            .ConfigureAwait(false);
    }

    // What is neither an id nor an alias names no key for KMS either.
    private static bool IsAskable(string name) =>
        name.StartsWith("alias/", StringComparison.Ordinal)
        || (name.Length == 36 && name.All(c => char.IsAsciiHexDigit(c) || c is '-' or 'm' or 'r' or 'k'));

    private Task<Answer<DescribeKeyResponse>> DescribeAsync(AccountId account, Region region, string key) => readers.Access.ReadAsync(
        account, region, ReadActions.DescribeKey, key,
        (aws, stop) => aws.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, stop));

    private async Task WholeAsync(
        AccountId owner, Region region, string arn, KeyMetadata metadata, bool isAsOwner, bool isDefault)
    {
        string policyName = $"key policy of {arn}";
        KmsKey key = KeyTranslation.Key(owner, region, metadata, PolicyTexts.Unknown(policyName, WorldDraft.NotLookedFor));
        readers.Draft.PutOrigin(arn, $"kms:DescribeKey of {arn}");
        if (key.Manager == KeyManager.Aws)
        {
            // Its policy can't be changed, it has no tags, and its alias is AWS's (F2.2).
            KmsKey documented = AwsManagedKeys.For(owner, region);
            key = key with
            {
                Policy = documented.Policy,
                Grants = isDefault ? Fact<ImmutableArray<Grant>>.Unknown(WorldDraft.NotLookedFor)
                    : await GrantsAsync(isAsOwner ? owner : readers.Source, region, arn).ConfigureAwait(false),
            };
            readers.Draft.Change(w => isDefault && w.Keys.ContainsKey(arn) ? w : w with { Keys = w.Keys.SetItem(arn, key) });
            readers.Draft.Put(new KmsAlias(owner, region, AwsManagedKeys.EbsAlias, key.KeyId));
            return;
        }

        Task<Fact<ImmutableArray<Grant>>> grants = GrantsAsync(isAsOwner ? owner : readers.Source, region, arn);
        Task<PolicySource> policy = PolicyAsync(owner, region, arn);
        Task<Fact<ImmutableArray<string>>> aliases = AliasesAsync(owner, region, arn);
        Task<Fact<ImmutableDictionary<string, string>>> tags = TagsAsync(owner, region, arn);
        await Task.WhenAll(grants, policy, aliases, tags).ConfigureAwait(false);
        foreach (string alias in (await aliases).Or([]))
        {
            readers.Draft.Put(new KmsAlias(owner, region, alias, key.KeyId));
        }

        readers.Draft.Put(key with
        {
            Policy = await policy,
            Grants = await grants,
            Tags = (await tags).Or(ImmutableDictionary<string, string>.Empty),
            TagsUnknownBecause = (await tags).UnknownBecause,
            AliasesUnknownBecause = (await aliases).UnknownBecause,
        });
    }

    private async Task<PolicySource> PolicyAsync(AccountId owner, Region region, string arn)
    {
        Answer<GetKeyPolicyResponse> answer = await readers.Access.ReadAsync(
            owner, region, ReadActions.GetKeyPolicy, arn,
            (aws, stop) => aws.Kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = arn, PolicyName = "default" }, stop))
            .ConfigureAwait(false);
        return answer switch
        {
            Answer<GetKeyPolicyResponse>.Known known =>
                PolicyTexts.Read("key policy", arn, "kms:GetKeyPolicy", known.Value.Policy, PolicyKind.Resource),
            Answer<GetKeyPolicyResponse>.Unknown unknown =>
                PolicyTexts.Unknown($"key policy of {arn}", readers.Draft.Note(unknown.Because)),
            _ => PolicyTexts.Unknown($"key policy of {arn}", $"kms:GetKeyPolicy answered that {arn} has none"),
        };
    }

    private async Task<Fact<ImmutableArray<Grant>>> GrantsAsync(AccountId account, Region region, string arn) => AsFact(
        await readers.Access.ReadAsync(account, region, ReadActions.ListGrants, arn, (aws, stop) =>
            Pages.AllAsync<Grant>(async marker =>
            {
                ListGrantsResponse page = await aws.Kms.ListGrantsAsync(
                    new ListGrantsRequest { KeyId = arn, Marker = marker }, stop).ConfigureAwait(false);
                return (page.Grants?.Select(KeyTranslation.Grant), page.Truncated == true ? page.NextMarker : null);
            })).ConfigureAwait(false));

    private async Task<Fact<ImmutableArray<string>>> AliasesAsync(AccountId owner, Region region, string arn) => AsFact(
        await readers.Access.ReadAsync(owner, region, ReadActions.ListAliases, arn, (aws, stop) =>
            Pages.AllAsync<string>(async marker =>
            {
                ListAliasesResponse page = await aws.Kms.ListAliasesAsync(
                    new ListAliasesRequest { KeyId = arn, Marker = marker }, stop).ConfigureAwait(false);
                return (page.Aliases?.Select(a => a.AliasName), page.Truncated == true ? page.NextMarker : null);
            })).ConfigureAwait(false));

    private async Task<Fact<ImmutableDictionary<string, string>>> TagsAsync(AccountId owner, Region region, string arn) => AsFact(
        await readers.Access.ReadAsync(owner, region, ReadActions.ListResourceTags, arn, (aws, stop) =>
            Pages.AllAsync<Tag>(async marker =>
            {
                ListResourceTagsResponse page = await aws.Kms.ListResourceTagsAsync(
                    new ListResourceTagsRequest { KeyId = arn, Marker = marker }, stop).ConfigureAwait(false);
                return (page.Tags, page.Truncated == true ? page.NextMarker : null);
            })).ConfigureAwait(false))
        .Select(tags => tags.ToImmutableDictionary(t => t.TagKey, t => t.TagValue));

    private Fact<ImmutableArray<T>> AsFact<T>(Answer<IReadOnlyList<T>> answer)
    {
        if (answer is Answer<IReadOnlyList<T>>.Unknown unknown)
        {
            readers.Draft.Note(unknown.Because);
        }

        return answer.ToFact<ImmutableArray<T>>(list => [.. list], []);
    }
}
