namespace Keyferry.Cloud.Ec2.Tagging;

/// <summary>A tag of a resource, as DescribeTags lists it.</summary>
public sealed record ResourceTag(string ResourceId, string ResourceType, string Key, string Value);
