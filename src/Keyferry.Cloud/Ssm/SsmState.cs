namespace Keyferry.Cloud.Ssm;

/// <summary>What Systems Manager keeps beside the newest version of each parameter.</summary>
public sealed record SsmState
{
    public static SsmState Empty { get; } = new();
}
