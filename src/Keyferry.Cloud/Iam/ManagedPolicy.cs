using System.Collections.Immutable;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Iam;

/// <summary>A managed policy: AWS's (<c>arn:aws:iam::aws:policy/…</c>) or a customer's.</summary>
/// <param name="Arn">Its ARN, path included.</param>
/// <param name="Source">The default version's text.</param>
public sealed record ManagedPolicy(string Arn, PolicySource Source)
{
    /// <summary><c>ANPA…</c>; empty where it isn't known.</summary>
    public string PolicyId { get; init; } = "";

    public string? Description { get; init; }

    public DateTimeOffset CreateDate { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>When a version was added or taken away, or another became the default.</summary>
    public DateTimeOffset UpdateDate { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary><c>v1</c> …</summary>
    public string DefaultVersionId { get; init; } = "v1";

    /// <summary>The versions beside the default one, in the order in which they were made.</summary>
    public ImmutableArray<ManagedPolicyVersion> OtherVersions { get; init; } = [];

    /// <summary>When the default version was made.</summary>
    public DateTimeOffset DefaultVersionCreateDate { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The number of the next version; numbers aren't used again.</summary>
    public int NextVersion { get; init; } = 2;

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];

    /// <summary>Begins and ends with <c>/</c>.</summary>
    public string Path => Arn[Arn.IndexOf('/', StringComparison.Ordinal)..(Arn.LastIndexOf('/') + 1)];

    /// <summary>All versions, the default one included, in the order in which they were made.</summary>
    public ImmutableArray<ManagedPolicyVersion> Versions =>
        OtherVersions.Add(new ManagedPolicyVersion(DefaultVersionId, Source, DefaultVersionCreateDate))
            .Sort((one, other) => one.Number.CompareTo(other.Number));
}

/// <summary>One version of a managed policy.</summary>
/// <param name="VersionId"><c>v1</c> …</param>
/// <param name="Source">Its text.</param>
/// <param name="CreateDate">When it was made.</param>
public sealed record ManagedPolicyVersion(string VersionId, PolicySource Source, DateTimeOffset CreateDate)
{
    public int Number => int.Parse(VersionId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
