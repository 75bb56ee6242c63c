using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>Instance profiles.</summary>
public sealed partial class IamService
{
    /// <summary>CreateInstanceProfile.</summary>
    public Reply<InstanceProfile> CreateInstanceProfile(
        Caller caller, string name, string? path, ImmutableDictionary<string, string> tags)
    {
        InstanceProfile profile = new() { Account = Account(caller), Name = name, Path = path ?? "/", UniqueId = "", Tags = tags };
        return Do<InstanceProfile>(caller, new IamAsk("iam:CreateInstanceProfile", profile.Arn) { RequestTags = tags }, () =>
        {
            if (Named(World.Iam.InstanceProfiles, profile.Account, name) is not null)
            {
                return IamErrors.AlreadyExists($"Instance Profile {name} already exists.");
            }

            if (Of(World.Iam.InstanceProfiles, profile.Account).Count() >= IamQuotas.InstanceProfiles)
            {
                return IamErrors.Quota("InstanceProfilesPerAccount", IamQuotas.InstanceProfiles);
            }

            profile = profile with { UniqueId = NewId("AIPA"), CreateDate = Now };
            Put(profile);
            return profile;
        });
    }

    /// <summary>GetInstanceProfile.</summary>
    public Reply<InstanceProfile> GetInstanceProfile(Caller caller, string name) =>
        OnProfile<InstanceProfile>(caller, "GetInstanceProfile", name, profile => profile);

    /// <summary>ListInstanceProfiles.</summary>
    public Reply<Page<InstanceProfile>> ListInstanceProfiles(Caller caller, string? pathPrefix, PageAsk page)
    {
        AccountId account = Account(caller);
        IamAsk ask = new("iam:ListInstanceProfiles", $"arn:aws:iam::{account}:instance-profile{pathPrefix ?? "/"}");
        return Do(caller, ask, () => page.Of(
            Of(World.Iam.InstanceProfiles, account).Where(p => IsIn(p.Path, pathPrefix)), p => p.Name));
    }

    /// <summary>ListInstanceProfilesForRole.</summary>
    public Reply<Page<InstanceProfile>> ListInstanceProfilesForRole(Caller caller, string roleName, PageAsk page) =>
        OnRole(caller, "ListInstanceProfilesForRole", roleName, role => page.Of(ProfilesOf(role), p => p.Name));

    /// <summary>DeleteInstanceProfile: only one without a role.</summary>
    public Reply<Done> DeleteInstanceProfile(Caller caller, string name) =>
        OnProfile<Done>(caller, "DeleteInstanceProfile", name, profile =>
        {
            if (profile.RoleName is not null)
            {
                return IamErrors.InUse("Cannot delete entity, must remove roles from instance profile first.");
            }

            World = WithIam(iam => iam with { InstanceProfiles = iam.InstanceProfiles.Remove((profile.Account, profile.Name)) });
            return default(Done);
        });

    /// <summary>AddRoleToInstanceProfile; who does it must be allowed to pass the role to EC2.</summary>
    public Reply<Done> AddRoleToInstanceProfile(Caller caller, string name, string roleName)
    {
        AccountId account = Account(caller);
        InstanceProfile? profile = Named(World.Iam.InstanceProfiles, account, name);
        IamAsk ask = AskAboutProfile("AddRoleToInstanceProfile", account, name, profile);
        using CallScope scope = run.Begin(caller, ask.Action, Home, ask.Resource);
        if (Refusal(scope, caller, ask) is { } refused)
        {
            return refused;
        }

        if (profile is null)
        {
            return scope.Fail(IamErrors.ProfileNotFound(name));
        }

        if (Named(World.Roles, account, roleName) is not { } role)
        {
            return scope.Fail(IamErrors.NotFound(IdentityKind.Role, roleName));
        }

        if (CheckPassRole(scope, run, caller, role.Arn, "ec2.amazonaws.com", a => AccessDenied.Iam(World, a, null)) is { } denied)
        {
            return denied;
        }

        if (role.IsServiceLinked)
        {
            return scope.Fail(IamErrors.Protected(role.Name));
        }

        if (profile.RoleName is not null)
        {
            return scope.Fail(IamErrors.Quota("InstanceSessionsPerInstanceProfile", 1));
        }

        Put(profile with { RoleName = role.Name });
        return default(Done);
    }

    /// <summary>RemoveRoleFromInstanceProfile.</summary>
    public Reply<Done> RemoveRoleFromInstanceProfile(Caller caller, string name, string roleName) =>
        OnProfile<Done>(caller, "RemoveRoleFromInstanceProfile", name, profile =>
        {
            if (!roleName.Equals(profile.RoleName, StringComparison.OrdinalIgnoreCase))
            {
                return IamErrors.NotFound(IdentityKind.Role, roleName);
            }

            Put(profile with { RoleName = null });
            return default(Done);
        });

    /// <summary>TagInstanceProfile.</summary>
    public Reply<Done> TagInstanceProfile(Caller caller, string name, ImmutableDictionary<string, string> tags) =>
        OnProfile(caller, "TagInstanceProfile", name, profile => WithTags(profile.Tags, tags, now => Put(profile with { Tags = now })),
            ask => ask with { RequestTags = tags });

    /// <summary>UntagInstanceProfile.</summary>
    public Reply<Done> UntagInstanceProfile(Caller caller, string name, ImmutableArray<string> keys) =>
        OnProfile(caller, "UntagInstanceProfile", name, profile => WithoutTags(profile.Tags, keys, now => Put(profile with { Tags = now })),
            ask => ask with { TagKeys = keys });

    /// <summary>ListInstanceProfileTags.</summary>
    public Reply<Page<KeyValuePair<string, string>>> ListInstanceProfileTags(Caller caller, string name, PageAsk page) =>
        OnProfile(caller, "ListInstanceProfileTags", name, profile => page.Of(profile.Tags, t => t.Key));

    /// <summary>The role in the profile; null if it has none.</summary>
    public Role? RoleOf(InstanceProfile profile) =>
        profile.RoleName is { } name ? World.Roles.GetValueOrDefault((profile.Account, name)) : null;

    private IEnumerable<InstanceProfile> ProfilesOf(Role role) =>
        Of(World.Iam.InstanceProfiles, role.Account).Where(p => p.RoleName == role.Name);

    private void Put(InstanceProfile profile) => World = WithIam(iam => iam with
    {
        InstanceProfiles = iam.InstanceProfiles.SetItem((profile.Account, profile.Name), profile),
    });

    private Reply<T> OnProfile<T>(
        Caller caller, string action, string name, Func<InstanceProfile, Reply<T>> act, Func<IamAsk, IamAsk>? more = null)
    {
        AccountId account = Account(caller);
        InstanceProfile? profile = Named(World.Iam.InstanceProfiles, account, name);
        IamAsk ask = AskAboutProfile(action, account, name, profile);
        return Do(caller, more?.Invoke(ask) ?? ask, () => profile is null ? IamErrors.ProfileNotFound(name) : act(profile));
    }

    private static IamAsk AskAboutProfile(string action, AccountId account, string name, InstanceProfile? profile) => new(
        $"iam:{action}", profile?.Arn ?? $"arn:aws:iam::{account}:instance-profile/{name}", $"instance profile {name}")
    {
        ResourceTags = profile?.Tags ?? ImmutableDictionary<string, string>.Empty,
    };
}
