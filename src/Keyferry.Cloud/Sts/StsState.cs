using System.Collections.Immutable;

namespace Keyferry.Cloud.Sts;

/// <summary>The sessions that STS began, by access key id.</summary>
public sealed record StsState
{
    public static StsState Empty { get; } = new();

    public ImmutableDictionary<string, Session> Sessions { get; init; } = ImmutableDictionary<string, Session>.Empty;
}
