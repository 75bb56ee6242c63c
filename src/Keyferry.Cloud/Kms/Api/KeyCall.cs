using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>One operation on one key, as it is asked.</summary>
/// <param name="Operation">Without prefix: <c>Encrypt</c>.</param>
/// <param name="KeyId">What the caller named the key by.</param>
/// <param name="Demand">What the operation needs of the key's state.</param>
internal sealed record KeyCall(string Operation, string KeyId, StateDemand Demand)
{
    public string Action { get; } = $"kms:{Operation}";

    /// <summary>Whether the operation takes aliases.</summary>
    public bool TakesAlias { get; init; }

    /// <summary>The condition keys that only this operation has.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Context { get; init; } = [];

    public ImmutableDictionary<string, string> RequestTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool DryRun { get; init; }

    /// <summary>What else the operation asks, before it asks about the key.</summary>
    public Func<CallScope, ServiceError?>? First { get; init; }

    /// <summary>What the operation needs of the key besides its state.</summary>
    public Func<KmsKey, ServiceError?>? Fits { get; init; }
}
