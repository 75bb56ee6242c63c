using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2;

/// <summary>Tags for the resources of one type that a call makes.</summary>
/// <param name="ResourceType"><c>image</c>, <c>snapshot</c> …; null where the request gives none.</param>
/// <param name="Tags">As the request gives them: in its order, doubles and all.</param>
public sealed record TagSpecification(string? ResourceType, ImmutableArray<(string Key, string Value)> Tags);
