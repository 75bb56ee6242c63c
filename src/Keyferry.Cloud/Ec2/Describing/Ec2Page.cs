using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>Some of the resources that a Describe operation finds.</summary>
/// <param name="Items">In the operation's order.</param>
/// <param name="NextToken">What asks for the following ones; null after the last.</param>
public sealed record Ec2Page<T>(ImmutableArray<T> Items, string? NextToken);
