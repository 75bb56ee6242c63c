using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>An instance type (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html).</summary>
/// <param name="Name"><c>t3.micro</c>.</param>
/// <param name="Cores">Physical ones.</param>
/// <param name="ThreadsPerCore">One or two.</param>
/// <param name="MemoryMib">In MiB.</param>
/// <param name="Clock">Sustained clock speed in GHz.</param>
/// <param name="Network">As AWS describes it: <c>Up to 5 Gigabit</c>.</param>
/// <param name="Interfaces">How many network interfaces it may have.</param>
/// <param name="Addresses">IPv4 addresses on each.</param>
public sealed record InstanceType(
    string Name, int Cores, int ThreadsPerCore, int MemoryMib, double Clock, string Network, int Interfaces, int Addresses)
{
    public ImmutableArray<string> Architectures { get; init; } = ["x86_64"];

    /// <summary><c>Intel</c>, <c>AMD</c> or <c>AWS</c>.</summary>
    public string Manufacturer { get; init; } = "Intel";

    /// <summary>Xen where it isn't.</summary>
    public bool IsNitro { get; init; } = true;

    public bool IsCurrent { get; init; } = true;

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html.</summary>
    public ImmutableArray<string> PlacementStrategies =>
        IsBurstable || !IsCurrent ? ["partition", "spread"] : ["cluster", "partition", "spread"];

    public bool IsFreeTier => Name is "t2.micro" or "t3.micro";

    public bool IsBurstable => Name[0] == 't';

    /// <summary>
    /// What it bursts on where nobody says it
    /// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html).
    /// </summary>
    public string UsualCredits => Name.StartsWith("t2.", StringComparison.Ordinal) ? CpuCredits.Standard : CpuCredits.Unlimited;
}

/// <summary>The types that there are here: a true small set of AWS's.</summary>
public static class InstanceTypes
{
    private const string Moderate = "Low to Moderate";
    private const string Five = "Up to 5 Gigabit";
    private const string Ten = "Up to 10 Gigabit";
    private const string Twelve = "Up to 12.5 Gigabit";

    private static readonly ImmutableArray<string> s_arm = ["arm64"];
    private static readonly ImmutableArray<string> s_old = ["i386", "x86_64"];

    private static readonly FrozenDictionary<string, InstanceType> s_all = new[]
    {
        Xen("m1.small", 1, 1740, 2.0, "Low", 2, 4) with { IsCurrent = false },
        Xen("t2.nano", 1, 512, 2.4, Moderate, 2, 2),
        Xen("t2.micro", 1, 1024, 2.5, Moderate, 2, 2),
        Xen("t2.small", 1, 2048, 2.5, Moderate, 3, 4),
        Xen("t2.medium", 2, 4096, 2.3, Moderate, 3, 6),
        Xen("t2.large", 2, 8192, 2.3, Moderate, 3, 12) with { Architectures = ["x86_64"] },
        new InstanceType("t3.nano", 1, 2, 512, 2.5, Five, 2, 2),
        new InstanceType("t3.micro", 1, 2, 1024, 2.5, Five, 2, 2),
        new InstanceType("t3.small", 1, 2, 2048, 2.5, Five, 3, 4),
        new InstanceType("t3.medium", 1, 2, 4096, 2.5, Five, 3, 6),
        new InstanceType("t3.large", 1, 2, 8192, 2.5, Five, 3, 12),
        new InstanceType("t3.xlarge", 2, 2, 16384, 2.5, Five, 4, 15),
        new InstanceType("t3a.micro", 1, 2, 1024, 2.2, Five, 2, 2) { Manufacturer = "AMD" },
        new InstanceType("t3a.small", 1, 2, 2048, 2.2, Five, 2, 4) { Manufacturer = "AMD" },
        Arm("t4g.nano", 2, 512, Five, 2, 2),
        Arm("t4g.micro", 2, 1024, Five, 2, 2),
        Arm("t4g.small", 2, 2048, Five, 3, 4),
        Arm("t4g.medium", 2, 4096, Five, 3, 6),
        Arm("t4g.large", 2, 8192, Five, 3, 12),
        new InstanceType("m5.large", 1, 2, 8192, 3.1, Ten, 3, 10),
        new InstanceType("m5.xlarge", 2, 2, 16384, 3.1, Ten, 4, 15),
        new InstanceType("m6i.large", 1, 2, 8192, 3.5, Twelve, 3, 10),
        Arm("m6g.medium", 1, 4096, Ten, 2, 4),
        Arm("m6g.large", 2, 8192, Ten, 3, 10),
        new InstanceType("c5.large", 1, 2, 4096, 3.4, Ten, 3, 10),
        Arm("c6g.large", 2, 4096, Ten, 3, 10),
        new InstanceType("r5.large", 1, 2, 16384, 3.1, Ten, 3, 10),
    }.ToFrozenDictionary(t => t.Name);

    /// <summary>
    /// RunInstances' default (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html).
    /// </summary>
    public const string Default = "m1.small";

    public static InstanceType? Find(string name) => s_all.GetValueOrDefault(name);

    public static IEnumerable<InstanceType> All => s_all.Values;

    private static InstanceType Xen(string name, int cores, int memory, double clock, string network, int interfaces, int addresses) =>
        new(name, cores, 1, memory, clock, network, interfaces, addresses) { Architectures = s_old, IsNitro = false };

    private static InstanceType Arm(string name, int cores, int memory, string network, int interfaces, int addresses) =>
        new(name, cores, 1, memory, 2.5, network, interfaces, addresses) { Architectures = s_arm, Manufacturer = "AWS" };
}
