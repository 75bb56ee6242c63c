using System.Diagnostics;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>EC2's words for what becomes of volumes.</summary>
public static class VolumeTexts
{
    public static string State(VolumeState state) => state switch
    {
        VolumeState.Creating => "creating",
        VolumeState.Available => "available",
        VolumeState.InUse => "in-use",
        VolumeState.Deleting => "deleting",
        VolumeState.Deleted => "deleted",
        VolumeState.Error => "error",
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// VolumeStatus.Status (https://docs.aws.amazon.com/ebs/latest/userguide/monitoring-volume-checks.html).
    /// </summary>
    public static string Status(VolumeState state) => state switch
    {
        VolumeState.Creating => "insufficient-data",
        VolumeState.Error => "impaired",
        _ => "ok",
    };
}
