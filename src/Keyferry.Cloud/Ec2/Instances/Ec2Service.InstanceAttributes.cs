using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Places;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// What instances are like: their attributes, their monitoring, their metadata.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html: the instance that has
    /// it.
    /// </summary>
    public Reply<Instance> DescribeInstanceAttribute(Caller caller, Region region, string instanceId, string attribute)
    {
        const string Action = "ec2:DescribeInstanceAttribute";
        using CallScope scope = run.Begin(caller, Action, region, Instance.ArnOf(Account(caller), region, instanceId));
        Reply<Instance> found = FindInstance(
            scope, caller, Action, region, instanceId, new("ec2:Attribute", ContextValue.Of(attribute)));
        return found;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html: one attribute a call.
    /// </summary>
    public Reply<Done> ModifyInstanceAttribute(Caller caller, Region region, InstanceChanges changes)
    {
        const string Action = "ec2:ModifyInstanceAttribute";
        using CallScope scope = run.Begin(caller, Action, region, Instance.ArnOf(Account(caller), region, changes.InstanceId));
        if (changes.Attribute is not { } attribute)
        {
            return scope.Fail(InstanceErrors.NoAttribute);
        }

        Reply<Instance> found = FindInstance(
            scope, caller, Action, region, changes.InstanceId, new("ec2:Attribute", ContextValue.Of(attribute)));
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Instance instance = found.Value!;
        if (CheckChanges(instance, changes) is { } refused)
        {
            return scope.Fail(refused);
        }

        InstanceOptions options = instance.Options;
        InstanceWork.Put(run, instance with
        {
            InstanceType = changes.InstanceType ?? instance.InstanceType,
            Options = options with
            {
                EbsOptimized = changes.EbsOptimized ?? options.EbsOptimized,
                DisableApiTermination = changes.DisableApiTermination ?? options.DisableApiTermination,
                DisableApiStop = changes.DisableApiStop ?? options.DisableApiStop,
                SourceDestCheck = changes.SourceDestCheck ?? options.SourceDestCheck,
                ShutdownBehavior = changes.ShutdownBehavior ?? options.ShutdownBehavior,
                UserData = changes.UserData ?? options.UserData,
            },
        });
        foreach ((string device, bool isDeleted) in changes.DeleteOnTermination)
        {
            if (VolumesOf(instance).FirstOrDefault(v => v.Attachment!.Device == device) is not { } volume)
            {
                return scope.Fail(InstanceErrors.NoDevice(device, instance.InstanceId));
            }

            VolumeWork.Put(run, volume with { Attachment = volume.Attachment! with { DeleteOnTermination = isDeleted } });
        }

        return default(Done);
    }

    /// <summary>
    /// MonitorInstances and UnmonitorInstances
    /// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_MonitorInstances.html): the instances as they are from now on.
    /// </summary>
    public Reply<ImmutableArray<Instance>> SetMonitoring(Caller caller, Region region, ImmutableArray<string> ids, bool detailed)
    {
        string action = detailed ? "ec2:MonitorInstances" : "ec2:UnmonitorInstances";
        using CallScope scope = run.Begin(
            caller, action, region, Instance.ArnOf(Account(caller), region, ids.Length == 1 ? ids[0] : "*"));
        var changed = ImmutableArray.CreateBuilder<Instance>();
        foreach (string id in ids.Distinct())
        {
            Reply<Instance> found = FindInstance(scope, caller, action, region, id);
            if (!found.Succeeded)
            {
                return found.Error;
            }

            Instance instance = found.Value! with { Options = found.Value.Options with { Monitoring = detailed } };
            InstanceWork.Put(run, instance);
            changed.Add(instance);
        }

        return changed.ToImmutable();
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataOptions.html: the instance with what is
    /// given changed, which must run or be stopped.
    /// </summary>
    public Reply<Instance> ModifyInstanceMetadataOptions(Caller caller, Region region, string instanceId, InstanceOptionsGiven given)
    {
        const string Action = "ec2:ModifyInstanceMetadataOptions";
        using CallScope scope = run.Begin(caller, Action, region, Instance.ArnOf(Account(caller), region, instanceId));
        Reply<Instance> found = FindInstance(scope, caller, Action, region, instanceId);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Instance instance = found.Value!;
        if (instance.State is not (InstanceState.Running or InstanceState.Stopped))
        {
            return scope.Fail(InstanceErrors.IncorrectState(instanceId, "modified"));
        }

        InstanceOptions options = instance.Options;
        instance = instance with
        {
            Options = options with
            {
                HttpTokens = given.HttpTokens ?? options.HttpTokens,
                HttpHopLimit = given.HttpHopLimit ?? options.HttpHopLimit,
                HttpEndpoint = given.HttpEndpoint ?? options.HttpEndpoint,
                MetadataTags = given.MetadataTags ?? options.MetadataTags,
            },
        };
        InstanceWork.Put(run, instance);
        return instance;
    }

    // Type, user data and EBS optimization need the machine to be off.
    private static ServiceError? CheckChanges(Instance instance, InstanceChanges changes) =>
        changes is not { InstanceType: null, UserData: null, EbsOptimized: null } && instance.State != InstanceState.Stopped
            ? InstanceErrors.MustBeStopped(instance.InstanceId)
        : changes.InstanceType is { } type && InstanceTypes.Find(type) is null
            ? InstanceErrors.Unsupported(type, instance.AvailabilityZone)
        : changes.InstanceType is { } other && !InstanceTypes.Find(other)!.Architectures.Contains(instance.Architecture)
            ? InstanceErrors.Architecture(string.Join(",", InstanceTypes.Find(other)!.Architectures), instance.Architecture)
        : changes.Groups.FirstOrDefault(g => g != DefaultNetwork.Of(instance.Owner, instance.Region).SecurityGroupId) is { } group
            ? InstanceErrors.GroupNotFound(group)
        : null;
}
