using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// What comes after a distribution that succeeded: can the accounts that got the image launch it (E20–E22, V2, V21)? The
/// launcher is a stand-in with every IAM permission, so that only SCPs, key policies, RCPs and key states can stop it.
/// </summary>
internal sealed class LaunchPrediction(DistributionContext context)
{
    private const string EveryPermission =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private static readonly Lazy<ImmutableArray<PolicySource>> s_permissions = new(() =>
    [
        new PolicySource("every permission", Policy.Parse(
            "every permission", "stand-in launcher", EveryPermission, PolicyKind.Identity).Required()),
    ]);

    private readonly Run _run = context.Run;
    private readonly Ec2Service _ec2 = new(context.Run);
    private readonly Dictionary<(AccountId, Region, string), StepResult> _launches = [];
    private readonly Dictionary<string, ImmutableArray<AccountId>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<AccountId, Account> _standIns = [];
    private readonly Dictionary<AccountId, Caller> _launchers = [];

    /// <summary>Tries every launch that the job makes possible.</summary>
    public void Predict(JobProgress progress)
    {
        DistributionJob job = progress.Plan.Job;
        AccountId owner = job.Way == DistributionWay.TargetAccountCopy ? job.Account ?? context.Source : context.Source;
        List<StepResult> results = [];
        if (context.ImageOf(job.Entry, owner, job.Region) is { } image
            && _run.World.Images.TryGetValue((job.Region, image), out Image? known) && known.State == ImageState.Available)
        {
            results.AddRange(Launchers(job, owner).Distinct().Select(account => Launch(account, job, image)));
        }

        foreach (PlannedStep.UpdateLaunchTemplate step in progress.Plan.Steps.OfType<PlannedStep.UpdateLaunchTemplate>())
        {
            if (LaunchFromTemplate(step) is { } result)
            {
                results.Add(result);
            }
        }

        for (int i = 0; i < results.Count; i++)
        {
            progress.Launch(i + 1, results.Count, results[i]);
        }
    }

    private IEnumerable<AccountId> Launchers(DistributionJob job, AccountId owner)
    {
        if (job.Way != DistributionWay.LaunchPermission)
        {
            yield return owner;
        }
        else if (job.Account is { } account)
        {
            yield return account;
        }
        else if (job.Grantee is { } grantee)
        {
            foreach (AccountId member in Members(grantee))
            {
                yield return member;
            }
        }

        // A copy's owner may have passed it on (D7).
        if (job.Way == DistributionWay.TargetAccountCopy && context.Entry(job.Entry).Ami?.LaunchPermission is { } permission)
        {
            foreach (AccountId user in (permission.UserIds ?? []).Where(AccountId.IsValid).Select(u => new AccountId(u)))
            {
                yield return user;
            }

            foreach (AccountId member in (permission.OrganizationArns ?? []).Concat(permission.OrganizationalUnitArns ?? [])
                .SelectMany(arn => Members(arn)))
            {
                yield return member;
            }
        }
    }

    // Every known account of an organization or OU; where there is none, a stand-in. Everyone (`all`) needs no try: an
    // image that can be public isn't encrypted (F2.43).
    private ImmutableArray<AccountId> Members(string grantee)
    {
        if (!grantee.Contains(":organizations:", StringComparison.Ordinal))
        {
            return [];
        }

        if (!_members.TryGetValue(grantee, out ImmutableArray<AccountId> members))
        {
            bool isUnit = grantee.Contains(":ou/", StringComparison.Ordinal);
            members =
            [
                .. _run.World.Accounts.Values
                    .Where(a => a.Id != context.Source && (isUnit ? a.IsUnder(_run.World, grantee) : a.IsMemberOf(grantee)))
                    .Select(a => a.Id).Order(),
            ];
            // Where the accounts couldn't be listed there may be others than those that are known.
            members = _run.World.Horizon.Unread.ContainsKey(grantee) ? [.. members, StandInMember(grantee)]
                : members.Length > 0 || !MayHaveMembers(grantee) ? members
                : [StandInMember(grantee)];
            _members.Add(grantee, members);
        }

        return members;
    }

