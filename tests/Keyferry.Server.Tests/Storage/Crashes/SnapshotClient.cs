using System.Globalization;
using System.Security.Cryptography;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>
/// Writes snapshots block by block, copies them to another key and deletes the oldest: all that is there can be read to the end.
/// </summary>
internal sealed class SnapshotClient() : CrashClient("222233334444")
{
    private const int BlockSize = 512 * 1024;
    private const int Blocks = 2;
    private const int Most = 3;

    // The content of each snapshot that is there, by its id.
    private readonly Dictionary<string, int> _contents = [];
    private readonly List<string> _keys = [];
    private int _content;
    private int _written;
    private int _copies;
    private string? _writing;
    private string? _copied;
    private string? _deleted;

    protected override async Task ResumeAsync(HttpCaller caller)
    {
        Dictionary<string, Snapshot> found = await ListAsync(caller);
        if (_deleted is not null && !found.ContainsKey(_deleted))
        {
            _contents.Remove(_deleted);
        }

        if (_copied is not null && found.Values.FirstOrDefault(s => s.Description == CopyName) is { } copy)
        {
            _contents.Add(copy.SnapshotId!, _contents[_copied]);
            _copies++;
        }

        _copied = _deleted = null;
        Assert.All(_contents.Keys, id => Assert.True(found.ContainsKey(id), $"{id} was answered and is gone"));
        Assert.DoesNotContain(found.Values, s => s.Description!.StartsWith("copy", StringComparison.Ordinal) && !_contents.ContainsKey(s.SnapshotId!));
    }

    protected override async Task StepAsync(HttpCaller caller)
    {
        if (_keys.Count < 2)
        {
            _keys.Add((await caller.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest())).KeyMetadata!.Arn!);
        }
        else if (_writing is not null || _contents.Count == 0 || _copies % 8 == 7)
        {
            await WriteAsync(caller);
        }
        else if (_contents.Count > Most)
        {
            _deleted = _contents.Keys.First();
            await caller.CallAsync(Ec2Model.Service, Ec2Model.DeleteSnapshot, new DeleteSnapshotRequest { SnapshotId = _deleted });
            _contents.Remove(_deleted);
            _deleted = null;
        }
        else
        {
            await CopyAsync(caller);
        }

        Answered++;
    }

    protected override async Task CheckAsync(HttpCaller caller)
    {
        foreach ((string id, int content) in _contents)
        {
            await CompletedAsync(caller, id);
            await ReadAsync(caller, id, content);
        }
    }

    private string CopyName => string.Create(CultureInfo.InvariantCulture, $"copy {_copies}");

    private async Task CopyAsync(HttpCaller caller)
    {
        string source = _contents.Keys.Last();
        await CompletedAsync(caller, source);
        _copied = source;
        CopySnapshotResult copy = await caller.CallAsync(Ec2Model.Service, Ec2Model.CopySnapshot, new CopySnapshotRequest
        {
            SourceSnapshotId = source,
            SourceRegion = "us-east-1",
            Encrypted = true,
            KmsKeyId = _keys[_copies % 2],
            Description = CopyName,
        });
        _contents.Add(copy.SnapshotId!, _contents[source]);
        _copies++;
        _copied = null;
    }

    // One call; each may be made again in the next life.
    private async Task WriteAsync(HttpCaller caller)
    {
        if (_writing is null)
        {
            StartSnapshotResponse started = await caller.CallAsync(EbsModel.Service, EbsModel.StartSnapshot, new StartSnapshotRequest
            {
                VolumeSize = 1,
                Encrypted = true,
                KmsKeyArn = _keys[0],
                Description = "written",
                ClientToken = string.Create(CultureInfo.InvariantCulture, $"written-{_content}"),
            });
            (_writing, _written) = (started.SnapshotId, 0);
        }
        else if (_written < Blocks)
        {
            byte[] block = Block(_content, _written);
            await caller.CallAsync(EbsModel.Service, EbsModel.PutSnapshotBlock, new PutSnapshotBlockRequest
            {
                SnapshotId = _writing,
                BlockIndex = _written,
                BlockData = block,
                DataLength = BlockSize,
                Checksum = Convert.ToBase64String(SHA256.HashData(block)),
                ChecksumAlgorithm = "SHA256",
            });
            _written++;
        }
        else
        {
            // It is refused where the last life completed it already.
            await TryAsync(caller, EbsModel.Service, EbsModel.CompleteSnapshot, new CompleteSnapshotRequest
            {
                SnapshotId = _writing,
                ChangedBlocksCount = Blocks,
            });
            await CompletedAsync(caller, _writing);
            _contents.Add(_writing, _content++);
            _writing = null;
            _copies++;
        }
    }

    private static Task<string> CompletedAsync(HttpCaller caller, string id) => AwaitAsync(
        async () => (await caller.CallAsync(
            Ec2Model.Service, Ec2Model.DescribeSnapshots, new DescribeSnapshotsRequest { SnapshotIds = [id] })).Snapshots![0].State!,
        state => state == "completed",
        id);

    private static async Task ReadAsync(HttpCaller caller, string id, int content)
    {
        ListSnapshotBlocksResponse list = await caller.CallAsync(
            EbsModel.Service, EbsModel.ListSnapshotBlocks, new ListSnapshotBlocksRequest { SnapshotId = id });
        Assert.Equal(Enumerable.Range(0, Blocks), list.Blocks!.Select(b => b.BlockIndex!.Value));
        foreach (Block block in list.Blocks!)
        {
            GetSnapshotBlockResponse read = await caller.CallAsync(
                EbsModel.Service, EbsModel.GetSnapshotBlock,
                new GetSnapshotBlockRequest { SnapshotId = id, BlockIndex = block.BlockIndex!.Value, BlockToken = block.BlockToken! });
            Assert.True(
                read.BlockData!.Value.Span.SequenceEqual(Block(content, block.BlockIndex!.Value)),
                $"block {block.BlockIndex} of {id} isn't what was written");
        }
    }

    private static async Task<Dictionary<string, Snapshot>> ListAsync(HttpCaller caller) => (await caller.CallAsync(
        Ec2Model.Service, Ec2Model.DescribeSnapshots, new DescribeSnapshotsRequest { OwnerIds = ["self"] }))
        .Snapshots!.ToDictionary(s => s.SnapshotId!);

    private static byte[] Block(int content, int index)
    {
        byte[] block = new byte[BlockSize];
        new Random((content * 100) + index).NextBytes(block);
        return block;
    }
}
