namespace Keyferry.Doctor.Generating;

/// <summary>What to generate: target accounts × Regions, with some of the accounts set up wrongly.</summary>
/// <param name="Accounts">Target accounts, besides the management and the build account.</param>
/// <param name="Regions">Regions of the distribution; the first is the build Region.</param>
/// <param name="Faults">How many of the target accounts have a fault; at most <paramref name="Accounts"/>.</param>
/// <param name="Seed">Decides which accounts and which faults.</param>
public sealed record OrganizationPlan(int Accounts, int Regions, int Faults, ulong Seed)
{
    /// <summary>Image Builder takes at most this many target accounts in one distribution (F1.43).</summary>
    public const int MostAccounts = 1536;

    /// <summary>The Regions that need no opt-in.</summary>
    public const int MostRegions = 17;
}
