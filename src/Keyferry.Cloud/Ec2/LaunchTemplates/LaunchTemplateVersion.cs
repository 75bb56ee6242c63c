namespace Keyferry.Cloud.Ec2.LaunchTemplates;

/// <summary>One version of a launch template, with all that it says.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Data">RequestLaunchTemplateData as JSON, members named as the API names them.</param>
public sealed record LaunchTemplateVersion(int Number, string Data)
{
    public string? Description { get; init; }

    public DateTimeOffset CreateTime { get; init; }

    /// <summary>ARN of who made it.</summary>
    public string CreatedBy { get; init; } = "";
}
