using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html; the values are the codes.
/// </summary>
public enum InstanceState
{
    Pending = 0,
    Running = 16,
    ShuttingDown = 32,
    Terminated = 48,
    Stopping = 64,
    Stopped = 80,
}

/// <summary>An instance. No machine runs: it has states, volumes and attributes, nothing else.</summary>
public sealed record Instance
{
    public required Region Region { get; init; }

    public required string InstanceId { get; init; }

    public required AccountId Owner { get; init; }

    public required string ReservationId { get; init; }

    public required string ImageId { get; init; }

    public required string InstanceType { get; init; }

    public InstanceState State { get; init; }

    public InstanceStateReason? StateReason { get; init; }

    /// <summary><c>User initiated (…)</c>, or empty.</summary>
    public string TransitionReason { get; init; } = "";

    /// <summary>Why the launch or start that is under way fails (F2.69); null if it doesn't.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it has run: a start that fails leaves it stopped, a launch that fails terminates it.</summary>
    public bool WasLaunched { get; init; }

    public DateTimeOffset LaunchTime { get; init; }

    /// <summary>Of the launch: the first is 0.</summary>
    public int LaunchIndex { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string SubnetId { get; init; }

    public required string VpcId { get; init; }

    public string PrivateIpAddress { get; init; } = "";

    public ImmutableArray<string> SecurityGroupIds { get; init; } = [];

    public string? KeyName { get; init; }

    /// <summary>ARN of the instance profile, or null.</summary>
    public string? InstanceProfileArn { get; init; }

    public string RootDeviceName { get; init; } = "/dev/xvda";

    public string Architecture { get; init; } = "x86_64";

    /// <summary><c>windows</c>, or null.</summary>
    public string? Platform { get; init; }

    public InstanceOptions Options { get; init; } = new();

    public string? ClientToken { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Arn => ArnOf(Owner, Region, InstanceId);

    public static string ArnOf(AccountId owner, Region region, string id) => $"arn:aws:ec2:{region}:{owner}:instance/{id}";
}

/// <summary>Attributes that change nothing here but what is answered, and what may be done to the instance.</summary>
public sealed record InstanceOptions
{
    public bool EbsOptimized { get; init; }

    public bool Monitoring { get; init; }

    public bool DisableApiTermination { get; init; }

    public bool DisableApiStop { get; init; }

    public bool SourceDestCheck { get; init; } = true;

    /// <summary><c>stop</c> or <c>terminate</c>.</summary>
    public string ShutdownBehavior { get; init; } = "stop";

    /// <summary>Base64, or null.</summary>
    public string? UserData { get; init; }

    /// <summary><c>optional</c> or <c>required</c>.</summary>
    public string HttpTokens { get; init; } = "optional";

    public int HttpHopLimit { get; init; } = 1;

    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public string HttpEndpoint { get; init; } = "enabled";

    /// <summary><c>default</c>, <c>dedicated</c> or <c>host</c>.</summary>
    public string Tenancy { get; init; } = "default";

    /// <summary>Whether the machine finds its tags in its metadata: <c>enabled</c> or <c>disabled</c>.</summary>
    public string MetadataTags { get; init; } = "disabled";

    /// <summary><c>standard</c> or <c>unlimited</c>; null is what the type has by itself.</summary>
    public string? CpuCredits { get; init; }
}

/// <summary>
/// Why an instance is in its state: <c>Client.InternalError</c> and the sentence that begins with it.
/// </summary>
public sealed record InstanceStateReason(string Code, string Message)
{
    public static InstanceStateReason Pending { get; } = new("pending", "pending");

    public static InstanceStateReason UserShutdown { get; } = Of("Client.UserInitiatedShutdown: User initiated shutdown");

    /// <summary>From the sentence.</summary>
    public static InstanceStateReason Of(string message) => new(message[..message.IndexOf(':', StringComparison.Ordinal)], message);
}
