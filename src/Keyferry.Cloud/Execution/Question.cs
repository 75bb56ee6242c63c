using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>What a service asks about one call: the action on one resource, with what only the service knows.</summary>
internal sealed record Question(string Action, string Resource, Region Region)
{
    /// <summary>Null where the resource belongs to nobody yet: then it is the caller's.</summary>
    public AccountId? ResourceAccount { get; init; }

    /// <summary>
    /// Who aws:ResourceAccount names, where it is somebody else: images and snapshots are shared by permissions of EC2's
    /// own, no resource policy has to allow their use across accounts.
    /// </summary>
    public AccountId? SharedBy { get; init; }

    /// <summary>Key policy or trust policy; null where the service has none.</summary>
    public PolicySource? ResourcePolicy { get; init; }

    public Fact<ImmutableArray<Grant>> Grants { get; init; } = ImmutableArray<Grant>.Empty;

    /// <summary>Whether RCPs cover the resource (F5.24): not EC2's and SSM's, and not AWS managed keys (F5.23).</summary>
    public bool IsUnderResourceControl { get; init; }

    /// <summary>Tags as the caller can see them: aws:ResourceTag.</summary>
    public ImmutableDictionary<string, string> ResourceTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tags that the request sets: aws:RequestTag, aws:TagKeys.</summary>
    public ImmutableDictionary<string, string> RequestTags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The service's own keys.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Context { get; init; } = [];
}
