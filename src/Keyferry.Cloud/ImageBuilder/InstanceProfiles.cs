using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The role behind the instance profile of an infrastructure configuration.</summary>
internal static class InstanceProfiles
{
    /// <summary>Whether the account has the profile. Scenarios tell no profiles: there a role of the name counts.</summary>
    public static bool Exist(World world, AccountId account, string name) =>
        world.Iam.InstanceProfiles.ContainsKey((account, name)) || SourcePrincipal.RoleNamed(world, account, name) is not null;

    /// <summary>Why the profile's role isn't known; null if it is, or surely isn't there.</summary>
    public static string? WhyUnknown(World world, AccountId account, string name) =>
        Exist(world, account, name) ? null : Horizon.WhyUnknown(world, account, "iam", Subjects.InstanceProfile(account, name));

    /// <summary>The profile's role; the console and most templates name both alike. Null if there is none.</summary>
    public static Role? RoleOf(World world, AccountId account, string name) =>
        world.Iam.InstanceProfiles.TryGetValue((account, name), out InstanceProfile? profile)
            ? profile.RoleName is { } role ? SourcePrincipal.RoleNamed(world, account, role) : null
            : SourcePrincipal.RoleNamed(world, account, name);
}
