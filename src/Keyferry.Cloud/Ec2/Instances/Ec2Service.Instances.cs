using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// Start, stop, reboot, terminate and describe instances.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html: each instance and its state before. Keys of
    /// its volumes must be usable again, else it stops by itself (F2.69).
    /// </summary>
    public Reply<ImmutableArray<InstanceChange>> StartInstances(Caller caller, Region region, ImmutableArray<string> ids) =>
        ChangeStates(caller, region, "ec2:StartInstances", ids, (scope, instance) => instance.State switch
        {
            InstanceState.Stopped => instance with
            {
                State = InstanceState.Pending,
                StateReason = InstanceStateReason.Pending,
                TransitionReason = "",
                LaunchTime = World.Now,
                Failure = MayUseVolumes(scope, caller, [.. VolumesOf(instance)], instance.InstanceId)
                    ? null
                    : "Client.InternalError: Client error on launch",
            },
            InstanceState.Pending or InstanceState.Running => instance,
            _ => InstanceErrors.IncorrectState(instance.InstanceId, "started"),
        });

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html.</summary>
    public Reply<ImmutableArray<InstanceChange>> StopInstances(Caller caller, Region region, ImmutableArray<string> ids) =>
        ChangeStates(caller, region, "ec2:StopInstances", ids, (_, instance) => instance.State switch
        {
            InstanceState.Running when instance.Options.DisableApiStop => InstanceErrors.StopProtected(instance.InstanceId),
            InstanceState.Running => ByUser(instance, InstanceState.Stopping),
            InstanceState.Stopping or InstanceState.Stopped => instance,
            _ => InstanceErrors.IncorrectState(instance.InstanceId, "stopped"),
        });

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html.</summary>
    public Reply<ImmutableArray<InstanceChange>> TerminateInstances(Caller caller, Region region, ImmutableArray<string> ids) =>
        ChangeStates(caller, region, "ec2:TerminateInstances", ids, (_, instance) => instance.State switch
        {
            InstanceState.ShuttingDown or InstanceState.Terminated => instance,
            _ when instance.Options.DisableApiTermination => InstanceErrors.TerminationProtected(instance.InstanceId),
            _ => ByUser(instance, InstanceState.ShuttingDown),
        });

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html.</summary>
    public Reply<ImmutableArray<InstanceChange>> RebootInstances(Caller caller, Region region, ImmutableArray<string> ids) =>
        ChangeStates(caller, region, "ec2:RebootInstances", ids, (_, instance) => instance.State == InstanceState.Running
            ? instance
            : InstanceErrors.IncorrectState(instance.InstanceId, "rebooted"));

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html; in order of reservation and
    /// launch index.
    /// </summary>
    public Reply<Ec2Page<Instance>> DescribeInstances(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        Reply<IEnumerable<Instance>> found = FindAll(caller, region, "DescribeInstances", ids, filters, page, InstanceFilters.Of(World));
        return found.Succeeded
            ? Ec2Pages.Cut(found.Value!, i => $"{i.ReservationId}/{i.LaunchIndex:D5}", page, "DescribeInstances")
            : found.Error;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html: of running ones, unless
    /// all are asked for.
    /// </summary>
    public Reply<Ec2Page<Instance>> DescribeInstanceStatus(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page, bool all)
    {
        Reply<IEnumerable<Instance>> found = FindAll(caller, region, "DescribeInstanceStatus", ids, filters, page, InstanceFilters.Status);
        return found.Succeeded
            ? Ec2Pages.Cut(
                found.Value!.Where(i => all || i.State == InstanceState.Running), i => i.InstanceId, page, "DescribeInstanceStatus")
            : found.Error;
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html.</summary>
    public Reply<Ec2Page<InstanceType>> DescribeInstanceTypes(
        Caller caller, Region region, ImmutableArray<string> names, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string Operation = "DescribeInstanceTypes";
        using CallScope scope = run.Begin(caller, $"ec2:{Operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{Operation}", "*", region))
            ?? Ec2Pages.Check(page, Operation, !names.IsEmpty, "instanceTypesSet")) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        Reply<Func<InstanceType, bool>> fits = InstanceFilters.Types.Compile(filters);
        string[] missing = [.. names.Where(n => InstanceTypes.Find(n) is null)];
        return missing.Length > 0 ? scope.Fail(InstanceErrors.TypesNotFound(missing))
            : !fits.Succeeded ? scope.Fail(fits.Error)
            : Ec2Pages.Cut(
                InstanceTypes.All.Where(t => (names.IsEmpty || names.Contains(t.Name)) && fits.Value!(t)), t => t.Name, page, Operation);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html: in the Region, or in each of
    /// its places of another kind.
    /// </summary>
    public Reply<Ec2Page<InstanceTypeOffering>> DescribeInstanceTypeOfferings(
        Caller caller, Region region, string? locationType, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string Operation = "DescribeInstanceTypeOfferings";
        return Ec2Pages.Check(page, Operation, idsGiven: false, "") is { } error ? error : Cut(
            Describe(
                caller, region, $"ec2:{Operation}", InstanceFilters.Offerings, filters,
                InstanceTypeOffering.In(region, locationType ?? "region")),
            o => $"{o.Type}/{o.Location}", page, Operation);
    }

    private Reply<IEnumerable<Instance>> FindAll(
        Caller caller, Region region, string operation, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters,
        Ec2PageRequest page, Ec2Filters<Instance> known)
    {
        using CallScope scope = run.Begin(caller, $"ec2:{operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{operation}", "*", region))
            ?? Ec2Pages.Check(page, operation, !ids.IsEmpty, "instancesSet")) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        AccountId account = Account(caller);
        string? missing = ids.FirstOrDefault(id => World.Ec2.Instances.GetValueOrDefault((region, id))?.Owner != account);
        Reply<Func<Instance, bool>> fits = known.Compile(filters);
        return missing is not null ? scope.Fail(InstanceErrors.NotFound(missing))
            : !fits.Succeeded ? scope.Fail(fits.Error)
            : new Reply<IEnumerable<Instance>>(
                World.Ec2.Instances.Values.Where(i =>
                    i.Owner == account && i.Region == region && (ids.IsEmpty || ids.Contains(i.InstanceId)) && fits.Value!(i)),
                null);
    }

    private Reply<ImmutableArray<InstanceChange>> ChangeStates(
        Caller caller, Region region, string action, ImmutableArray<string> ids, Func<CallScope, Instance, Reply<Instance>> change)
    {
        using CallScope scope = run.Begin(caller, action, region, Instance.ArnOf(Account(caller), region, ids.Length == 1 ? ids[0] : "*"));
        var changes = ImmutableArray.CreateBuilder<InstanceChange>();
        foreach (string id in ids.Distinct())
        {
            Reply<Instance> found = FindInstance(scope, caller, action, region, id);
            Reply<Instance> changed = found.Succeeded ? change(scope, found.Value!) : found.Error;
            if (!changed.Succeeded)
            {
                return scope.Fail(changed.Error);
            }

            changes.Add(new InstanceChange(id, found.Value!.State, changed.Value!.State));
            if (changed.Value.State != found.Value.State)
            {
                InstanceWork.Put(run, changed.Value);
                InstanceWork.Schedule(run, changed.Value);
            }
        }

        return changes.ToImmutable();
    }

    private Instance ByUser(Instance instance, InstanceState state) => instance with
    {
        State = state,
        StateReason = InstanceStateReason.UserShutdown,
        TransitionReason = string.Create(CultureInfo.InvariantCulture, $"User initiated ({World.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)"),
    };

    /// <summary>The instance if the caller may do this to it and it is theirs, else the error.</summary>
    private Reply<Instance> FindInstance(
        CallScope scope, Caller caller, string action, Region region, string instanceId, KeyValuePair<string, ContextValue>? more = null)
    {
        if (CheckRegion(scope, caller, region) is { } closed)
        {
            return closed;
        }

        AccountId account = Account(caller);
        Instance? instance = World.Ec2.Instances.GetValueOrDefault((region, instanceId)) is { } found && found.Owner == account ? found : null;
        Question question = new(action, Instance.ArnOf(account, region, instanceId), region)
        {
            ResourceTags = instance?.Tags ?? ImmutableDictionary<string, string>.Empty,
            Context =
            [
                .. instance is null ? [] : ContextOf(instance),
                .. more is { } key ? [key] : ImmutableArray<KeyValuePair<string, ContextValue>>.Empty,
            ],
        };
        return Ask(scope, caller, question) is { } denied ? denied
            : instance is not null ? instance
            : scope.Fail(InstanceErrors.NotFound(instanceId));
    }

    private static ImmutableArray<KeyValuePair<string, ContextValue>> ContextOf(Instance instance) =>
    [
        new("ec2:AvailabilityZone", ContextValue.Of(instance.AvailabilityZone)),
        new("ec2:EbsOptimized", ContextValue.Of(instance.Options.EbsOptimized)),
        new("ec2:InstanceID", ContextValue.Of(instance.InstanceId)),
        new("ec2:InstanceProfile", instance.InstanceProfileArn is { } arn ? ContextValue.Of(arn) : ContextValue.Absent),
        new("ec2:InstanceType", ContextValue.Of(instance.InstanceType)),
        new("ec2:MetadataHttpTokens", ContextValue.Of(instance.Options.HttpTokens)),
        new("ec2:RootDeviceType", ContextValue.Of("ebs")),
        new("ec2:Tenancy", ContextValue.Of(instance.Options.Tenancy)),
    ];

    /// <summary>
    /// Whether the caller may give the machine the use of the volumes' keys, and the keys can be used (K1, F3.7).
    /// </summary>
    private bool MayUseVolumes(CallScope scope, Caller caller, ImmutableArray<Volume> volumes, string instanceId)
    {
        AccountId account = Account(caller);
        foreach (Volume volume in volumes)
        {
            if (volume.KmsKeyArn.Or(null) is not { } arn)
            {
                continue;
            }

            ChosenKey? key = _keys.Resolve(scope, account, volume.Region, arn, volume.KeySetting, out KeyFailure failure);
            KmsRequest request = new() { EbsId = volume.VolumeId, GranteePrincipal = Grantee(account, instanceId) };
            if (failure != KeyFailure.None
                || !_keys.May(caller, KmsOperation.CreateGrant, key, request)
                || (key is not null && KmsService.CheckState(scope, key.Key, KmsOperation.Decrypt, key.Setting) is not null))
            {
                return false;
            }
        }

        return true;
    }
}
