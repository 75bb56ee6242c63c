using System.Globalization;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>A customer managed key where there is none, or none that is wanted.</summary>
internal static class NewKeys
{
    private const string Alias = "alias/image-distribution";

    /// <summary>One with an alias that is free; null where the fork has a new key already, which is offered as those that are there.</summary>
    public static CreateKey? In(World world, AccountId account, Region region)
    {
        if (world.Keys.Values.Any(k => k.Account == account && k.Region == region && CreateKey.IsPlanned(k)))
        {
            return null;
        }

        string alias = Alias;
        for (int i = 2; world.Aliases.ContainsKey(Subjects.Alias(account, region, alias)); i++)
        {
            alias = string.Create(CultureInfo.InvariantCulture, $"{Alias}-{i}");
        }

        return new CreateKey(account, region, alias);
    }
}
