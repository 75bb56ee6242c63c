using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// DeleteVolume, DescribeVolumes, DescribeVolumeStatus, DescribeVolumesModifications, AttachVolume, DetachVolume, ModifyVolume.
public sealed partial class Ec2Service
{
    private static readonly TimeSpan s_modificationRest = TimeSpan.FromHours(6);

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVolume.html.</summary>
    public Reply<Done> DeleteVolume(Caller caller, Region region, string volumeId)
    {
        using CallScope scope = run.Begin(caller, "ec2:DeleteVolume", region, Volume.ArnOf(Account(caller), region, volumeId));
        Reply<Volume> found = FindVolume(scope, caller, "ec2:DeleteVolume", region, volumeId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        if (found.Value!.Attachment is { } attachment)
        {
            return scope.Fail(VolumeErrors.InUse(volumeId, attachment.InstanceId));
        }

        Remove(found.Value);
        return default(Done);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html; status asks for another action.
    /// </summary>
    public Reply<Ec2Page<Volume>> DescribeVolumes(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page, bool status = false)
    {
        string operation = status ? "DescribeVolumeStatus" : "DescribeVolumes";
        Reply<IEnumerable<Volume>> found = FindVolumes(
            caller, region, operation, ids, filters, page, status ? VolumeFilters.Status : VolumeFilters.All);
        return found.Succeeded ? Ec2Pages.Cut(found.Value!, v => v.VolumeId, page, operation) : found.Error;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumesModifications.html: volumes that were modified.
    /// </summary>
    public Reply<Ec2Page<Volume>> DescribeVolumesModifications(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string Operation = "DescribeVolumesModifications";
        Reply<IEnumerable<Volume>> found = FindVolumes(caller, region, Operation, ids, filters, page, VolumeFilters.Modifications);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Volume[] volumes = [.. found.Value!];
        return volumes.FirstOrDefault(v => v.Modification is null && ids.Contains(v.VolumeId)) is { } unmodified
            ? VolumeErrors.NeverModified(unmodified.VolumeId)
            : Ec2Pages.Cut(volumes.Where(v => v.Modification is not null), v => v.VolumeId, page, Operation);
    }

    private Reply<IEnumerable<Volume>> FindVolumes(
        Caller caller, Region region, string operation, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters,
        Ec2PageRequest page, Ec2Filters<Volume> known)
    {
        using CallScope scope = run.Begin(caller, $"ec2:{operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{operation}", "*", region))
            ?? Ec2Pages.Check(page, operation, !ids.IsEmpty, "volumeSet")) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        Reply<Func<Volume, bool>> fits = known.Compile(filters);
        if (!fits.Succeeded)
        {
            return scope.Fail(fits.Error);
        }

        AccountId account = Account(caller);
        foreach (string id in ids)
        {
            if (World.Ec2.Volumes.GetValueOrDefault((region, id))?.Owner != account)
            {
                return scope.Fail(VolumeErrors.NotFound(id));
            }
        }

        return new Reply<IEnumerable<Volume>>(
            World.Ec2.Volumes.Values.Where(
                v => v.Owner == account && v.Region == region && (ids.IsEmpty || ids.Contains(v.VolumeId)) && fits.Value!(v)),
            null);
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html.</summary>
    public Reply<Volume> AttachVolume(Caller caller, Region region, string volumeId, string instanceId, string device)
    {
        const string Action = "ec2:AttachVolume";
        using CallScope scope = run.Begin(caller, Action, region, Volume.ArnOf(Account(caller), region, volumeId));
        Reply<Volume> found = FindVolume(scope, caller, Action, region, volumeId);
        Reply<Instance> target = found.Succeeded ? FindInstance(scope, caller, Action, region, instanceId) : found.Error;
        if (!target.Succeeded)
        {
            return target.Error;
        }

        (Volume volume, Instance instance) = (found.Value!, target.Value!);
        ServiceError? error = volume.State == VolumeState.InUse ? VolumeErrors.InUse(volumeId, volume.Attachment!.InstanceId)
            : volume.State != VolumeState.Available ? VolumeErrors.NotAvailable(volumeId)
            : instance.State is not (InstanceState.Running or InstanceState.Stopped) ? InstanceErrors.NotRunning(instanceId)
            : volume.AvailabilityZone != instance.AvailabilityZone ? VolumeErrors.ZoneMismatch(volumeId, instanceId)
            : VolumesOf(instance).Any(v => v.Attachment!.Device == device) ? VolumeErrors.DeviceInUse(device)
            : null;
        if (error is not null)
        {
            return scope.Fail(error);
        }

        // The data key of an encrypted volume is decrypted for the machine that it is attached to (K1, F3.7).
        if (!MayUseVolumes(scope, caller, [volume], instanceId))
        {
            return scope.Fail(Ec2Errors.KeyNotUsable(volume.KmsKeyArn.Or(null) ?? ""));
        }

        Volume attached = volume with { State = VolumeState.InUse, Attachment = new VolumeAttachment(instanceId, device, World.Now) };
        VolumeWork.Put(run, attached);
        return attached;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachVolume.html: the volume as it was attached.
    /// </summary>
    public Reply<Volume> DetachVolume(Caller caller, Region region, string volumeId, string? instanceId, string? device)
    {
        const string Action = "ec2:DetachVolume";
        using CallScope scope = run.Begin(caller, Action, region, Volume.ArnOf(Account(caller), region, volumeId));
        Reply<Volume> found = FindVolume(scope, caller, Action, region, volumeId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Volume volume = found.Value!;
        if (volume.Attachment is not { } attachment)
        {
            return scope.Fail(VolumeErrors.InState(volumeId, VolumeTexts.State(volume.State)));
        }

        if ((instanceId is not null && instanceId != attachment.InstanceId) || (device is not null && device != attachment.Device))
        {
            return scope.Fail(VolumeErrors.NotAttachedTo(volumeId, instanceId ?? attachment.InstanceId));
        }

        if (World.Ec2.Instances.GetValueOrDefault((region, attachment.InstanceId)) is { State: InstanceState.Running } instance
            && instance.RootDeviceName == attachment.Device)
        {
            return scope.Fail(VolumeErrors.RootOfRunning(volumeId));
        }

        if (FindInstance(scope, caller, Action, region, attachment.InstanceId) is { Succeeded: false, Error: { } denied })
        {
            return denied;
        }

        VolumeWork.Put(run, volume with { State = VolumeState.Available, Attachment = null });
        ServiceGrants.Retire(run, volume.KmsKeyArn.Or(null), volumeId);
        return volume;
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html.</summary>
    public Reply<Volume> ModifyVolume(Caller caller, Region region, ModifyVolumeRequest request)
    {
        using CallScope scope = run.Begin(caller, "ec2:ModifyVolume", region, Volume.ArnOf(Account(caller), region, request.VolumeId));
        Reply<Volume> found = FindVolume(scope, caller, "ec2:ModifyVolume", region, request.VolumeId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Volume volume = found.Value!;
        ServiceError? error = request is { Size: null, VolumeType: null, Iops: null, Throughput: null, MultiAttachEnabled: null }
                ? VolumeErrors.NothingToModify
            : volume.State is not (VolumeState.Available or VolumeState.InUse)
                ? VolumeErrors.InState(volume.VolumeId, VolumeTexts.State(volume.State))
            : request.Size < volume.Size ? VolumeErrors.Smaller
            : volume.Modification is { } last && last.Time + s_modificationRest > World.Now ? VolumeErrors.ModifiedRecently
            : null;
        int size = request.Size ?? volume.Size;
        bool sameType = request.VolumeType is null || request.VolumeType == volume.Kind.Type;
        Reply<VolumeKind> kind = error ?? VolumeKinds.Resolve(
            request.VolumeType ?? volume.Kind.Type, size,
            request.Iops ?? (sameType && volume.Kind.Type != VolumeKind.Default.Type ? volume.Kind.Iops : null),
            request.Throughput ?? (sameType ? volume.Kind.Throughput : null));
        if (!kind.Succeeded)
        {
            return scope.Fail(kind.Error);
        }

        Volume modified = volume with
        {
            Size = size,
            Kind = kind.Value!,
            MultiAttachEnabled = request.MultiAttachEnabled ?? volume.MultiAttachEnabled,
            Modification = new VolumeModification(World.Now, volume.Size, volume.Kind, size, kind.Value!),
        };
        VolumeWork.Put(run, modified);
        return modified;
    }

    /// <summary>The volume if the caller may do this to it and it is theirs, else the error.</summary>
    private Reply<Volume> FindVolume(CallScope scope, Caller caller, string action, Region region, string volumeId)
    {
        if (CheckRegion(scope, caller, region) is { } closed)
        {
            return closed;
        }

        AccountId account = Account(caller);
        Volume? volume = World.Ec2.Volumes.GetValueOrDefault((region, volumeId)) is { } found && found.Owner == account ? found : null;
        Question question = new(action, Volume.ArnOf(account, region, volumeId), region)
        {
            ResourceTags = volume?.Tags ?? ImmutableDictionary<string, string>.Empty,
            Context = volume is null ? [] : ContextOf(volume),
        };
        return Ask(scope, caller, question) is { } denied ? denied
            : volume is not null && volume.State != VolumeState.Deleting ? volume
            : scope.Fail(VolumeErrors.NotFound(volumeId));
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> ContextOf(Volume volume) =>
    [
        new("ec2:AvailabilityZone", ContextValue.Of(volume.AvailabilityZone)),
        new("ec2:Encrypted", ContextValue.Of(volume.KmsKeyArn.Or(null) is not null)),
        new("ec2:KmsKeyId", volume.KmsKeyArn.Or(null) is { } arn ? ContextValue.Of(arn) : ContextValue.Absent),
        new("ec2:ParentSnapshot", volume.SnapshotId is { } id ? ContextValue.Of(Subjects.Snapshot(volume.Region, id)) : ContextValue.Absent),
        new("ec2:VolumeID", ContextValue.Of(volume.VolumeId)),
        new("ec2:VolumeSize", NumberKey(volume.Size)),
        new("ec2:VolumeType", ContextValue.Of(volume.Kind.Type)),
        new("ec2:VolumeIops", NumberKey(volume.Kind.Iops)),
        new("ec2:VolumeThroughput", NumberKey(volume.Kind.Throughput)),
    ];

    private void Remove(Volume volume)
    {
        Volume leaving = volume with { State = VolumeState.Deleting, Attachment = null };
        VolumeWork.Put(run, leaving);
        VolumeWork.Schedule(run, leaving);
    }

    private IEnumerable<Volume> VolumesOf(Instance instance) => World.Ec2.Volumes.Values
        .Where(v => v.Region == instance.Region && v.Attachment?.InstanceId == instance.InstanceId)
        .OrderBy(v => v.Attachment!.Device, StringComparer.Ordinal);
}
