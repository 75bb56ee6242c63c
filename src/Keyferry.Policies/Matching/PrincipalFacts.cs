using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Matching;

/// <summary>A principal as policies see it: which account, which role, which session.</summary>
internal readonly ref struct PrincipalFacts
{
    public PrincipalFacts(Principal principal)
    {
        Principal = principal;
        if (principal.Type != PrincipalType.Role)
        {
            return;
        }

        ReadOnlySpan<char> arn = principal.Arn;
        int name = arn.IndexOf(":assumed-role/");
        if (name >= 0)
        {
            IsSession = true;
            RoleName = arn[(name + ":assumed-role/".Length)..];
            int slash = RoleName.LastIndexOf('/');
            RoleName = slash < 0 ? RoleName : RoleName[..slash];
        }
        else
        {
            RoleName = arn[(arn.LastIndexOf('/') + 1)..];
        }
    }

    public Principal Principal { get; }

    /// <summary>Whether the principal is a role's session, not the role as such.</summary>
    public bool IsSession { get; }

    public ReadOnlySpan<char> RoleName { get; }

    /// <summary>Whether it belongs to an account at all and so has policies of its own side.</summary>
    public bool HasAccount => Principal.Type is PrincipalType.Root or PrincipalType.User or PrincipalType.Role
        or PrincipalType.FederatedUser;

    /// <summary>
    /// Whether <paramref name="roleArn"/> names the role behind this principal. Where the path of the role is not known the
    /// name decides: names are unique within an account whatever the path, and AWS refuses to store a policy that names a role
    /// which doesn't exist (F5.31).
    /// </summary>
    public bool IsRole(string roleArn)
    {
        if (Principal.Type != PrincipalType.Role)
        {
            return false;
        }

        string? known = Principal.IamArn ?? (IsSession ? null : Principal.Arn);
        if (known is not null)
        {
            return string.Equals(known, roleArn, StringComparison.Ordinal);
        }

        ArnText arn = new(roleArn);
        return arn.IsArn
            && arn.Account.SequenceEqual(Principal.Account)
            && roleArn.AsSpan(roleArn.LastIndexOf('/') + 1).SequenceEqual(RoleName);
    }
}
