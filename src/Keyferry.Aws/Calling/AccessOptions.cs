using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>How live accounts are reached.</summary>
public sealed record AccessOptions
{
    /// <summary>The profile of the user's own account; null for what the environment gives, as the AWS CLI looks.</summary>
    public string? Profile { get; init; }

    /// <summary>The profiles of further accounts.</summary>
    public ImmutableDictionary<AccountId, string> AccountProfiles { get; init; } =
        ImmutableDictionary<AccountId, string>.Empty;

    /// <summary>The role to assume in accounts without a profile: <c>keyferry-read</c>, with its path if it has one.</summary>
    public string? RoleName { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Everything is sent there instead of to AWS: the address of <c>keyferry serve</c>.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>
    /// Whether the root user signs in every account that has no profile, as `keyferry serve` takes it: its access key is the
    /// account's id, with any secret. Only for an <see cref="EndpointUrl"/>.
    /// </summary>
    public bool SignsAsRoot { get; init; }

    /// <summary>The Region for what has none by itself, such as the first question who the caller is.</summary>
    public Region Region { get; init; } = new("us-east-1");

    /// <summary><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>Reads at a time in one account and Region; AWS throttles by these.</summary>
    public int Concurrency { get; init; } = 12;

    /// <summary>For one read with all its pages and retries.</summary>
    public TimeSpan ReadTime { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>For one attempt of one call.</summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How often the SDK tries a call again that was throttled or broke.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The file of credentials with its config beside it; null for where the AWS CLI has them.</summary>
    public string? ProfilesFile { get; init; }
}
