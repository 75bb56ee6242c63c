using System.Collections.Immutable;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>An encryption context as policies see it (F4.51).</summary>
internal static class EncryptionKeys
{
    public static void Add(
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context, ImmutableDictionary<string, string> encryptionContext)
    {
        if (encryptionContext.IsEmpty)
        {
            return;
        }

        context.Add(new("kms:EncryptionContextKeys", ContextValue.Many(encryptionContext.Keys)));
        foreach ((string name, string value) in encryptionContext)
        {
            context.Add(new($"kms:EncryptionContext:{name}", ContextValue.Of(value)));
        }
    }
}
