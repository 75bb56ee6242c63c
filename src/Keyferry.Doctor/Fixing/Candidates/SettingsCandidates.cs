using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways that lead through the distribution settings.</summary>
internal static class SettingsCandidates
{
    /// <summary>Image Builder's own folder of parameters, which the service-linked role may write to (F1.84).</summary>
    private const string ParameterFolder = "/imagebuilder/";

    public static CandidateSet NotFound(Cause cause, Obstacle.NotFound found)
    {
        if (found.What.Contains("launch template", StringComparison.OrdinalIgnoreCase))
        {
            return Template(cause, found.Identifier);
        }

        if (found.What.Contains("role", StringComparison.OrdinalIgnoreCase))
        {
            return RoleCandidates.Export(cause.Subject.SourceAccount, Prose.Name(found.Identifier));
        }

        return CandidateSet.None($"`{found.Identifier}` doesn't exist, and only you know which {found.What} was meant: name one that does");
    }

    /// <summary>The account id or ARN that was meant.</summary>
    public static CandidateSet Permission(Cause cause, Obstacle.LaunchPermissionItem item)
    {
        World world = cause.Subject.World;
        string? organization = world.Organizations.Values.Where(o => o.Id == item.Value)
            .Select(o => $"arn:aws:organizations::{o.ManagementAccount}:organization/{o.Id}").FirstOrDefault();
        string? unit = world.Organizations.Values.Where(o => o.Units.ContainsKey(item.Value))
            .Select(o => $"arn:aws:organizations::{o.ManagementAccount}:ou/{o.Id}/{item.Value}").FirstOrDefault();
        string? meant = organization ?? unit ?? NearestName.Of(item.Value, world.Accounts.Keys.Select(a => a.Value).Order(StringComparer.Ordinal));
        return (meant is null ? CandidateSet.Of() : OfEntries(cause, "permission", new DistributionEdit.LaunchPermission(item.Value, meant)))
            .Else($"`{item.Value}` is near to no account that the scenario knows: write the twelve digits that were meant");
    }

    /// <summary>Images with a product code can't be copied by another account (E9, E10); sharing them is another way.</summary>
    public static CandidateSet ProductCode(Cause cause, Obstacle.ProductCode code)
    {
        AccountId source = cause.Subject.SourceAccount;
        string kind = code.IsBillingProduct ? "a billing product" : "a Marketplace product";
        return CandidateSet.Of(
            cause.Sightings.Where(s => s.Job is not null).Select(s => s.Job!.Entry).Distinct()
                .Select(entry => cause.Subject.Settings?.Distributions[entry] is { } d
                    ? new AmendDistribution(cause.Subject.Settings.Arn, entry, d.Region, new DistributionEdit.ShareInstead(
                        [.. (d.Ami?.TargetAccountIds ?? []).Where(a => a != source)]))
                    : null)
                .OfType<Change>().ToImmutableArray() is { IsEmpty: false } changes
                ? new Candidate("launch-permissions", changes)
                : null)
            .Else($"no permission lets another account copy an image with {kind}: each account has to subscribe and build it itself");
    }

    /// <summary>The build date makes names differ (E19).</summary>
    public static CandidateSet Name(Cause cause, Obstacle.NameInUse used)
    {
        string? name = cause.Subject.EntryOf(cause.First.Job)?.Ami?.Name;
        return name is null || ImageNameVariables.HasDate(name)
            ? CandidateSet.None($"deregister {used.ByImageId} of account {used.Account} in {used.InRegion}, which has the name, or choose another")
            : OfEntries(cause, "name", new DistributionEdit.AmiName($"{name}-{ImageNameVariables.Date}"));
    }

    public static CandidateSet Invalid(Cause cause)
    {
        bool emptyTargets = cause.First.Obstacle.Setting?.Field.Contains("targetAccountIds", StringComparison.Ordinal) == true;
        int? entry = EntryOf(cause.First);
        return (emptyTargets && entry is { } index && cause.Subject.Settings is { } settings
            && settings.Distributions[index].Ami?.TargetAccountIds is { IsEmpty: true }
            ? CandidateSet.Of(new Candidate("no-targets", [new AmendDistribution(
                settings.Arn, index, settings.Distributions[index].Region, new DistributionEdit.NoTargets())]))
            : CandidateSet.Of())
            .Else("the settings contradict AWS's rules, and only you know what was meant; the check says which field it is");
    }

