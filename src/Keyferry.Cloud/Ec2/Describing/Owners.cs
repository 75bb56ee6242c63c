using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>Accounts as Describe requests name them.</summary>
internal static class Owners
{
    private static readonly string[] s_aliases = ["amazon", "aws-backup-vault", "aws-marketplace"];

    /// <summary>The error of the first name that isn't one, else null.</summary>
    /// <param name="names">The request's.</param>
    /// <param name="group"><c>all</c> where the request may say so, else null; then it may name aliases.</param>
    public static ServiceError? Check(ImmutableArray<string> names, string? group) =>
        names.FirstOrDefault(name => name != "self" && !AccountId.IsValid(name) && (group is null ? !s_aliases.Contains(name) : name != group))
            is { } wrong
            ? Ec2Errors.UserIdMalformed(wrong)
            : null;

    /// <summary>Whether the owner is one of those named; none named is everybody.</summary>
    public static bool Include(ImmutableArray<string> names, AccountId viewer, AccountId owner, string? alias) =>
        names.IsEmpty || names.Contains(owner.Value) || (alias is not null && names.Contains(alias))
        || (owner == viewer && names.Contains("self"));
}
