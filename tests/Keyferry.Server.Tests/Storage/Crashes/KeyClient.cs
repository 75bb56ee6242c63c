using System.Globalization;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>
/// Makes keys, each with an alias and two tags, and encrypts under them: a key and its material are in rows of their own.
/// </summary>
internal sealed class KeyClient() : CrashClient("555566667777")
{
    // The newest are looked at each time, with some of the older ones.
    private const int Looked = 6;

    private readonly List<Made> _made = [];
    private readonly HashSet<string> _seen = [];
    private string? _key;

    protected override async Task StepAsync(HttpCaller caller)
    {
        if (_key is null)
        {
            CreateKeyResponse created = await caller.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest());
            _key = created.KeyMetadata!.Arn!;
            Answered++;
            return;
        }

        // Its name is good for one alias only: whether the last life made it or not doesn't matter.
        string alias = string.Create(CultureInfo.InvariantCulture, $"alias/made-{_made.Count}");
        CreateAliasRequest named = new() { AliasName = alias, TargetKeyId = _key };
        if (!await TryAsync(caller, KmsModel.Service, KmsModel.CreateAlias, named))
        {
            Assert.Equal(_key, await TargetAsync(caller, alias));
        }

        await caller.CallAsync(KmsModel.Service, KmsModel.TagResource, new TagResourceRequest
        {
            KeyId = _key,
            Tags = [new Tag { TagKey = "one", TagValue = alias }, new Tag { TagKey = "other", TagValue = alias }],
        });
        EncryptResponse encrypted = await caller.CallAsync(
            KmsModel.Service, KmsModel.Encrypt, new EncryptRequest { KeyId = alias, Plaintext = "kept"u8.ToArray() });
        _made.Add(new Made(_key, alias, encrypted.CiphertextBlob!.Value));
        _key = null;
        Answered += 2;
    }

    protected override async Task CheckAsync(HttpCaller caller)
    {
        foreach (Made made in _made.TakeLast(Looked).Concat(_made.Where((_, i) => i % 37 == 0).Take(Looked)))
        {
            Assert.Equal(made.Key, await TargetAsync(caller, made.Alias));
            ListResourceTagsResponse tags = await caller.CallAsync(
                KmsModel.Service, KmsModel.ListResourceTags, new ListResourceTagsRequest { KeyId = made.Key });
            Assert.Equal([("one", made.Alias), ("other", made.Alias)], tags.Tags!.Select(t => (t.TagKey, t.TagValue)).Order());
            DecryptResponse decrypted = await caller.CallAsync(
                KmsModel.Service, KmsModel.Decrypt, new DecryptRequest { CiphertextBlob = made.Ciphertext });
            Assert.Equal("kept"u8.ToArray(), decrypted.Plaintext!.Value.ToArray());
        }

        // Those, too, that nobody was told of.
        foreach (string key in await NewKeysAsync(caller))
        {
            await caller.CallAsync(
                KmsModel.Service, KmsModel.Encrypt, new EncryptRequest { KeyId = key, Plaintext = "whole"u8.ToArray() });
        }

        Assert.All(_made, made => Assert.Contains(made.Key, _seen));
    }

    private async Task<List<string>> NewKeysAsync(HttpCaller caller)
    {
        List<string> added = [];
        string? next = null;
        do
        {
            ListKeysResponse page = await caller.CallAsync(
                KmsModel.Service, KmsModel.ListKeys, new ListKeysRequest { Marker = next, Limit = 1000 });
            added.AddRange(page.Keys!.Select(k => k.KeyArn!).Where(_seen.Add));
            next = page.NextMarker;
        }
        while (next is not null);
        return added;
    }

    private static async Task<string> TargetAsync(HttpCaller caller, string alias) => (await caller.CallAsync(
        KmsModel.Service, KmsModel.DescribeKey, new DescribeKeyRequest { KeyId = alias })).KeyMetadata!.Arn!;

    private sealed record Made(string Key, string Alias, ReadOnlyMemory<byte> Ciphertext);
}
