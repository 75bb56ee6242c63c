using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Server.Dispatch;

namespace Keyferry.Server.Kms;

/// <summary>KMS's operations: from requests to the core's terms, and back.</summary>
internal static class KmsOperations
{
    public static void AddTo(OperationTable table)
    {
        KeyOperations.AddTo(table);
        PolicyOperations.AddTo(table);
        AliasOperations.AddTo(table);
        GrantOperations.AddTo(table);
        RotationOperations.AddTo(table);
        ImportOperations.AddTo(table);
        CipherOperations.AddTo(table);
        DataKeyOperations.AddTo(table);
        SigningOperations.AddTo(table);
    }

    public static KmsApi Kms(this ServiceCall call) => new(call.Run, call.Caller, call.Region);

    /// <summary>The reply's value in the words of the response.</summary>
    public static Reply<TOutput> As<TValue, TOutput>(this Reply<TValue> reply, Func<TValue, TOutput> map) =>
        reply.Succeeded ? map(reply.Value!) : reply.Error;

    public static ImmutableDictionary<string, string> Pairs(this IReadOnlyDictionary<string, string>? pairs) =>
        pairs is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.SetItems(pairs);

    /// <summary>A constraint that holds no pair is none.</summary>
    public static ImmutableDictionary<string, string>? PairsOrNone(this IReadOnlyDictionary<string, string>? pairs) =>
        pairs is null or { Count: 0 } ? null : pairs.Pairs();
}
