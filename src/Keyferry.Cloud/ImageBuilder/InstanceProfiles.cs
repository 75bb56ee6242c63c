using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The role behind the instance profile of an infrastructure configuration.</summary>
public static class InstanceProfiles
{
    /// <summary>Whether the account has the profile. Scenarios tell no profiles: there a role of the name counts.</summary>
    public static bool Exist(World world, AccountId account, string name) =>
        world.Iam.InstanceProfiles.ContainsKey((account, name)) || SourcePrincipal.RoleNamed(world, account, name) is not null;

    /// <summary>
    /// The world with the profiles that infrastructure configurations name and a scenario didn't tell, each with the role of its
    /// name: as a local AWS begins with it, IAM and the configurations agree.
    /// </summary>
    public static World Completed(World world)
    {
        foreach (InfrastructureConfiguration configuration in world.ImageBuilder.InfrastructureConfigurations.Values)
        {
            AccountId account = new(configuration.Arn.Split(':')[4]);
            string name = configuration.InstanceProfileName;
            if (!world.Iam.InstanceProfiles.ContainsKey((account, name)) && SourcePrincipal.RoleNamed(world, account, name) is { } role)
            {
                InstanceProfile profile = new()
                {
                    Account = account,
                    Name = name,
                    UniqueId = ScenarioLoad.UniqueId("AIPA", account, name),
                    RoleName = role.Name,
                };
                world = world with
                {
                    Iam = world.Iam with { InstanceProfiles = world.Iam.InstanceProfiles.Add((account, name), profile) },
                };
            }
        }

        return world;
    }

    /// <summary>Why the profile's role isn't known; null if it is, or surely isn't there.</summary>
    public static string? WhyUnknown(World world, AccountId account, string name) =>
        Exist(world, account, name) ? null : Horizon.WhyUnknown(world, account, "iam", Subjects.InstanceProfile(account, name));

    /// <summary>Whether the account surely has no such profile.</summary>
    public static bool IsGone(World world, AccountId account, string name) =>
        !Exist(world, account, name) && WhyUnknown(world, account, name) is null;

    /// <summary>The profile's role; the console and most templates name both alike. Null if there is none.</summary>
    public static Role? RoleOf(World world, AccountId account, string name) =>
        world.Iam.InstanceProfiles.TryGetValue((account, name), out InstanceProfile? profile)
            ? profile.RoleName is { } role ? SourcePrincipal.RoleNamed(world, account, role) : null
            : SourcePrincipal.RoleNamed(world, account, name);
}
