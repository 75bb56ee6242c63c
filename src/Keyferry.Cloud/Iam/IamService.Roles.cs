using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Iam;

/// <summary>What CreateRole is given.</summary>
public sealed record NewRole(string Name, string TrustPolicy)
{
    public string? Path { get; init; }

    public string? Description { get; init; }

    /// <summary>In seconds.</summary>
    public int? MaxSessionDuration { get; init; }

    public string? PermissionsBoundary { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Roles.</summary>
public sealed partial class IamService
{
    private const int DefaultSessionDuration = 3600;

    /// <summary>CreateRole.</summary>
    public Reply<Role> CreateRole(Caller caller, NewRole request)
    {
        AccountId account = Account(caller);
        string arn = Subjects.Role(account, request.Path ?? "/", request.Name);
        IamAsk ask = new("iam:CreateRole", arn) { RequestTags = request.Tags, Boundary = request.PermissionsBoundary };
        return Do<Role>(caller, ask, () =>
        {
            Role role = new()
            {
                Account = account,
                Name = request.Name,
                Path = request.Path ?? "/",
                UniqueId = "",
                CreateDate = Now,
                Description = request.Description,
                MaxSessionDuration = request.MaxSessionDuration ?? DefaultSessionDuration,
                PermissionsBoundary = request.PermissionsBoundary,
                Tags = request.Tags,
                TrustPolicy = new PolicySource("", default),
            };
            if (CheckNew(IdentityKind.Role, role, request.PermissionsBoundary) is { } wrong)
            {
                return wrong;
            }

            if (role.IsServiceLinked)
            {
                return IamErrors.InvalidInput("Cannot create a role in the path /aws-service-role/.");
            }

            Reply<PolicySource> trust = ReadTrust(role, request.TrustPolicy);
            if (!trust.Succeeded)
            {
                return trust.Error;
            }

            role = role with { UniqueId = NewId("AROA"), TrustPolicy = trust.Value! };
            Put(role);
            return role;
        });
    }

    /// <summary>GetRole.</summary>
    public Reply<Role> GetRole(Caller caller, string name) => OnRole<Role>(caller, "GetRole", name, role => role);

    /// <summary>ListRoles.</summary>
    public Reply<Page<Role>> ListRoles(Caller caller, string? pathPrefix, PageAsk page)
    {
        AccountId account = Account(caller);
        return Do(caller, new IamAsk("iam:ListRoles", $"arn:aws:iam::{account}:role{pathPrefix ?? "/"}"), () =>
            page.Of(Of(World.Roles, account).Where(r => IsIn(r.Path, pathPrefix)), r => r.Name));
    }

    /// <summary>UpdateAssumeRolePolicy.</summary>
    public Reply<Done> UpdateAssumeRolePolicy(Caller caller, string name, string document) =>
        ChangeRole(caller, "UpdateAssumeRolePolicy", name, role =>
        {
            Reply<PolicySource> trust = ReadTrust(role, document);
            return trust.Succeeded ? role with { TrustPolicy = trust.Value! } : trust.Error;
        });

    /// <summary>UpdateRole: what isn't given becomes what it is by default.</summary>
    public Reply<Done> UpdateRole(Caller caller, string name, string? description, int? maxSessionDuration) =>
        ChangeRole(caller, "UpdateRole", name, role => role with
        {
            Description = description ?? role.Description,
            MaxSessionDuration = maxSessionDuration ?? DefaultSessionDuration,
        });

    /// <summary>UpdateRoleDescription; of a service-linked role too.</summary>
    public Reply<Role> UpdateRoleDescription(Caller caller, string name, string description) =>
        OnRole<Role>(caller, "UpdateRoleDescription", name, role =>
        {
            Role changed = role with { Description = description };
            Put(changed);
            return changed;
        });

    /// <summary>DeleteRole: only one that has nothing any more.</summary>
    public Reply<Done> DeleteRole(Caller caller, string name) => OnRole<Done>(caller, "DeleteRole", name, role =>
    {
        if (role.IsServiceLinked)
        {
            return IamErrors.Protected(role.Name);
        }

        string? keeps = ProfilesOf(role).Any() ? "must remove roles from instance profile first."
            : !role.ManagedPolicyArns.IsEmpty ? "must detach all policies first."
            : !role.InlinePolicies.IsEmpty ? "must delete policies first."
            : null;
        if (keeps is not null)
        {
            return IamErrors.InUse($"Cannot delete entity, {keeps}");
        }

        World = World with { Roles = World.Roles.Remove((role.Account, role.Name)) };
        return default(Done);
    });

    /// <summary>A role's trust policy as it is answered.</summary>
    public string TrustPolicyOf(Role role) =>
        role.TrustPolicy.Policy.IsKnown ? StoredPrincipals.Show(World, role.TrustPolicy.Policy.Value) : "";

    private Reply<Done> ChangeRole(Caller caller, string action, string name, Func<Role, Reply<Role>> change) =>
        OnRole<Done>(caller, action, name, role =>
        {
            if (role.IsServiceLinked)
            {
                return IamErrors.Protected(role.Name);
            }

            Reply<Role> changed = change(role);
            if (!changed.Succeeded)
            {
                return changed.Error;
            }

            Put(changed.Value!);
            return default(Done);
        });

    private Reply<PolicySource> ReadTrust(Role role, string document)
    {
        Reply<Policy> read = PolicyDocuments.Read("trust policy", document, PolicyKind.Trust);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        if (PolicyDocuments.Size(read.Value!) > IamQuotas.TrustPolicySize)
        {
            return IamErrors.Quota("ACLSizePerRole", IamQuotas.TrustPolicySize);
        }

        (Policy? stored, string? invalid) = StoredPrincipals.Store(World, read.Value!);
        return stored is null
            ? IamErrors.Malformed($"Invalid principal in policy: \"AWS\":\"{invalid}\"")
            : new PolicySource($"trust policy of {role.Arn}", stored);
    }
}
