using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ebs;

/// <summary>A world in which things are really done: calls commit as a host's do, and time passes when it is told to.</summary>
internal sealed class ActingWorld(TestWorld world) : Platform
{
    public const int BlockSize = 524288;

    public World World { get; set; } = world.World;

    public Stored Store { get; } = new();

    public override TimeZoneInfo? TimeZone(string name) => null;

    public override IBlockStore Blocks => Store;

    public override IEventLog Events => throw new NotSupportedException();

    public override void FillRandom(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    public override byte[] NewPrivateKey(string keySpec) => throw new NotSupportedException(keySpec);

    /// <summary>Makes a call; one that fails changes nothing.</summary>
    public Reply<T> Call<T>(Func<Run, Reply<T>> call)
    {
        Run run = new(World, ExecutionMode.Actual) { Platform = this };
        Reply<T> reply = call(run);
        World = reply.Succeeded ? run.World : World;
        return reply;
    }

    /// <summary>Makes a call that has to succeed.</summary>
    public T Do<T>(Func<Run, Reply<T>> call)
    {
        Reply<T> reply = Call(call);
        Assert.Null(reply.Error);
        return reply.Value!;
    }

    /// <summary>Lets time pass until nothing is left to do within it.</summary>
    public void Pass(TimeSpan time)
    {
        DateTimeOffset end = World.Now + time;
        while (World.Schedule.Values.Where(t => t.Due <= end).MinBy(t => t.Due) is { } task)
        {
            World = World with { Now = task.Due };
            string? failure = ScheduledWork.Prepare(World, this, task, CancellationToken.None);
            Do<Done>(run =>
            {
                ScheduledWork.Complete(run, task, failure);
                return default(Done);
            });
        }

        World = World with { Now = end };
    }

    public void Pass() => Pass(TimeSpan.FromSeconds(10));

    /// <summary>Writes a snapshot through the EBS direct APIs and completes it.</summary>
    public string Write(AccountId account, IReadOnlyDictionary<int, byte[]> blocks, string? keyArn = null, string? parent = null)
    {
        string id = Do(run => new EbsService(run).StartSnapshot(Caller.Root(account), East, new StartSnapshotRequest(1)
        {
            Encrypted = parent is null ? keyArn is not null : null,
            KmsKeyArn = keyArn,
            ParentSnapshotId = parent,
        })).Snapshot.SnapshotId;
        foreach ((int index, byte[] block) in blocks)
        {
            Put(account, id, index, block);
        }

        Do(run => new EbsService(run).CompleteSnapshot(Caller.Root(account), East, id, blocks.Count, null));
        Pass();
        return id;
    }

    public void Put(AccountId account, string snapshotId, int index, byte[] block) => Do(run => new EbsService(run).PutSnapshotBlock(
        Caller.Root(account), East,
        new PutBlockRequest(snapshotId, index, block.Length, Convert.ToBase64String(SHA256.HashData(block))), block));

    public BlockList List(AccountId account, string snapshotId) =>
        Do(run => new EbsService(run).ListSnapshotBlocks(Caller.Root(account), East, snapshotId, new BlockPage()));

    public Reply<BlockData> Read(AccountId account, string snapshotId, ListedBlock block) =>
        Call(run => new EbsService(run).GetSnapshotBlock(Caller.Root(account), East, snapshotId, block.Index, block.Token!));

    /// <summary>All blocks of a snapshot by index.</summary>
    public Dictionary<int, byte[]> Read(AccountId account, string snapshotId) =>
        List(account, snapshotId).Blocks.ToDictionary(b => b.Index, b => Read(account, snapshotId, b).Value!.Bytes);

    public void ChangeKey(string arn, Func<KmsKey, KmsKey> change) =>
        World = World with { Keys = World.Keys.SetItem(arn, change(World.Keys[arn])) };

    /// <summary>A block that is made of a number.</summary>
    public static byte[] Block(int seed)
    {
        byte[] block = new byte[BlockSize];
        new Random(seed).NextBytes(block);
        return block;
    }

    internal sealed class Stored : IBlockStore
    {
        public ConcurrentDictionary<(string Layer, int Index), byte[]> All { get; } = [];

        public IMemoryOwner<byte> Lend(int length) => new Block(new byte[length]);

        public void Put(string layerId, int blockIndex, IMemoryOwner<byte> sealedBlock) =>
            All[(layerId, blockIndex)] = sealedBlock.Memory.ToArray();

        public IMemoryOwner<byte>? Get(string layerId, int blockIndex) =>
            All.TryGetValue((layerId, blockIndex), out byte[]? bytes) ? new Block(bytes) : null;

        public bool Has(string layerId, int blockIndex) => All.ContainsKey((layerId, blockIndex));

        public IReadOnlyList<int> Indexes(string layerId) =>
            [.. All.Keys.Where(k => k.Layer == layerId).Select(k => k.Index).Order()];

        public void Drop(string layerId)
        {
            foreach ((string Layer, int Index) key in All.Keys.Where(k => k.Layer == layerId))
            {
                All.TryRemove(key, out _);
            }
        }

        private sealed class Block(byte[] bytes) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory => bytes;

            public void Dispose()
            {
            }
        }
    }
}
