using System.Diagnostics;

namespace Keyferry.Cloud.Iam;

/// <summary>What policies can be attached to.</summary>
public enum IdentityKind
{
    User,
    Role,
    Group,
}

internal static class IdentityKinds
{
    /// <summary>As in ARNs and messages: <c>user</c>.</summary>
    public static string Word(this IdentityKind kind) => kind switch
    {
        IdentityKind.User => "user",
        IdentityKind.Role => "role",
        IdentityKind.Group => "group",
        _ => throw new UnreachableException(),
    };

    public static IdentityKind Of(IamIdentity identity) => identity switch
    {
        User => IdentityKind.User,
        Role => IdentityKind.Role,
        Group => IdentityKind.Group,
        _ => throw new UnreachableException(),
    };
}
