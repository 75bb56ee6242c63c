using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>What became of versions that were to be deleted.</summary>
/// <param name="Template">Without the deleted ones.</param>
/// <param name="Deleted">Their numbers.</param>
/// <param name="Kept">Those that couldn't be deleted.</param>
public sealed record LaunchTemplateDeletion(LaunchTemplate Template, ImmutableArray<int> Deleted, ImmutableArray<KeptVersion> Kept);

/// <summary>A version that isn't deleted, and why, in the API's code and words.</summary>
public sealed record KeptVersion(long? Number, string Code, string Message);
