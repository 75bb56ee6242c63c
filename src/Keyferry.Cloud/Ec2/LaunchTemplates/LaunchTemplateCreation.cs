using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html.</summary>
/// <param name="Name">Unique in an account and Region.</param>
/// <param name="Data">As <see cref="LaunchTemplateVersion.Data"/>.</param>
public sealed record LaunchTemplateCreation(string Name, string Data)
{
    public string? Description { get; init; }

    public string? ClientToken { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;
}
