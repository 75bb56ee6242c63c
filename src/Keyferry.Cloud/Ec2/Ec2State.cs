namespace Keyferry.Cloud.Ec2;

/// <summary>What EC2 keeps beside images, snapshots, settings and launch templates.</summary>
public sealed record Ec2State
{
    public static Ec2State Empty { get; } = new();
}
