using System.Security.Cryptography;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Tests.Ebs;

/// <summary>Bytes that are written through the EBS direct APIs are read from every copy, by who may use the copy's key, over the wire.</summary>
public sealed class SnapshotBytesTests
{
    private const int BlockSize = 524288;
    private const string Owner = "111122223333";
    private const string Other = "444455556666";

    [Fact]
    public void An_encrypted_image_that_is_copied_to_another_key_and_account_has_the_same_bytes()
    {
        using TestCloud cloud = new();
        TestCaller owner = cloud.As(Owner);
        TestCaller other = cloud.As(Other);
        string key = NewKey(owner, Other);
        byte[] first = Block(1);
        byte[] last = Block(2);
        string snapshot = Write(owner, key, (0, first), (2047, last));
        cloud.Settle();
        string image = owner.Call(Ec2Model.Service, Ec2Model.RegisterImage, new RegisterImageRequest
        {
            Name = "golden",
            Architecture = "x86_64",
            RootDeviceName = "/dev/xvda",
            VirtualizationType = "hvm",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = snapshot } }],
        }).ImageId!;
        Share(owner, image, snapshot);

        string copy = other.Call(Ec2Model.Service, Ec2Model.CopyImage, new CopyImageRequest
        {
            Name = "copied",
            SourceImageId = image,
            SourceRegion = "us-east-1",
            Encrypted = true,
            KmsKeyId = NewKey(other),
        }).ImageId!;
        Assert.Equal("pending", Describe(other, copy).State);
        cloud.Settle();

        Image copied = Describe(other, copy);
        Assert.Equal("available", copied.State);
        string copiedSnapshot = copied.BlockDeviceMappings![0].Ebs!.SnapshotId!;
        Assert.Equal(new Dictionary<int, byte[]> { [0] = first, [2047] = last }, Read(other, copiedSnapshot));
        Assert.Equal("ResourceNotFoundException", owner.Fail(
            EbsModel.Service, EbsModel.ListSnapshotBlocks, new ListSnapshotBlocksRequest { SnapshotId = copiedSnapshot }).Code);
    }

    [Fact]
    public void A_block_whose_checksum_is_wrong_is_refused_with_the_reason()
    {
        using TestCloud cloud = new();
        TestCaller owner = cloud.As(Owner);
        string snapshot = owner.Call(EbsModel.Service, EbsModel.StartSnapshot, new StartSnapshotRequest { VolumeSize = 1 }).SnapshotId!;
        PutSnapshotBlockRequest put = Put(snapshot, 0, Block(1));

        WireError error = owner.Fail(EbsModel.Service, EbsModel.PutSnapshotBlock, put with { Checksum = Put(snapshot, 0, Block(2)).Checksum });

        Assert.Equal(("ValidationException", 400), (error.Code, error.Status));
        Assert.Equal("INVALID_BLOCK", error.Members["Reason"]?.ToString());
    }

    private static string NewKey(TestCaller caller, string? alsoFor = null)
    {
        string principals = alsoFor is null ? $"\"{Root(caller.Credentials.AccessKeyId)}\"" : $"\"{Root(Owner)}\",\"{Root(alsoFor)}\"";
        return caller.Call(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest
        {
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[{{principals}}]},"Action":"kms:*","Resource":"*"}]}
                """,
        }).KeyMetadata!.Arn!;
    }

    private static string Root(string account) => $"arn:aws:iam::{account}:root";

    private static string Write(TestCaller caller, string key, params (int Index, byte[] Data)[] blocks)
    {
        string snapshot = caller.Call(EbsModel.Service, EbsModel.StartSnapshot, new StartSnapshotRequest
        {
            VolumeSize = 1,
            Encrypted = true,
            KmsKeyArn = key,
        }).SnapshotId!;
        foreach ((int index, byte[] data) in blocks)
        {
            caller.Call(EbsModel.Service, EbsModel.PutSnapshotBlock, Put(snapshot, index, data));
        }

        byte[] all = [.. blocks.SelectMany(b => SHA256.HashData(b.Data))];
        CompleteSnapshotResponse completed = caller.Call(EbsModel.Service, EbsModel.CompleteSnapshot, new CompleteSnapshotRequest
        {
            SnapshotId = snapshot,
            ChangedBlocksCount = blocks.Length,
            Checksum = Convert.ToBase64String(SHA256.HashData(all)),
            ChecksumAlgorithm = "SHA256",
            ChecksumAggregationMethod = "LINEAR",
        });
        Assert.Equal("pending", completed.Status);
        return snapshot;
    }

    private static PutSnapshotBlockRequest Put(string snapshot, int index, byte[] data) => new()
    {
        SnapshotId = snapshot,
        BlockIndex = index,
        BlockData = data,
        DataLength = data.Length,
        Checksum = Convert.ToBase64String(SHA256.HashData(data)),
        ChecksumAlgorithm = "SHA256",
    };

    private static void Share(TestCaller owner, string image, string snapshot)
    {
        owner.Call(Ec2Model.Service, Ec2Model.ModifyImageAttribute, new ModifyImageAttributeRequest
        {
            ImageId = image,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = Other }] },
        });
        owner.Call(Ec2Model.Service, Ec2Model.ModifySnapshotAttribute, new ModifySnapshotAttributeRequest
        {
            SnapshotId = snapshot,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = Other }] },
        });
    }

    private static Image Describe(TestCaller caller, string image) => Assert.Single(
        caller.Call(Ec2Model.Service, Ec2Model.DescribeImages, new DescribeImagesRequest { ImageIds = [image] }).Images!);

    private static Dictionary<int, byte[]> Read(TestCaller caller, string snapshot) => caller
        .Call(EbsModel.Service, EbsModel.ListSnapshotBlocks, new ListSnapshotBlocksRequest { SnapshotId = snapshot }).Blocks!
        .ToDictionary(b => b.BlockIndex!.Value, b => caller.Call(EbsModel.Service, EbsModel.GetSnapshotBlock, new GetSnapshotBlockRequest
        {
            SnapshotId = snapshot,
            BlockIndex = b.BlockIndex!.Value,
            BlockToken = b.BlockToken!,
        }).BlockData!.Value.ToArray());

    private static byte[] Block(int seed)
    {
        byte[] block = new byte[BlockSize];
        new Random(seed).NextBytes(block);
        return block;
    }
}
