using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>What IAM keeps beside roles, users and managed policies.</summary>
public sealed record IamState
{
    public static IamState Empty { get; } = new();

    /// <summary>By access key id.</summary>
    public ImmutableDictionary<string, AccessKey> AccessKeys { get; init; } = ImmutableDictionary<string, AccessKey>.Empty;
}

/// <summary>A user's access key.</summary>
public sealed record AccessKey(string AccessKeyId, AccountId Account, string UserName)
{
    public required string Secret { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreateDate { get; init; }

    // A secret must not end up in a log because somebody printed the record.
    public override string ToString() => AccessKeyId;
}
