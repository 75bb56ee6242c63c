using System.Collections.Immutable;

namespace Keyferry.Cloud.Ssm;

/// <summary>PutParameter; a member that wasn't sent is null.</summary>
public sealed record PutParameterRequest(string Name, string Value)
{
    public string? Type { get; init; }

    public string? Description { get; init; }

    public string? KeyId { get; init; }

    public bool Overwrite { get; init; }

    public string? AllowedPattern { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>Standard</c>, <c>Advanced</c> or <c>Intelligent-Tiering</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>A JSON array.</summary>
    public string? Policies { get; init; }

    public string? DataType { get; init; }

    // A value must not end up in a log because somebody printed the record.
    public override string ToString() => Name;
}

/// <summary>What PutParameter answers.</summary>
public sealed record PutParameterResult(int Version, string Tier);
