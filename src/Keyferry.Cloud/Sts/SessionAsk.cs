using System.Collections.Immutable;

namespace Keyferry.Cloud.Sts;

/// <summary>What AssumeRole, GetFederationToken and GetSessionToken may be given beside names.</summary>
public sealed record SessionAsk
{
    public static SessionAsk None { get; } = new();

    /// <summary>An inline session policy, as JSON.</summary>
    public string? Policy { get; init; }

    /// <summary>Managed session policies.</summary>
    public ImmutableArray<string> PolicyArns { get; init; } = [];

    /// <summary>In seconds; null for the operation's default.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Session tags in the order given; keys may be there twice, which is an error.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Tags { get; init; } = [];

    public ImmutableArray<string> TransitiveTagKeys { get; init; } = [];

    public string? ExternalId { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>Of an MFA device.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>What the device shows.</summary>
    public string? TokenCode { get; init; }
}

/// <summary>A session that was begun.</summary>
/// <param name="Session">Its credentials.</param>
/// <param name="Arn">Its principal's ARN.</param>
/// <param name="Id">Its principal's id: <c>AROA…:name</c>.</param>
/// <param name="PackedPolicySize">Percent of what session policies and tags may take; null if there are none.</param>
public sealed record IssuedSession(Session Session, string Arn, string Id, int? PackedPolicySize);