    /// <summary>A parameter carries the id into the account where a launch template can't (F1.82).</summary>
    public static CandidateSet LaunchTemplate(Cause cause, Obstacle.ForeignImageInLaunchTemplate template)
    {
        string[] parts = template.LaunchTemplateArn.Split(':', 6);
        string name = Prose.Name(cause.Subject.Arn);
        return OfEntries(cause, "parameter", new DistributionEdit.ParameterInstead(
            Prose.Name(template.LaunchTemplateArn), new AccountId(parts[4]), ParameterFolder + name));
    }

    /// <summary>The parameter's name comes below the folder that the service-linked role may write to.</summary>
    public static CandidateSet Parameter(Cause cause)
    {
        List<Change> changes = [];
        foreach (Sighting sighting in cause.Sightings)
        {
            string resource = sighting.Resource;
            int at = resource.IndexOf(":parameter", StringComparison.Ordinal);
            Distribution? entry = cause.Subject.EntryOf(sighting.Job);
            if (at < 0 || entry is null)
            {
                continue;
            }

            string path = resource[(at + ":parameter".Length)..];
            foreach (SsmParameterTarget target in entry.SsmParameters.Where(p => p.ParameterName.Trim('/') == path.Trim('/')))
            {
                changes.Add(new AmendDistribution(cause.Subject.Settings!.Arn, sighting.Job!.Entry, sighting.Job.Region,
                    new DistributionEdit.RenameParameter(target.ParameterName, ParameterFolder + target.ParameterName.Trim('/'))));
            }
        }

        return CandidateSet.Of(new Candidate("parameter-name", [.. changes.DistinctBy(c => c.Sentence)]));
    }

    public static CandidateSet FastLaunch(Cause cause) => CandidateSet.Of(new Candidate(
        "no-fast-launch",
        [
            .. cause.Sightings.Where(s => s.Job is not null).Select(s => (s.Job!.Entry, s.Job.Region)).Distinct()
                .SelectMany(e => cause.Subject.Settings!.Distributions[e.Entry].FastLaunch
                    .Where(f => f.AccountId is { } account && account != cause.Subject.SourceAccount)
                    .Select(f => new AmendDistribution(
                        cause.Subject.Settings.Arn, e.Entry, e.Region, new DistributionEdit.NoFastLaunch(f.AccountId!.Value)))),
        ]));

    private static CandidateSet Template(Cause cause, string identifier)
    {
        string account = cause.CallerAccounts[0];
        string[] there =
        [
            .. cause.Subject.World.LaunchTemplates.Values
                .Where(t => t.Account.Value == account && t.Region == cause.First.Call.Region)
                .Select(t => t.LaunchTemplateId).Order(StringComparer.Ordinal),
        ];
        string? meant = there.Length == 1 ? there[0] : NearestName.Of(identifier, there);
        return (meant is null ? CandidateSet.Of() : OfEntries(cause, "launch-template", new DistributionEdit.LaunchTemplate(identifier, meant)))
            .Else($"account {account} has no launch template in {cause.First.Call.Region} that could be meant by `{identifier}`: create one");
    }

    private static CandidateSet OfEntries(Cause cause, string choice, DistributionEdit edit) => CandidateSet.Of(new Candidate(
        choice,
        [
            .. cause.Sightings.Select(EntryOf).OfType<int>().Distinct().Where(e => cause.Subject.Settings is not null)
                .Select(e => new AmendDistribution(
                    cause.Subject.Settings!.Arn, e, cause.Subject.Settings.Distributions[e].Region, edit)),
        ]));

    // The job's entry, or the one that a refused setting stands in: distributions/0/…
    private static int? EntryOf(Sighting sighting) =>
        sighting.Job?.Entry
        ?? (sighting.Obstacle.Setting is { } setting && setting.Field.Split('/') is ["distributions", var index, ..]
            && int.TryParse(index, out int entry)
            ? entry
            : null);
}
