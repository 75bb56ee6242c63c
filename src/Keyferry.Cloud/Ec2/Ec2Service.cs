using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>EC2's calls that a distribution makes, with the rules of images, snapshots and EBS encryption.</summary>
public sealed partial class Ec2Service(Run run)
{
    private readonly Run _run = run;

    /// <summary>RunInstances (T20–T28, K1–K4, K11): the instance, which may have terminated at once (F2.69).</summary>
    public Reply<LaunchedInstance> RunInstances(Caller caller, Region region, RunInstancesRequest request) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {request}");

    /// <summary>CreateImage of an instance (K5): the new AMI's id.</summary>
    public Reply<string> CreateImage(
        Caller caller, LaunchedInstance instance, string name, ImmutableDictionary<string, string> tags) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {instance} {name} {tags}");

    /// <summary>
    /// CopyImage (F2.13–F2.17, T1–T17, F2.68): the id of an AMI in state pending; <see cref="FinishCopy"/> decides.
    /// </summary>
    public Reply<string> CopyImage(Caller caller, Region region, CopyImageRequest request) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {request}");

    /// <summary>The asynchronous part of a copy (F10.2, K6–K10, F3.25): the AMI is available or failed afterwards, with its StateReason.</summary>
    public Image FinishCopy(Caller caller, Region region, string imageId, CopyImageRequest request) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {imageId} {request}");

    /// <summary>DescribeImages of one image by a caller, with visibility and Allowed AMIs (F2.54).</summary>
    public Reply<Image> DescribeImage(Caller caller, Region region, string imageId) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {imageId}");

    /// <summary>ModifyImageAttribute LaunchPermission.Add (F2.40–F2.47, E1, E4, E25, E58, E59).</summary>
    public Reply<Done> ModifyImageAttribute(Caller caller, Region region, string imageId, LaunchPermissionChange change) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {imageId} {change}");

    /// <summary>ModifySnapshotAttribute createVolumePermission.Add for one account (E11, E24, E58).</summary>
    public Reply<Done> ModifySnapshotAttribute(Caller caller, Region region, string snapshotId, AccountId account) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {snapshotId} {account}");

    /// <summary>CreateTags on an image or snapshot.</summary>
    public Reply<Done> CreateTags(Caller caller, Region region, string resourceId, ImmutableDictionary<string, string> tags) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {resourceId} {tags}");

    /// <summary>CreateLaunchTemplateVersion with a new AMI (F1.83), and ModifyLaunchTemplate if it becomes the default (E46).</summary>
    public Reply<Done> CreateLaunchTemplateVersion(
        Caller caller, AccountId account, Region region, string launchTemplateId, string imageId, bool setDefault) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {account} {region} {launchTemplateId} {imageId} {setDefault}");
}
