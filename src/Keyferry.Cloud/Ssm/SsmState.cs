using System.Collections.Immutable;

namespace Keyferry.Cloud.Ssm;

/// <summary>What Systems Manager keeps beside the newest version of each parameter.</summary>
public sealed record SsmState
{
    public static SsmState Empty { get; } = new();

    /// <summary>The versions before the newest one, the oldest first, by the parameter's ARN.</summary>
    public ImmutableDictionary<string, ImmutableArray<SsmParameter>> History { get; init; } =
        ImmutableDictionary<string, ImmutableArray<SsmParameter>>.Empty;

    /// <summary>The tags of a parameter, by its ARN.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
}
