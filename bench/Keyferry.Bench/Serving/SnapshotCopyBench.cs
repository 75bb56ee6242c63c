using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Bench.Serving;

/// <summary>
/// Copies an encrypted snapshot to another key, and holds the time against <see cref="AesGcmAlone"/>. The server's first copy goes
/// into memory that the system has to clear and map; later ones take the memory of those that were deleted before.
/// </summary>
internal static class SnapshotCopyBench
{
    private const int BlockSize = AesGcmAlone.BlockSize;
    private const int BlocksAGibibyte = (1 << 30) / BlockSize;
    private const int Rounds = 5;

    public static int Run(int gibibytes)
    {
        int count = gibibytes * BlocksAGibibyte;
        AesGcmAlone alone = new(count);
        alone.IntoBuffers();
        double fresh = Rate(gibibytes, alone.IntoNewMemory());
        Console.WriteLine(Text($"{gibibytes} GiB on {Environment.ProcessorCount} threads; AesGcm alone into new memory: {fresh:F0} MiB/s"));
        using var server = ServerProcess.StartKeyferry("--pace", "0");
        using ApiClient root = BenchAccount.RootOf(server);
        string source = Write(root, gibibytes, count);
        List<double> ratios = [];
        for (int round = 0; round <= Rounds; round++)
        {
            double reached = Rate(gibibytes, alone.IntoBuffers());
            double copied = Rate(gibibytes, Copy(root, source));
            string memory = round == 0 ? Text($"new memory, {copied / fresh:P0} of AesGcm there") : "memory of the copy before";
            Console.WriteLine(
                Text($"copied at {copied:F0} MiB/s into {memory}; AesGcm alone {reached:F0} MiB/s, {copied / reached:P0}; ")
                + Text($"{server.ResidentMegabytes:F0} MB resident"));
            ratios.Add(copied / reached);
        }

        Console.WriteLine(Text($"after the first copy {ratios[1..].Order().ElementAt(Rounds / 2):P0} in the middle of {Rounds}"));
        return 0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

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
}
