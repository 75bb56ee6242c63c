using System.Diagnostics;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>EC2's words for instances.</summary>
public static class InstanceTexts
{
    public static string State(InstanceState state) => state switch
    {
        InstanceState.Pending => "pending",
        InstanceState.Running => "running",
        InstanceState.ShuttingDown => "shutting-down",
        InstanceState.Terminated => "terminated",
        InstanceState.Stopping => "stopping",
        InstanceState.Stopped => "stopped",
        _ => throw new UnreachableException(),
    };

    public static string PrivateDnsName(Instance instance) => instance.PrivateIpAddress.Length == 0
        ? ""
        : $"ip-{instance.PrivateIpAddress.Replace('.', '-')}.{(instance.Region.Value == "us-east-1" ? "ec2" : instance.Region + ".compute")}.internal";

    public static string PlatformDetails(Instance instance) => instance.Platform == "windows" ? "Windows" : "Linux/UNIX";

    public static string UsageOperation(Instance instance) => instance.Platform == "windows" ? "RunInstances:0002" : "RunInstances";

    /// <summary>The instance profile, or null where there is none any more.</summary>
    public static InstanceProfile? Profile(World world, Instance instance) => instance.InstanceProfileArn is { } arn
        ? world.Iam.InstanceProfiles.Values.FirstOrDefault(p => p.Arn == arn)
        : null;
}
