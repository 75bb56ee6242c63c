using System.Buffers;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>The form of EC2's ids: a prefix and 8 or 17 hexadecimal digits.</summary>
public static class ResourceIds
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    public static bool IsWellFormed(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal)
        && id.Length > prefix.Length && id[prefix.Length] == '-'
        && id.AsSpan(prefix.Length + 1) is { Length: 8 or 17 } digits
        && !digits.ContainsAnyExcept(s_digits);

    /// <summary>The error for an id that names no image.</summary>
    internal static ServiceError NoImage(string imageId) =>
        IsWellFormed(imageId, "ami") ? Ec2Errors.ImageNotFound(imageId) : Ec2Errors.ImageIdMalformed(imageId);

    /// <summary>The error for an id that names no snapshot.</summary>
    internal static ServiceError NoSnapshot(string snapshotId) =>
        IsWellFormed(snapshotId, "snap") ? Ec2Errors.SnapshotNotFound(snapshotId) : Ec2Errors.SnapshotIdMalformed(snapshotId);
}
