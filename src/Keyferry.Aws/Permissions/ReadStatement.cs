using System.Collections.Immutable;

namespace Keyferry.Aws.Permissions;

/// <summary>A statement that allows reading.</summary>
/// <param name="Sid">its name in the policy</param>
/// <param name="Actions">what it allows, in the order of the alphabet</param>
/// <param name="Resource">on what</param>
public sealed record ReadStatement(string Sid, ImmutableArray<string> Actions, string Resource);
