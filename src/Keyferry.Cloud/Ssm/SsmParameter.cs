using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>A parameter; DataType is <c>text</c> or <c>aws:ec2:image</c>.</summary>
public sealed record SsmParameter(AccountId Account, Region Region, string Name, string Value, string DataType)
{
    public int Version { get; init; } = 1;

    public string Arn => Subjects.Parameter(Account, Region, Name);
}
