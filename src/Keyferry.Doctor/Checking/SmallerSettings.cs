using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Checking;

/// <summary>
/// The same world with fewer target accounts in the settings, so that a second look at a large one stays cheap.
/// </summary>
internal static class SmallerSettings
{
    private const int LargeDistribution = 400;

    public static bool IsLarge(DistributionOutcome outcome) => outcome.Jobs.Length > LargeDistribution;

    /// <summary>
    /// The world in which each entry's targets are what <paramref name="choose"/> leaves of them, but never none (E41).
    /// </summary>
    public static World Keep(CheckedDistribution subject, Func<IEnumerable<AccountId>, IEnumerable<AccountId>> choose)
    {
        if (subject.Settings is not { } settings)
        {
            return subject.World;
        }

        DistributionConfiguration smaller = settings with
        {
            Distributions =
            [
                .. settings.Distributions.Select(d => d.Ami?.TargetAccountIds is { Length: > 0 } accounts
                    ? d with { Ami = d.Ami with { TargetAccountIds = [.. choose(accounts).DefaultIfEmpty(accounts[0])] } }
                    : d),
            ],
        };
        ImageBuilderState state = subject.World.ImageBuilder;
        return subject.World with
        {
            ImageBuilder = state with
            {
                DistributionConfigurations = state.DistributionConfigurations.SetItem(settings.Arn, smaller),
            },
        };
    }
}
