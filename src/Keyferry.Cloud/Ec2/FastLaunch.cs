using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

/// <summary>Windows fast launch of one image in one account. Nothing is launched in advance here; the states pass as on AWS.</summary>
public sealed record FastLaunch
{
    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required string ImageId { get; init; }

    public int TargetResourceCount { get; init; } = 5;

    public int MaxParallelLaunches { get; init; } = 6;

    public FastLaunchTemplate? Template { get; init; }

    /// <summary>When it was enabled, or disabled.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it is so.</summary>
    public DateTimeOffset SettledAt { get; init; }

    public bool IsOn { get; init; } = true;

    public string StateAt(DateTimeOffset now) => IsOn ? (now < SettledAt ? "enabling" : "enabled") : "disabling";

    /// <summary>Whether it is disabled and all is cleaned up: then EC2 doesn't tell of it any more.</summary>
    public bool IsGoneAt(DateTimeOffset now) => !IsOn && now >= SettledAt;
}

/// <summary>The launch template that instances are launched with: by id or by name, and its version.</summary>
public sealed record FastLaunchTemplate(string? LaunchTemplateId, string? LaunchTemplateName, string Version);
