using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// CopySnapshot.
public sealed partial class Ec2Service
{
    /// <summary>F2.85.</summary>
    private const int MostCopiesAtOnce = 20;

    /// <summary>
    /// CopySnapshot (T1–T17, F2.66): the new snapshot. Everything about the source and about KMS shows later, in a snapshot
    /// of state error.
    /// </summary>
    public Reply<Snapshot> CopySnapshot(Caller caller, Region region, CopySnapshotRequest request)
    {
        string resource = $"arn:aws:ec2:{region}::snapshot/*";
        using CallScope scope = run.Begin(caller, "ec2:CopySnapshot", region, resource);
        AccountId account = Account(caller);
        Snapshot? source = FindSnapshot(request.SourceRegion, request.SourceSnapshotId) is { } found && MaySee(account, found)
            ? found
            : null;
        ServiceError? error = CheckRegion(scope, caller, region)
            ?? CheckCopy(region, request, source)
            ?? Ask(scope, caller, new Question("ec2:CopySnapshot", resource, region) { RequestTags = request.Tags })
            ?? CheckTagsOnCreate(scope, caller, region, resource, "CopySnapshot", request.Tags)
            ?? CheckCopiesInProgress(account, region);
        if (error is not null)
        {
            return scope.Fail(error);
        }

        Snapshot copy = source is not { State: SnapshotState.Completed } || !IsUrlOf(request, region)
            ? FailedCopy(account, region)
            : CopySnapshot(scope, caller, region, source, new CopyImageRequest
            {
                SourceRegion = request.SourceRegion,
                SourceImageId = "",
                Name = "",
                Encrypted = request.Encrypted,
                KmsKeyId = request.KmsKeyId,
            }, out _);
        copy = copy with
        {
            Description = request.Description ?? "",
            Tags = request.Tags,
            TransferType = request.CompletionDurationMinutes is null ? "standard" : "time-based",
            CompletionDurationMinutes = request.CompletionDurationMinutes,
        };
        Put(copy);
        return copy;
    }

    // F2.66, E16.
    private Snapshot FailedCopy(AccountId account, Region region) => new()
    {
        Region = region,
        SnapshotId = NewId("snap"),
        Owner = account,
        State = SnapshotState.Error,
        StateMessage = "Source snapshot is not found",
        StartTime = World.Now,
    };

    private static ServiceError? CheckCopy(Region region, CopySnapshotRequest request, Snapshot? source) =>
        !ResourceIds.IsWellFormed(request.SourceSnapshotId, "snap") && source is null
            ? Ec2Errors.SnapshotIdMalformed(request.SourceSnapshotId)
        : RegionCatalog.Find(request.SourceRegion.Value) is null
            ? Ec2Errors.InvalidValue($"Invalid source region: {request.SourceRegion}")
        : request.KmsKeyId is not null && request.Encrypted != true ? Ec2Errors.KeyNeedsEncrypted
        : request.Encrypted == false && source?.KmsKeyArn.Or(null) is not null ? Ec2Errors.CannotDecrypt(request.SourceSnapshotId)
        : request.PresignedUrl is null && source?.KmsKeyArn.Or(null) is not null && request.SourceRegion != region
            ? Ec2Errors.MissingParameter("PresignedUrl")
        : request.CompletionDurationMinutes is { } minutes && (minutes is < 15 or > 2880 || minutes % 15 != 0)
            ? Ec2Errors.InvalidValue($"Value ({minutes}) for parameter completionDurationMinutes is invalid. "
                + "It must be between 15 and 2880, in steps of 15.")
        : null;

    private ServiceError? CheckCopiesInProgress(AccountId account, Region region) =>
        World.Snapshots.Values.Count(s => s.Owner == account && s.Region == region
            && s.State == SnapshotState.Pending && s.TransferType is not null) >= MostCopiesAtOnce
            ? Ec2Errors.CopiesInProgress(MostCopiesAtOnce)
            : null;

    /// <summary>
    /// Whether a presigned URL is of this copy and well signed: a wrong one makes the copy fail later (M:ec2.CopySnapshot,
    /// PresignedUrl).
    /// </summary>
    private static bool IsUrlOf(CopySnapshotRequest request, Region region)
    {
        if (request.PresignedUrl is not { } text)
        {
            return true;
        }

        if (!request.IsUrlSigned || !Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            return false;
        }

        var given = url.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .GroupBy(p => p[0]).ToImmutableDictionary(p => p.Key, p => Uri.UnescapeDataString(p.First()[1]));
        bool Is(string name, string value) => given.GetValueOrDefault(name) == value;
        return Is("Action", "CopySnapshot") && Is("SourceRegion", request.SourceRegion.Value)
            && Is("SourceSnapshotId", request.SourceSnapshotId) && Is("DestinationRegion", region.Value);
    }
}
