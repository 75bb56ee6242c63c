using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>Groups and who is in them.</summary>
public sealed partial class IamService
{
    /// <summary>CreateGroup.</summary>
    public Reply<Group> CreateGroup(Caller caller, string name, string? path)
    {
        Group group = new() { Account = Account(caller), Name = name, Path = path ?? "/", UniqueId = "" };
        return Do<Group>(caller, new IamAsk("iam:CreateGroup", group.Arn), () =>
        {
            if (Named(World.Iam.Groups, group.Account, name) is not null)
            {
                return IamErrors.AlreadyExists($"Group with name {name} already exists.");
            }

            if (Of(World.Iam.Groups, group.Account).Count() >= IamQuotas.Groups)
            {
                return IamErrors.Quota("GroupsPerAccount", IamQuotas.Groups);
            }

            group = group with { UniqueId = NewId("AGPA"), CreateDate = Now };
            Put(group);
            return group;
        });
    }

    /// <summary>GetGroup: the group and a page of its users.</summary>
    public Reply<(Group Group, Page<User> Users)> GetGroup(Caller caller, string name, PageAsk page) =>
        OnGroup<(Group, Page<User>)>(caller, "GetGroup", name, group =>
        {
            Reply<Page<User>> users = page.Of(Members(group), u => u.Name);
            return users.Succeeded ? (group, users.Value!) : users.Error;
        });

    /// <summary>ListGroups.</summary>
    public Reply<Page<Group>> ListGroups(Caller caller, string? pathPrefix, PageAsk page)
    {
        AccountId account = Account(caller);
        return Do(caller, new IamAsk("iam:ListGroups", $"arn:aws:iam::{account}:group{pathPrefix ?? "/"}"), () =>
            page.Of(Of(World.Iam.Groups, account).Where(g => IsIn(g.Path, pathPrefix)), g => g.Name));
    }

    /// <summary>ListGroupsForUser.</summary>
    public Reply<Page<Group>> ListGroupsForUser(Caller caller, string userName, PageAsk page) =>
        OnUser(caller, "ListGroupsForUser", userName, user => page.Of(
            user.Groups.Select(g => World.Iam.Groups.GetValueOrDefault((user.Account, g))).OfType<Group>(), g => g.Name));

    /// <summary>UpdateGroup: another name or path; the group stays the same one.</summary>
    public Reply<Done> UpdateGroup(Caller caller, string name, string? newName, string? newPath) =>
        OnGroup<Done>(caller, "UpdateGroup", name, group =>
        {
            if (newName is not null && Named(World.Iam.Groups, group.Account, newName) is { } other && other.UniqueId != group.UniqueId)
            {
                return IamErrors.AlreadyExists($"Group with name {newName} already exists.");
            }

            User[] members = [.. Members(group)];
            World = WithIam(iam => iam with { Groups = iam.Groups.Remove((group.Account, group.Name)) });
            Put(group with { Name = newName ?? group.Name, Path = newPath ?? group.Path });
            foreach (User user in members)
            {
                Put(user with { Groups = user.Groups.Replace(group.Name, newName ?? group.Name) });
            }

            return default(Done);
        });

    /// <summary>DeleteGroup: only one that is empty and has no policies.</summary>
    public Reply<Done> DeleteGroup(Caller caller, string name) => OnGroup<Done>(caller, "DeleteGroup", name, group =>
    {
        string? keeps = Members(group).Any() ? "must remove users from group first."
            : !group.ManagedPolicyArns.IsEmpty ? "must detach all policies first."
            : !group.InlinePolicies.IsEmpty ? "must delete policies first."
            : null;
        if (keeps is not null)
        {
            return IamErrors.InUse($"Cannot delete entity, {keeps}");
        }

        World = WithIam(iam => iam with { Groups = iam.Groups.Remove((group.Account, group.Name)) });
        return default(Done);
    });

    /// <summary>AddUserToGroup; one who is in it already stays.</summary>
    public Reply<Done> AddUserToGroup(Caller caller, string groupName, string userName) =>
        OnMember(caller, "AddUserToGroup", groupName, userName, (group, user) =>
            user.Groups.Contains(group.Name) ? user.Groups
            : user.Groups.Length >= IamQuotas.GroupsPerUser ? IamErrors.Quota("GroupsPerUser", IamQuotas.GroupsPerUser)
            : user.Groups.Add(group.Name));

    /// <summary>RemoveUserFromGroup.</summary>
    public Reply<Done> RemoveUserFromGroup(Caller caller, string groupName, string userName) =>
        OnMember(caller, "RemoveUserFromGroup", groupName, userName, (group, user) => user.Groups.Remove(group.Name));

    private Reply<Done> OnMember(
        Caller caller, string action, string groupName, string userName, Func<Group, User, Reply<ImmutableArray<string>>> change) =>
        OnGroup<Done>(caller, action, groupName, group =>
        {
            if (Named(World.Users, group.Account, userName) is not { } user)
            {
                return IamErrors.NotFound(IdentityKind.User, userName);
            }

            Reply<ImmutableArray<string>> groups = change(group, user);
            if (!groups.Succeeded)
            {
                return groups.Error;
            }

            Put(user with { Groups = groups.Value });
            return default(Done);
        });

    private IEnumerable<User> Members(Group group) => Of(World.Users, group.Account).Where(u => u.Groups.Contains(group.Name));
}