    // A unit that a described organization doesn't have has no members either.
    private bool MayHaveMembers(string grantee)
    {
        string[] path = grantee[(grantee.LastIndexOf(':') + 1)..].Split('/');
        return path.Length < 3 || !_run.World.Organizations.TryGetValue(path[1], out Organization? organization)
            || organization.Units.ContainsKey(path[2]);
    }

    private StepResult Launch(AccountId account, DistributionJob job, string image)
    {
        if (_launches.TryGetValue((account, job.Region, image), out StepResult? known))
        {
            return known;
        }

        World world = _run.World;
        if (_standIns.TryGetValue(account, out Account? standIn))
        {
            _run.World = world with { Accounts = world.Accounts.SetItem(account, standIn) };
        }

        int before = _run.Finished;
        Reply<LaunchedInstance> reply = _ec2.RunInstances(
            Launcher(account), job.Region, new RunInstancesRequest { ImageId = image });

        // Only a question: the instance leaves nothing behind.
        _run.World = world;
        ServiceError? error = reply.Error
            ?? (reply.Value?.StateReason is { } reason ? new ServiceError("ec2", reason.Split(':')[0], reason, 400) : null);
        StepResult result = new(Described(before, $"launch the image in {account}"), error, null);
        _launches.Add((account, job.Region, image), result);
        return result;
    }

    // The version holds the source account's image, which the template's account may not launch (F1.82, E20).
    private StepResult? LaunchFromTemplate(PlannedStep.UpdateLaunchTemplate step)
    {
        Distribution entry = context.Entry(step.Entry);
        LaunchTemplateTarget target = entry.LaunchTemplates[step.Index];
        if (target.AccountId is not { } account || account == context.Source)
        {
            return null;
        }

        string image = context.ImageOf(step.Entry, context.Source, entry.Region) ?? context.SourceImageId;
        string template = Subjects.LaunchTemplate(account, entry.Region, target.LaunchTemplateId);
        ServiceError error = new("ec2", "AuthFailure", $"Not authorized for images: [{image}]", 403);
        int before = _run.Finished;
        using (CallScope scope = _run.Begin(Launcher(account), "ec2:RunInstances", entry.Region, template))
        {
            scope.Meet(new Obstacle.ForeignImageInLaunchTemplate(template, Subjects.Image(entry.Region, image))
            {
                Error = error,
                Setting = context.Setting(step.Entry, $"launchTemplateConfigurations/{step.Index}/accountId"),
            });
        }

        return new StepResult(Described(before, $"launch from the launch template in {account}"), error, null);
    }

    private ImmutableArray<Call> Described(int before, string purpose) =>
        [.. _run.Since(before).Select(c => c with { Purpose = purpose })];

    private Caller Launcher(AccountId account)
    {
        if (!_launchers.TryGetValue(account, out Caller? launcher))
        {
            _launchers.Add(account, launcher = Caller.RoleSession(Administrator(account), "launch"));
        }

        return launcher;
    }

    private static Role Administrator(AccountId account) => new()
    {
        Account = account,
        Name = "AnyAdministrator",
        UniqueId = "AROAADMINISTRATOR",
        TrustPolicy = new PolicySource("trust policy", Fact<Policy>.Unknown("a stand-in has none")),
        InlinePolicies = s_permissions.Value,
    };

    // An account of an organization of which the world knows none; its id is no real account's.
    private AccountId StandInMember(string grantee)
    {
        string[] path = grantee[(grantee.LastIndexOf(':') + 1)..].Split('/');
        string? organization = path.Length > 1 ? path[1] : null;
        AccountId id = new($"{_standIns.Count:d12}");
        _standIns.Add(id, new Account
        {
            Id = id,
            OrganizationId = organization,
            Unreadable = _run.World.Horizon.Unread.TryGetValue(grantee, out string? because)
                ? ImmutableDictionary<string, string>.Empty.Add("ec2", because)
                : ImmutableDictionary<string, string>.Empty,
            ParentId = path is ["ou", _, var unit] ? unit
                : organization is not null ? _run.World.Organizations.GetValueOrDefault(organization)?.RootId
                : null,
        });
        return id;
    }
}
