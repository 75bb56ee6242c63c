using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Bench.Serving;

/// <summary>
/// Copies an encrypted snapshot to another key, and holds the time against that of decrypting and encrypting as many blocks in
/// memory with <see cref="AesGcm"/>, on as many threads, into buffers that are there already.
/// </summary>
internal static class SnapshotCopyBench
{
    private const int BlockSize = 512 * 1024;
    private const int BlocksAGibibyte = (1 << 30) / BlockSize;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Rounds = 3;

    public static int Run(int gibibytes)
    {
        int count = gibibytes * BlocksAGibibyte;
        byte[][] blocks = SealedBlocks(count);
        using var server = ServerProcess.StartKeyferry("--pace", "0");
        using ApiClient root = BenchAccount.RootOf(server);
        string source = Write(root, gibibytes, count);
        for (int round = 0; round < Rounds; round++)
        {
            double alone = Rate(gibibytes, InMemory(blocks));
            double copied = Rate(gibibytes, Copy(root, source));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{gibibytes} GiB: copied at {copied:F0} MiB/s, AesGcm alone {alone:F0} MiB/s, {copied / alone:P0}; ")
                + string.Create(CultureInfo.InvariantCulture, $"{server.ResidentMegabytes:F0} MB resident"));
        }

        return 0;
    }

    private static double Rate(int gibibytes, TimeSpan took) => gibibytes * 1024 / took.TotalSeconds;

    private static string NewKey(ApiClient root) =>
        root.Call(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest()).KeyMetadata!.Arn!;

    private static string Write(ApiClient root, int gibibytes, int count)
    {
        string snapshot = root.Call(EbsModel.Service, EbsModel.StartSnapshot, new StartSnapshotRequest
        {
            VolumeSize = gibibytes,
            Encrypted = true,
            KmsKeyArn = NewKey(root),
        }).SnapshotId!;
        byte[] content = RandomNumberGenerator.GetBytes(BlockSize);
        for (int i = 0; i < count; i++)
        {
            BitConverter.TryWriteBytes(content, i);
            root.Call(EbsModel.Service, EbsModel.PutSnapshotBlock, new PutSnapshotBlockRequest
            {
                SnapshotId = snapshot,
                BlockIndex = i,
                BlockData = content,
                DataLength = BlockSize,
                Checksum = Convert.ToBase64String(SHA256.HashData(content)),
                ChecksumAlgorithm = "SHA256",
            });
        }

        root.Call(EbsModel.Service, EbsModel.CompleteSnapshot, new CompleteSnapshotRequest { SnapshotId = snapshot, ChangedBlocksCount = count });
        BenchAccount.Await(root, snapshot);
        return snapshot;
    }

    private static TimeSpan Copy(ApiClient root, string source)
    {
        CopySnapshotRequest request = new()
        {
            SourceSnapshotId = source,
            SourceRegion = "us-east-1",
            Encrypted = true,
            KmsKeyId = NewKey(root),
        };
        var watch = Stopwatch.StartNew();
        string copy = root.Call(Ec2Model.Service, Ec2Model.CopySnapshot, request).SnapshotId!;
        BenchAccount.Await(root, copy);
        watch.Stop();
        root.Call(Ec2Model.Service, Ec2Model.DeleteSnapshot, new DeleteSnapshotRequest { SnapshotId = copy });
        return watch.Elapsed;
    }

    private static byte[][] SealedBlocks(int count)
    {
        byte[][] blocks = new byte[count][];
        byte[] content = RandomNumberGenerator.GetBytes(BlockSize);
        using AesGcm aes = new(new byte[32], TagSize);
        for (int i = 0; i < count; i++)
        {
            blocks[i] = GC.AllocateUninitializedArray<byte>(NonceSize + TagSize + BlockSize);
            Seal(aes, content, i, blocks[i]);
        }

        return blocks;
    }

    private static TimeSpan InMemory(byte[][] blocks)
    {
        byte[] otherKey = RandomNumberGenerator.GetBytes(32);
        var watch = Stopwatch.StartNew();
        Parallel.For(
            0,
            blocks.Length,
            () => (Old: new AesGcm(new byte[32], TagSize), New: new AesGcm(otherKey, TagSize), Plain: new byte[BlockSize], Sealed: new byte[NonceSize + TagSize + BlockSize]),
            (i, _, worker) =>
            {
                ReadOnlySpan<byte> block = blocks[i];
                worker.Old.Decrypt(
                    block[..NonceSize], block[(NonceSize + TagSize)..], block.Slice(NonceSize, TagSize), worker.Plain);
                Seal(worker.New, worker.Plain, i, worker.Sealed);
                return worker;
            },
            worker =>
            {
                worker.Old.Dispose();
                worker.New.Dispose();
            });
        return watch.Elapsed;
    }

    private static void Seal(AesGcm aes, ReadOnlySpan<byte> content, int index, Span<byte> into)
    {
        Span<byte> nonce = into[..NonceSize];
        BitConverter.TryWriteBytes(nonce, index);
        aes.Encrypt(nonce, content, into[(NonceSize + TagSize)..], into.Slice(NonceSize, TagSize));
    }
}
