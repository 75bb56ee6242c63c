using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Sts;

/// <summary>Whether an account may use a Region (F5.56).</summary>
internal static class RegionAccess
{
    /// <summary>True where it is enabled; opt-in Regions are so only if the account says it.</summary>
    public static Fact<bool> Of(World world, AccountId id, Region region)
    {
        if (!RegionCatalog.IsOptIn(region))
        {
            return world.Accounts.GetValueOrDefault(id)?.EnabledRegions.TryGetValue(region, out Fact<bool> given) == true
                ? given
                : true;
        }

        return world.FindAccount(id) is not { } account
            ? Fact<bool>.Unknown($"account {id} isn't described")
            : account.EnabledRegions.TryGetValue(region, out Fact<bool> state) && state is var known ? known : false;
    }

    /// <summary>Meets the obstacle where the Region isn't enabled, with the given error.</summary>
    public static ServiceError? Check(CallScope scope, World world, AccountId id, Region region, Func<ServiceError> error)
    {
        Fact<bool> enabled = Of(world, id, region);
        return !enabled.IsKnown
            ? scope.Meet(new Obstacle.CannotTell($"whether Region {region} is enabled in account {id}", enabled.UnknownBecause))
            : enabled.Value
                ? null
                : scope.Meet(new Obstacle.RegionNotEnabled(id, region) { Error = error(), Setting = (Subjects.Account(id), $"enabledRegions/{region}") });
    }
}
