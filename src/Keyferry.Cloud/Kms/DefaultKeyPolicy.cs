using System.Collections.Concurrent;
using Keyferry.Cloud.Data;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Kms;

/// <summary>
/// The key policy that CreateKey gives a key when it is called without one
/// (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
/// </summary>
public static class DefaultKeyPolicy
{
    private const string Document = "AWS default key policy";

    private static readonly ConcurrentDictionary<AccountId, Policy> s_policies = new();
    private static readonly Lazy<SourceNode> s_text = new(() =>
        EmbeddedData.Get("kms-customer-key-default-api", Document).Node("Document"));

    public static PolicySource For(AccountId account, string keyArn) => new(
        $"key policy of {keyArn}",
        s_policies.GetOrAdd(account, static owner => Policy
            .Read("key policy", Document, EmbeddedData.Fill(s_text.Value, ("<ACCOUNT_ID>", owner.Value)), PolicyKind.Resource)
            .Required()));
}
