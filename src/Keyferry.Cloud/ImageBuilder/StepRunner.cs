using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Runs planned steps, each distinct one once, by the principal that makes its call.</summary>
internal sealed partial class StepRunner(DistributionContext context)
{
    private readonly Run _run = context.Run;
    private readonly Ec2Service _ec2 = new(context.Run);
    private readonly SsmService _ssm = new(context.Run);
    private readonly StsService _sts = new(context.Run);
    private readonly Dictionary<PlannedStep, StepResult> _done = [];
    private readonly Dictionary<AccountId, (string, string)> _targetSettings = [];
    private readonly Dictionary<AccountId, Role> _documented = [];
    private readonly Dictionary<(int Entry, Region From, string Image), CopyImageRequest> _requests = [];

    private bool IsProbing => _run.Mode == ExecutionMode.Probing;

    public StepResult Execute(PlannedStep step)
    {
        if (_done.TryGetValue(step, out StepResult? known))
        {
            return known;
        }

        int before = _run.Finished;
        (ServiceError? error, string? failedCopy) = Perform(step);
        string purpose = step.Purpose(context.Source);
        ImmutableArray<Call> calls = [.. _run.Since(before).Select(c => c with { Purpose = purpose })];
        if (error is null && failedCopy is null && step is not PlannedStep.AwaitCopy)
        {
            error = calls.SelectMany(StepResult.Obstacles).FirstOrDefault(StepResult.IsDefinite)?.Error;
        }

        StepResult result = new(calls, error, failedCopy);
        _done.Add(step, result);
        return result;
    }

    /// <summary>
    /// Whether the step polls a copy that is still being made. EBS begins with the copy here: what it meets belongs to the
    /// copy, not to the step.
    /// </summary>
    public bool MustWait(PlannedStep step)
    {
        if (_run.Platform is null || step is not PlannedStep.AwaitCopy copy
            || !context.Copies.TryGetValue((copy.Entry, copy.Owner, copy.To), out string? id)
            || !_run.World.Images.TryGetValue((copy.To, id), out Image? image) || image.State != ImageState.Pending)
        {
            return false;
        }

        if (image.BlockDeviceMappings.IsEmpty && context.ActingFor(copy.Owner, copy.To) is { } caller
            && context.Find(copy.From) is { } source)
        {
            image = _ec2.FinishCopy(caller, copy.To, id, CopyRequest(copy.Entry, copy.From, source));
        }

        return image.State == ImageState.Pending;
    }

    private (ServiceError? Error, string? FailedCopy) Perform(PlannedStep step) => step switch
    {
        PlannedStep.ShareImage s => (ShareImage(s), null),
        PlannedStep.ShareSnapshot s => (ShareSnapshot(s), null),
        PlannedStep.AssumeRole s => (AssumeRole(s), null),
        PlannedStep.CopyImage s => (CopyImage(s), null),
        PlannedStep.AwaitCopy s => AwaitCopy(s),
        PlannedStep.TagImage s => (TagImage(s), null),
        PlannedStep.TagSnapshot s => (TagSnapshot(s), null),
        PlannedStep.SetLaunchPermissions s => (SetLaunchPermissions(s), null),
        PlannedStep.UpdateLaunchTemplate s => (UpdateLaunchTemplate(s), null),
        PlannedStep.PutParameter s => (PutParameter(s), null),
        PlannedStep.AssociateLicense s => (AssociateLicense(s), null),
        PlannedStep.EnableFastLaunch s => (EnableFastLaunch(s), null),
        PlannedStep.ExportImage s => (ExportImage(s), null),
        _ => throw new UnreachableException(),
    };

    private ServiceError? ShareImage(PlannedStep.ShareImage step) =>
        context.Find(step.Image) is { } image
            ? _ec2.ModifyImageAttribute(
                context.Principal, step.Image.Region, image,
                new LaunchPermissionChange { UserIds = [step.With.Value], Setting = TargetSetting(step.With) }).Error
            : null;

    private ServiceError? ShareSnapshot(PlannedStep.ShareSnapshot step)
    {
        ImmutableArray<string> snapshots =
            DistributionContext.Snapshots(_run.World, step.Image.Region, context.Find(step.Image));
        return step.Device < snapshots.Length
            ? _ec2.ModifySnapshotAttribute(context.Principal, step.Image.Region, snapshots[step.Device], step.With).Error
            : null;
    }

    private ServiceError? AssumeRole(PlannedStep.AssumeRole step)
    {
        Reply<Caller> reply = _sts.AssumeRole(
            context.Principal, step.Region, DocumentedRoles.DistributionArn(step.Account), SourcePrincipal.DistributionSession,
            _run.Platform is null ? () => Documented(step.Account) : null);
        if (reply.Succeeded && reply.Value is { } session)
        {
            context.Sessions[(step.Account, step.Region)] = session;
        }

        return reply.Error;
    }

    private Role Documented(AccountId account)
    {
        if (!_documented.TryGetValue(account, out Role? role))
        {
            role = DocumentedRoles.Distribution(context.Source, account, context.Settings);
            _documented.Add(account, role);
        }

        return role;
    }

