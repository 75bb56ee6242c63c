using System.Collections.Immutable;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Ebs;
using Start = Keyferry.Cloud.Ebs.StartSnapshotRequest;

namespace Keyferry.Server.Ebs;

/// <summary>The EBS direct APIs.</summary>
internal static class EbsOperations
{
    private const int BlockSize = 512 * 1024;
    private const string Sha256 = "SHA256";

    public static void AddTo(OperationTable table)
    {
        table.Add(EbsModel.StartSnapshot, StartSnapshot);
        table.Add(EbsModel.PutSnapshotBlock, PutSnapshotBlock);
        table.Add(EbsModel.CompleteSnapshot, CompleteSnapshot);
        table.Add(EbsModel.ListSnapshotBlocks, ListSnapshotBlocks);
        table.Add(EbsModel.ListChangedBlocks, ListChangedBlocks);
        table.Add(EbsModel.GetSnapshotBlock, GetSnapshotBlock);
    }

    private static Reply<StartSnapshotResponse> StartSnapshot(ServiceCall call, Wire.Services.Ebs.StartSnapshotRequest request)
    {
        Reply<ImmutableDictionary<string, string>> tags = TagRules.Read((request.Tags ?? []).Select(t => (t.Key ?? "", t.Value ?? "")));
        if (!tags.Succeeded)
        {
            return new ServiceError("ebs", "ValidationException", tags.Error.Message, 400) { Reason = "INVALID_TAG" };
        }

        Reply<SnapshotStart> reply = new EbsService(call.Run).StartSnapshot(call.Caller, call.Region, new Start(request.VolumeSize)
        {
            ParentSnapshotId = request.ParentSnapshotId,
            Description = request.Description,
            ClientToken = request.ClientToken,
            Encrypted = request.Encrypted,
            KmsKeyArn = request.KmsKeyArn,
            Timeout = request.Timeout,
            Tags = tags.Value!,
        });
        if (!reply.Succeeded)
        {
            return reply.Error;
        }

        (Snapshot snapshot, StartedSnapshot started) = reply.Value!;
        return new StartSnapshotResponse
        {
            SnapshotId = snapshot.SnapshotId,
            OwnerId = snapshot.Owner.Value,
            Description = snapshot.Description,
            Status = Status(snapshot.State),
            StartTime = snapshot.StartTime,
            VolumeSize = snapshot.VolumeSize,
            BlockSize = BlockSize,
            Tags = [.. snapshot.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
            ParentSnapshotId = started.ParentSnapshotId,
            KmsKeyArn = snapshot.KmsKeyArn.Or(null),
            SseType = snapshot.KmsKeyArn.Or(null) is null ? "none" : "sse-kms",
        };
    }

    private static Reply<PutSnapshotBlockResponse> PutSnapshotBlock(ServiceCall call, PutSnapshotBlockRequest request)
    {
        PutBlockRequest put = new(request.SnapshotId, request.BlockIndex, request.DataLength, request.Checksum);
        Reply<string> reply = new EbsService(call.Run).PutSnapshotBlock(call.Caller, call.Region, put, request.BlockData.Span);
        return reply.Succeeded
            ? new PutSnapshotBlockResponse { Checksum = reply.Value, ChecksumAlgorithm = Sha256 }
            : reply.Error;
    }

    private static Reply<CompleteSnapshotResponse> CompleteSnapshot(ServiceCall call, CompleteSnapshotRequest request)
    {
        Reply<SnapshotState> reply = new EbsService(call.Run).CompleteSnapshot(
            call.Caller, call.Region, request.SnapshotId, request.ChangedBlocksCount, request.Checksum);
        return reply.Succeeded ? new CompleteSnapshotResponse { Status = Status(reply.Value) } : reply.Error;
    }

    private static Reply<ListSnapshotBlocksResponse> ListSnapshotBlocks(ServiceCall call, ListSnapshotBlocksRequest request)
    {
        Reply<BlockList> reply = new EbsService(call.Run).ListSnapshotBlocks(
            call.Caller, call.Region, request.SnapshotId, Page(request.MaxResults, request.NextToken, request.StartingBlockIndex));
        return reply.Succeeded
            ? new ListSnapshotBlocksResponse
            {
                Blocks = [.. reply.Value!.Blocks.Select(b => new Block { BlockIndex = b.Index, BlockToken = b.Token })],
                ExpiryTime = reply.Value.ExpiryTime,
                VolumeSize = reply.Value.VolumeSize,
                BlockSize = BlockSize,
                NextToken = reply.Value.NextToken,
            }
            : reply.Error;
    }

    private static Reply<ListChangedBlocksResponse> ListChangedBlocks(ServiceCall call, ListChangedBlocksRequest request)
    {
        Reply<BlockList> reply = new EbsService(call.Run).ListChangedBlocks(
            call.Caller, call.Region, request.FirstSnapshotId, request.SecondSnapshotId,
            Page(request.MaxResults, request.NextToken, request.StartingBlockIndex));
        return reply.Succeeded
            ? new ListChangedBlocksResponse
            {
                ChangedBlocks =
                [
                    .. reply.Value!.Blocks.Select(b => new ChangedBlock
                    {
                        BlockIndex = b.Index,
                        FirstBlockToken = b.FirstToken,
                        SecondBlockToken = b.Token,
                    }),
                ],
                ExpiryTime = reply.Value.ExpiryTime,
                VolumeSize = reply.Value.VolumeSize,
                BlockSize = BlockSize,
                NextToken = reply.Value.NextToken,
            }
            : reply.Error;
    }

    private static Reply<GetSnapshotBlockResponse> GetSnapshotBlock(ServiceCall call, GetSnapshotBlockRequest request)
    {
        Reply<BlockData> reply = new EbsService(call.Run).GetSnapshotBlock(
            call.Caller, call.Region, request.SnapshotId, request.BlockIndex, request.BlockToken);
        return reply.Succeeded
            ? new GetSnapshotBlockResponse
            {
                DataLength = reply.Value!.Bytes.Length,
                BlockData = reply.Value.Bytes,
                Checksum = reply.Value.Checksum,
                ChecksumAlgorithm = Sha256,
            }
            : reply.Error;
    }

    private static BlockPage Page(int? maxResults, string? nextToken, int? startingBlockIndex) => new()
    {
        MaxResults = maxResults,
        NextToken = nextToken,
        StartingBlockIndex = startingBlockIndex ?? 0,
    };

    private static string Status(SnapshotState state) => state switch
    {
        SnapshotState.Pending => "pending",
        SnapshotState.Error => "error",
        _ => "completed",
    };
}
