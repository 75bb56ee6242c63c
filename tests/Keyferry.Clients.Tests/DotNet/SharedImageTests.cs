using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Server.Hosting;
using Tag = Amazon.EC2.Model.Tag;

namespace Keyferry.Clients.Tests.DotNet;

/// <summary>The article's story as somebody meets it who shares images without Image Builder, by the AWS SDK for .NET.</summary>
public sealed class SharedImageTests : IAsyncLifetime
{
    private const string KeyPolicy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"},
            {
              "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
              "Action": ["kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey", "kms:CreateGrant"],
              "Resource": "*"
            }
          ]
        }
        """;

    private KeyferryServer _server = null!;
    private DotNetAccount _source = null!;
    private DotNetAccount _destination = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync();
        _source = new DotNetAccount(_server.Endpoint, "111122223333");
        _destination = new DotNetAccount(_server.Endpoint, "444455556666");
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        _destination.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Neither the image nor its snapshot: nobody else can ever use that key.</summary>
    [Fact]
    public async Task An_image_under_the_AWS_managed_key_is_not_shared()
    {
        (string image, string snapshot) = await ImageAsync(null);

        AmazonEC2Exception refused = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ShareAsync(image));
        Assert.Equal(("InvalidParameter", HttpStatusCode.BadRequest), (refused.ErrorCode, refused.StatusCode));
        Assert.Equal("Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.", refused.Message);
        refused = await Assert.ThrowsAsync<AmazonEC2Exception>(() => _source.Ec2.ModifySnapshotAttributeAsync(
            new ModifySnapshotAttributeRequest
            {
                SnapshotId = snapshot,
                Attribute = SnapshotAttributeName.CreateVolumePermission,
                OperationType = OperationType.Add,
                UserIds = ["444455556666"],
            }));
        Assert.Equal("OperationNotPermitted", refused.ErrorCode);
        Assert.Equal("Encrypted snapshots with EBS default key cannot be shared", refused.Message);
    }

    /// <summary>Sharing an image says nothing about its key: the machine starts only once the key is shared too.</summary>
    [Fact]
    public async Task A_shared_image_launches_once_its_key_is_shared()
    {
        string key = (await _source.Kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        (string image, _) = await ImageAsync(key);
        await ShareAsync(image);
        Image seen = Assert.Single((await _destination.Ec2.DescribeImagesAsync(
            new DescribeImagesRequest { ExecutableUsers = ["self"] })).Images);
        Assert.Equal((image, "111122223333"), (seen.ImageId, seen.OwnerId));

        Instance locked = await LaunchAsync(image);
        Assert.Equal((InstanceStateName.Terminated, "Client.InternalError"), (locked.State.Name, locked.StateReason.Code));
        Assert.Equal("Client.InternalError: Client error on launch", locked.StateReason.Message);

        await _source.Kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, PolicyName = "default", Policy = KeyPolicy });
        Assert.Equal(InstanceStateName.Running, (await LaunchAsync(image)).State.Name);
    }

    /// <summary>A copy under another key is how an image gets away from the AWS managed one.</summary>
    [Fact]
    public async Task A_copy_under_a_customer_managed_key_can_be_shared_and_copied_again()
    {
        (string image, _) = await ImageAsync(null);
        string key = (await _source.Kms.CreateKeyAsync(new CreateKeyRequest { Policy = KeyPolicy })).KeyMetadata.Arn;
        string copy = (await _source.Ec2.CopyImageAsync(new CopyImageRequest
        {
            SourceRegion = "us-east-1",
            SourceImageId = image,
            Name = "copy",
            Encrypted = true,
            KmsKeyId = key,
        })).ImageId;
        Image made = await FinishedAsync(_source, copy);
        Assert.Equal((ImageState.Available, true), (made.State, made.BlockDeviceMappings[0].Ebs.Encrypted));

        await ShareAsync(copy);
        await _source.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = made.BlockDeviceMappings[0].Ebs.SnapshotId,
            Attribute = SnapshotAttributeName.CreateVolumePermission,
            OperationType = OperationType.Add,
            UserIds = ["444455556666"],
        });
        string own = (await _destination.Ec2.CopyImageAsync(new CopyImageRequest
        {
            SourceRegion = "us-east-1",
            SourceImageId = copy,
            Name = "own",
        })).ImageId;
        made = await FinishedAsync(_destination, own);
        Assert.Equal((ImageState.Available, "444455556666"), (made.State, made.OwnerId));
        Snapshot snapshot = Assert.Single((await _destination.Ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { SnapshotIds = [made.BlockDeviceMappings[0].Ebs.SnapshotId] })).Snapshots);
        Assert.True(snapshot.Encrypted);
        Assert.Contains(":444455556666:key/", snapshot.KmsKeyId, StringComparison.Ordinal);
    }

    /// <summary>Tags, filters, dry runs and names that aren't there, as the SDK reads them.</summary>
    [Fact]
    public async Task Images_are_found_by_what_they_are_tagged_with()
    {
        (string image, _) = await ImageAsync(null);
        await _source.Ec2.CreateTagsAsync(new CreateTagsRequest([image], [new Tag("team", "images")]));
        Image found = Assert.Single((await _source.Ec2.DescribeImagesAsync(
            new DescribeImagesRequest { Filters = [new Filter("tag:team", ["images"]), new Filter("state", ["available"])] })).Images);
        Assert.Equal("images", Assert.Single(found.Tags).Value);

        AmazonEC2Exception dry = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => _source.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = image, DryRun = true }));
        Assert.Equal("DryRunOperation", dry.ErrorCode);
        AmazonEC2Exception absent = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => _source.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-0123456789abcdef0"] }));
        Assert.Equal("InvalidAMIID.NotFound", absent.ErrorCode);
        Assert.Equal("The image id '[ami-0123456789abcdef0]' does not exist", absent.Message);
    }

    // A volume under the key (null: the AWS managed one), its snapshot, and an image of that.
    private async Task<(string Image, string Snapshot)> ImageAsync(string? key)
    {
        string volume = (await _source.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            Encrypted = true,
            KmsKeyId = key,
        })).Volume.VolumeId;
        await DotNetAccount.UntilAsync(
            () => _source.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }),
            r => r.Volumes[0].State == VolumeState.Available);
        string snapshot = (await _source.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest(volume, "a disk"))).Snapshot.SnapshotId;
        await DotNetAccount.UntilAsync(
            () => _source.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshot] }),
            r => r.Snapshots[0].State == SnapshotState.Completed);
        string image = (await _source.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "golden",
            Architecture = ArchitectureValues.X86_64,
            VirtualizationType = "hvm",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings =
                [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = snapshot } }],
        })).ImageId;
        return (image, snapshot);
    }

    private Task<ModifyImageAttributeResponse> ShareAsync(string image) => _source.Ec2.ModifyImageAttributeAsync(
        new ModifyImageAttributeRequest
        {
            ImageId = image,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = "444455556666" }] },
        });

    private static async Task<Image> FinishedAsync(DotNetAccount account, string image) => (await DotNetAccount.UntilAsync(
        () => account.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [image] }),
        r => r.Images[0].State != ImageState.Pending)).Images[0];

    private async Task<Instance> LaunchAsync(string image)
    {
        string id = (await _destination.Ec2.RunInstancesAsync(
            new RunInstancesRequest(image, 1, 1) { InstanceType = InstanceType.T3Micro })).Reservation.Instances[0].InstanceId;
        return (await DotNetAccount.UntilAsync(
            () => _destination.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }),
            r => r.Reservations[0].Instances[0].State.Name != InstanceStateName.Pending)).Reservations[0].Instances[0];
    }
}
