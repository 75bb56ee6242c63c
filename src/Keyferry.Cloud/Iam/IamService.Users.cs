using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>Users.</summary>
public sealed partial class IamService
{
    /// <summary>CreateUser.</summary>
    public Reply<User> CreateUser(Caller caller, string name, string? path, string? boundary, ImmutableDictionary<string, string> tags)
    {
        User user = new() { Account = Account(caller), Name = name, Path = path ?? "/", UniqueId = "" };
        IamAsk ask = new("iam:CreateUser", user.Arn) { RequestTags = tags, Boundary = boundary };
        return Do<User>(caller, ask, () =>
        {
            if (CheckNew(IdentityKind.User, user, boundary) is { } wrong)
            {
                return wrong;
            }

            user = user with { UniqueId = NewId("AIDA"), CreateDate = Now, PermissionsBoundary = boundary, Tags = tags };
            Put(user);
            return user;
        });
    }

    /// <summary>GetUser; without a name the caller itself, whose root has no name of its own.</summary>
    public Reply<User> GetUser(Caller caller, string? name)
    {
        AccountId account = Account(caller);
        if ((name ?? UserNameOf(caller)) is { } named)
        {
            return OnUser<User>(caller, "GetUser", named, user => user);
        }

        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html: only users and the root have themselves to get.
        return Do<User>(caller, new IamAsk("iam:GetUser", $"arn:aws:iam::{account}:user/"), () => caller.Identity is null
            ? new User { Account = account, Name = "", UniqueId = account.Value, CreateDate = DateTimeOffset.UnixEpoch }
            : IamErrors.Invalid("Must specify userName when calling with non-User credentials"));
    }

    /// <summary>ListUsers.</summary>
    public Reply<Page<User>> ListUsers(Caller caller, string? pathPrefix, PageAsk page)
    {
        AccountId account = Account(caller);
        return Do(caller, new IamAsk("iam:ListUsers", $"arn:aws:iam::{account}:user{pathPrefix ?? "/"}"), () =>
            page.Of(Of(World.Users, account).Where(u => IsIn(u.Path, pathPrefix)), u => u.Name));
    }

    /// <summary>UpdateUser: another name or path; the user stays the same one.</summary>
    public Reply<Done> UpdateUser(Caller caller, string name, string? newName, string? newPath) =>
        OnUser<Done>(caller, "UpdateUser", name, user =>
        {
            if (newName is not null && Named(World.Users, user.Account, newName) is { } other && other.UniqueId != user.UniqueId)
            {
                return IamErrors.AlreadyExists($"User with name {newName} already exists.");
            }

            World = World with { Users = World.Users.Remove((user.Account, user.Name)) };
            Put(user with { Name = newName ?? user.Name, Path = newPath ?? user.Path });
            World = WithIam(iam => iam with
            {
                AccessKeys = iam.AccessKeys.SetItems(KeysOf(user.Account, user.Name)
                    .Select(k => KeyValuePair.Create(k.AccessKeyId, k with { UserName = newName ?? user.Name }))),
            });
            return default(Done);
        });

    /// <summary>DeleteUser: only one that has nothing any more.</summary>
    public Reply<Done> DeleteUser(Caller caller, string name) => OnUser<Done>(caller, "DeleteUser", name, user =>
    {
        string? keeps = KeysOf(user.Account, user.Name).Any() ? "must delete access keys first."
            : !user.ManagedPolicyArns.IsEmpty ? "must detach all policies first."
            : !user.InlinePolicies.IsEmpty ? "must delete policies first."
            : !user.Groups.IsEmpty ? "must remove users from group first."
            : null;
        if (keeps is not null)
        {
            return IamErrors.InUse($"Cannot delete entity, {keeps}");
        }

        World = World with { Users = World.Users.Remove((user.Account, user.Name)) };
        return default(Done);
    });

    private static string? UserNameOf(Caller caller) =>
        caller.Principal.Type == Policies.Requests.PrincipalType.User ? caller.Identity?.Name : null;

    // What holds for every new user and role.
    private ServiceError? CheckNew(IdentityKind kind, IamIdentity identity, string? boundary)
    {
        bool user = kind == IdentityKind.User;
        if (Find(kind, identity.Account, identity.Name) is not null)
        {
            return IamErrors.AlreadyExists($"{(user ? "User" : "Role")} with name {identity.Name} already exists.");
        }

        if (boundary is not null && FindPolicy(boundary) is null)
        {
            return IamErrors.NotFound($"Scope ARN: {boundary} does not exist or is not attachable.");
        }

        int there = user ? Of(World.Users, identity.Account).Count() : Of(World.Roles, identity.Account).Count(r => !r.IsServiceLinked);
        int quota = user ? IamQuotas.Users : IamQuotas.Roles;
        return there < quota ? null : IamErrors.Quota(user ? "UsersPerAccount" : "RolesPerAccount", quota);
    }
}
