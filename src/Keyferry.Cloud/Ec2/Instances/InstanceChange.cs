namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>What a call did to an instance's state.</summary>
public sealed record InstanceChange(string InstanceId, InstanceState Before, InstanceState Now);
