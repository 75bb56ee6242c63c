using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Makes the jobs of distribution settings with their steps: sequences A–D of AWS's distribution, and the post steps.</summary>
/// <param name="settings">Validated settings.</param>
/// <param name="source">The account that built the image.</param>
/// <param name="buildRegion">Where it did.</param>
/// <param name="snapshots">How many EBS snapshots the image has.</param>
/// <param name="behavior">The open questions (Q1, Q3).</param>
/// <param name="arrived">Accounts and Regions that a run before this one has served: RetryImage repeats only the rest (F1.93).</param>
internal sealed class JobPlanner(
    DistributionConfiguration settings,
    AccountId source,
    Region buildRegion,
    int snapshots,
    AwsBehavior behavior,
    IReadOnlySet<(AccountId Account, Region Region)> arrived)
{
    /// <summary>All jobs, in the order of the settings.</summary>
    public ImmutableArray<PlannedJob> Plan()
    {
        ImmutableArray<PlannedJob>.Builder jobs = ImmutableArray.CreateBuilder<PlannedJob>();
        for (int entry = 0; entry < settings.Distributions.Length; entry++)
        {
            jobs.AddRange(PlanEntry(entry));
        }

        return jobs.ToImmutable();
    }

    private List<PlannedJob> PlanEntry(int entry)
    {
        Distribution distribution = settings.Distributions[entry];
        List<(DistributionJob Job, List<PlannedStep> Steps)> jobs = [];
        ImmutableArray<AccountId> targets = [.. (distribution.Ami?.TargetAccountIds ?? []).Distinct()];
        ImmutableArray<DistributionJob> grantees = [.. Grantees(entry, distribution)];
        if (targets.Length == 0 && grantees.Length == 0)
        {
            targets = [source];
        }

        foreach (AccountId target in targets)
        {
            jobs.Add(target == source ? InSource(entry, distribution) : InTarget(entry, distribution, target));
        }

        // A launch permission alone brings the image into the Region first (C1). Beside target accounts it is set on what
        // is there: the build Region's image, and each copy by its owner (D7). AWS doesn't document the combination.
        if (distribution.Region == buildRegion || targets.Length == 0 || targets.Contains(source))
        {
            jobs.AddRange(grantees.Select(job => (job, Granting(entry, distribution))));
        }

        AddPostSteps(entry, distribution, jobs);
        return jobs.ConvertAll(j => new PlannedJob(j.Job, [.. j.Steps]));
    }

    private (DistributionJob, List<PlannedStep>) InSource(int entry, Distribution distribution)
    {
        DistributionWay way = distribution.Region == buildRegion ? DistributionWay.InPlace : DistributionWay.RegionCopy;
        List<PlannedStep> steps = [];
        AddSourceImage(steps, entry, distribution);
        return (new DistributionJob(entry, distribution.Region, source, null, way), steps);
    }

    private List<PlannedStep> Granting(int entry, Distribution distribution)
    {
        List<PlannedStep> steps = [];
        AddSourceImage(steps, entry, distribution);
        steps.Add(new PlannedStep.SetLaunchPermissions(entry, source, distribution.Region));
        return steps;
    }

    // Sequences A and B: the image of the source account in the entry's Region.
    private void AddSourceImage(List<PlannedStep> steps, int entry, Distribution distribution)
    {
        Region region = distribution.Region;
        if (region == buildRegion)
        {
            if (distribution.Ami is { AmiTags.Count: > 0 })
            {
                steps.Add(new PlannedStep.TagImage(entry, source, region));
            }
        }
        else if (!arrived.Contains((source, region)))
        {
            SourceImage from = new(buildRegion);
            steps.Add(new PlannedStep.CopyImage(entry, from, source, region));
            steps.Add(new PlannedStep.AwaitCopy(entry, from, source, region));
            steps.Add(new PlannedStep.TagImage(entry, source, region));
        }
    }

    // Sequence D.
    private (DistributionJob, List<PlannedStep>) InTarget(int entry, Distribution distribution, AccountId target)
    {
        Region region = distribution.Region;
        List<PlannedStep> steps = [];
        if (!arrived.Contains((target, region)))
        {
            SourceImage from = new(buildRegion);
            if (behavior.CopiesInTwoHops && region != buildRegion)
            {
                AddSourceImage(steps, entry, distribution);
                from = new SourceImage(region, entry);
                steps.AddRange(Enumerable.Range(0, snapshots).Select(d => new PlannedStep.TagSnapshot(from, d)));
            }

            List<PlannedStep> shares = [new PlannedStep.ShareImage(from, target)];
            shares.AddRange(Enumerable.Range(0, snapshots).Select(d => new PlannedStep.ShareSnapshot(from, d, target)));
            PlannedStep assume = new PlannedStep.AssumeRole(target, region);
            steps.AddRange(behavior.SharesBeforeAssumingRole ? [.. shares, assume] : [assume, .. shares]);
            steps.Add(new PlannedStep.CopyImage(entry, from, target, region));
            steps.Add(new PlannedStep.AwaitCopy(entry, from, target, region));
            steps.Add(new PlannedStep.TagImage(entry, target, region));
            if (HasGrantees(distribution))
            {
                steps.Add(new PlannedStep.SetLaunchPermissions(entry, target, region));
            }
        }

        return (new DistributionJob(entry, region, target, null, DistributionWay.TargetAccountCopy), steps);
    }

    private static bool HasGrantees(Distribution distribution) => Grantees(0, distribution).Any();

    private static IEnumerable<DistributionJob> Grantees(int entry, Distribution distribution)
    {
        if (distribution.Ami?.LaunchPermission is not { } permission)
        {
            yield break;
        }

        foreach (string user in permission.UserIds ?? [])
        {
            bool isAccount = AccountId.IsValid(user);
            yield return Granted(isAccount ? new AccountId(user) : null, isAccount ? null : user);
        }

        foreach (string grantee in (permission.UserGroups ?? []).Concat(permission.OrganizationArns ?? [])
            .Concat(permission.OrganizationalUnitArns ?? []))
        {
            yield return Granted(null, grantee);
        }

        DistributionJob Granted(AccountId? account, string? grantee) =>
            new(entry, distribution.Region, account, grantee, DistributionWay.LaunchPermission);
    }

    // In the order of ApplyImageConfigurations (F1.80). Each belongs to the job of the account it concerns, else to the
    // entry's first job.
    private void AddPostSteps(int entry, Distribution distribution, List<(DistributionJob Job, List<PlannedStep> Steps)> jobs)
    {
        Dictionary<AccountId, List<PlannedStep>> byAccount = [];
        foreach ((DistributionJob job, List<PlannedStep> steps) in jobs)
        {
            if (job.Account is { } account)
            {
                byAccount.TryAdd(account, steps);
            }
        }

        List<PlannedStep> Of(AccountId? account) =>
            byAccount.TryGetValue(account ?? source, out List<PlannedStep>? steps) ? steps : jobs[0].Steps;

        for (int i = 0; i < distribution.LicenseConfigurationArns.Length; i++)
        {
            Of(null).Add(new PlannedStep.AssociateLicense(entry, i));
        }

        for (int i = 0; i < distribution.LaunchTemplates.Length; i++)
        {
            AccountId? account = distribution.LaunchTemplates[i].AccountId;
            AddInAccount(Of(account), account, distribution.Region, new PlannedStep.UpdateLaunchTemplate(entry, i));
        }

        for (int i = 0; i < distribution.SsmParameters.Length; i++)
        {
            AccountId? account = distribution.SsmParameters[i].AmiAccountId;
            AddInAccount(Of(account), account, distribution.Region, new PlannedStep.PutParameter(entry, i));
        }

        for (int i = 0; i < distribution.FastLaunch.Length; i++)
        {
            Of(distribution.FastLaunch[i].AccountId).Add(new PlannedStep.EnableFastLaunch(entry, i));
        }

        if (distribution.S3Export is not null)
        {
            Of(null).Add(new PlannedStep.ExportImage(entry));
        }
    }

    private void AddInAccount(List<PlannedStep> steps, AccountId? account, Region region, PlannedStep step)
    {
        if (account is { } other && other != source)
        {
            PlannedStep assume = new PlannedStep.AssumeRole(other, region);
            if (!steps.Contains(assume))
            {
                steps.Add(assume);
            }
        }

        steps.Add(step);
    }
}
