using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>One filter of a Describe request: what it names has one of the values, in which <c>*</c> and <c>?</c> are wildcards.</summary>
/// <param name="Name"><c>state</c>, <c>tag:Owner</c> …; null where the request gives none.</param>
/// <param name="Values">None match nothing.</param>
public sealed record Ec2Filter(string? Name, ImmutableArray<string> Values);