    private ServiceError? CopyImage(PlannedStep.CopyImage step)
    {
        // What another go began isn't begun again.
        bool isBegun = _run.Platform is not null && context.Copies.ContainsKey((step.Entry, step.Owner, step.To));
        if (isBegun || context.ActingFor(step.Owner, step.To) is not { } caller || context.Find(step.From) is not { } image)
        {
            return null;
        }

        Reply<string> reply = _ec2.CopyImage(caller, step.To, CopyRequest(step.Entry, step.From, image));
        if (reply.Succeeded && reply.Value is { } copy)
        {
            context.Copies[(step.Entry, step.Owner, step.To)] = copy;
        }

        return reply.Error;
    }

    private (ServiceError?, string?) AwaitCopy(PlannedStep.AwaitCopy step)
    {
        if (context.ActingFor(step.Owner, step.To) is not { } caller || context.Find(step.From) is not { } source
            || !context.Copies.TryGetValue((step.Entry, step.Owner, step.To), out string? copy))
        {
            return (null, null);
        }

        if (_run.Platform is not null)
        {
            Reply<Image> seen = _ec2.DescribeImage(caller, step.To, copy);
            return (seen.Error, seen.Value?.State == ImageState.Failed ? copy : null);
        }

        CopyImageRequest request = CopyRequest(step.Entry, step.From, source);
        int before = _run.Finished;
        Image image = _ec2.FinishCopy(caller, step.To, copy, request);
        bool copyFails = _run.Since(before).SelectMany(StepResult.Obstacles).Any(StepResult.IsDefinite);
        if (IsProbing && MeantKey.Of(_run, before, context.Source, step.To) is { } meant)
        {
            // The identifier finds no key: what else would stop the copy under the key that was meant?
            _ = _ec2.FinishCopy(caller, step.To, copy, request with { KmsKeyId = meant });
        }

        ServiceError? refused = _ec2.DescribeImage(caller, step.To, copy).Error;
        return refused is not null ? (refused, null)
            : image.State == ImageState.Failed || copyFails ? (null, copy)
            : (_run.Since(before).SelectMany(StepResult.Obstacles).FirstOrDefault(StepResult.IsDefinite)?.Error, null);
    }

    // The same for every account of an entry.
    private CopyImageRequest CopyRequest(int entry, SourceImage from, string imageId)
    {
        if (!_requests.TryGetValue((entry, from.Region, imageId), out CopyImageRequest? request))
        {
            _requests.Add((entry, from.Region, imageId), request = NewCopyRequest(entry, from, imageId));
        }

        return request;
    }

    private CopyImageRequest NewCopyRequest(int entry, SourceImage from, string imageId)
    {
        AmiDistribution? ami = context.Entry(entry).Ami;
        return new CopyImageRequest
        {
            SourceRegion = from.Region,
            SourceImageId = imageId,
            Name = context.Name.For(context.Entry(entry)),
            Description = ami?.Description,
            // EC2 refuses a key without the flag (F2.13).
            Encrypted = ami?.KmsKeyId is null ? null : true,
            KmsKeyId = ami?.KmsKeyId,
            KmsKeySetting = context.Setting(entry, "amiDistributionConfiguration/kmsKeyId"),
        };
    }

    private ServiceError? TagImage(PlannedStep.TagImage step)
    {
        if (context.ActingFor(step.Owner, step.In) is not { } caller
            || context.ImageOf(step.Entry, step.Owner, step.In) is not { } image)
        {
            return null;
        }

        ImmutableDictionary<string, string> tags =
            context.Entry(step.Entry).Ami?.AmiTags ?? ImmutableDictionary<string, string>.Empty;
        bool isCopy = step.Owner != context.Source || step.In != context.BuildRegion;
        return _ec2.CreateTags(caller, step.In, image, isCopy ? tags.SetItems(DistributionContext.CreatedBy) : tags).Error;
    }

    private ServiceError? TagSnapshot(PlannedStep.TagSnapshot step)
    {
        ImmutableArray<string> snapshots =
            DistributionContext.Snapshots(_run.World, step.Image.Region, context.Find(step.Image));
        return step.Device < snapshots.Length
            ? _ec2.CreateTags(
                context.Principal, step.Image.Region, snapshots[step.Device], DistributionContext.CreatedBy).Error
            : null;
    }

    private ServiceError? SetLaunchPermissions(PlannedStep.SetLaunchPermissions step)
    {
        if (context.ActingFor(step.Owner, step.In) is not { } caller
            || context.ImageOf(step.Entry, step.Owner, step.In) is not { } image
            || context.Entry(step.Entry).Ami?.LaunchPermission is not { } permission)
        {
            return null;
        }

        return _ec2.ModifyImageAttribute(caller, step.In, image, new LaunchPermissionChange
        {
            UserIds = permission.UserIds ?? [],
            UserGroups = permission.UserGroups ?? [],
            OrganizationArns = permission.OrganizationArns ?? [],
            OrganizationalUnitArns = permission.OrganizationalUnitArns ?? [],
            Setting = context.Setting(step.Entry, "amiDistributionConfiguration/launchPermission"),
        }).Error;
    }

    private (string, string)? TargetSetting(AccountId account)
    {
        if (_targetSettings.Count == 0)
        {
            for (int i = 0; i < context.Settings.Distributions.Length; i++)
            {
                ImmutableArray<AccountId> targets = context.Entry(i).Ami?.TargetAccountIds ?? [];
                for (int at = 0; at < targets.Length; at++)
                {
                    _targetSettings.TryAdd(
                        targets[at], context.Setting(i, $"amiDistributionConfiguration/targetAccountIds/{at}"));
                }
            }
        }

        return _targetSettings.TryGetValue(account, out (string, string) setting) ? setting : null;
    }
}
