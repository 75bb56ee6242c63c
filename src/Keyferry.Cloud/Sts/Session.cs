using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Sts;

public enum SessionKind
{
    /// <summary>AssumeRole.</summary>
    Role,

    /// <summary>GetSessionToken: a user's or the root's own session.</summary>
    SessionToken,

    /// <summary>GetFederationToken.</summary>
    Federation,
}

/// <summary>Temporary credentials and whose they are.</summary>
public sealed record Session
{
    /// <summary><c>ASIA…</c></summary>
    public required string AccessKeyId { get; init; }

    public required string Secret { get; init; }

    public required string Token { get; init; }

    public required DateTimeOffset Issued { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required SessionKind Kind { get; init; }

    public required AccountId Account { get; init; }

    /// <summary>The role's or user's name; null for the root.</summary>
    public string? IdentityName { get; init; }

    /// <summary>Its unique id then: whoever has the name now may be somebody else. Null for the root.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The role session's or federated user's name.</summary>
    public string? Name { get; init; }

    /// <summary>Session policies; a federated user without one may do nothing.</summary>
    public ImmutableArray<PolicySource> Policies { get; init; } = [];

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    public bool MultiFactor { get; init; }

    // A secret must not end up in a log because somebody printed the record.
    public override string ToString() => AccessKeyId;
}
