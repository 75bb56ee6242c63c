using System.Collections.Frozen;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Volumes;

/// <summary>
/// What each volume type allows (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html).
/// </summary>
internal static class VolumeKinds
{
    // A type without given IOPS has none of its own, but for gp2, whose follow its size.
    private sealed record Limits(int LeastSize, int MostSize, int? LeastIops = null, int? MostIops = null, int? IopsIfAbsent = null);

    private static readonly FrozenDictionary<string, Limits> s_types = new Dictionary<string, Limits>
    {
        ["gp2"] = new(1, 16384),
        ["gp3"] = new(1, 65536, 3000, 80000, 3000),
        ["io1"] = new(4, 16384, 100, 64000),
        ["io2"] = new(4, 65536, 100, 256000),
        ["st1"] = new(125, 16384),
        ["sc1"] = new(125, 16384),
        ["standard"] = new(1, 1024),
    }.ToFrozenDictionary();

    /// <summary>The kind of a new volume, or why there can't be such a one.</summary>
    public static Reply<VolumeKind> Resolve(string? type, int size, int? iops, int? throughput)
    {
        string name = type ?? VolumeKind.Default.Type;
        if (!s_types.TryGetValue(name, out Limits? limits))
        {
            return VolumeErrors.UnknownType(name);
        }

        if (size < limits.LeastSize || size > limits.MostSize)
        {
            return VolumeErrors.Size(name, limits.LeastSize, limits.MostSize);
        }

        if (CheckPerformance(name, limits, iops, throughput) is { } error)
        {
            return error;
        }

        return name switch
        {
            "gp2" => new VolumeKind(name, Math.Clamp(size * 3, 100, 16000)),
            "gp3" => new VolumeKind(name, iops ?? limits.IopsIfAbsent, throughput ?? 125),
            _ => new VolumeKind(name, iops),
        };
    }

    private static ServiceError? CheckPerformance(string name, Limits limits, int? iops, int? throughput)
    {
        if (throughput is not null && name != "gp3")
        {
            return VolumeErrors.ThroughputNotFor(name);
        }

        if (throughput is < 125 or > 2000)
        {
            return VolumeErrors.Throughput;
        }

        if (limits is not { LeastIops: { } least, MostIops: { } most })
        {
            return iops is null ? null : VolumeErrors.IopsNotFor(name);
        }

        return iops is null
            ? limits.IopsIfAbsent is null ? VolumeErrors.IopsMissing(name) : null
            : iops < least || iops > most ? VolumeErrors.Iops(name, least, most) : null;
    }
}
