using System.Diagnostics;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Signing;

namespace Keyferry.Bench.Serving;

/// <summary>An account with a user who may do what is measured, a role, a key and a snapshot; the same at every server.</summary>
internal sealed class BenchAccount : IDisposable
{
    public const string RoleArn = $"arn:aws:iam::{Id}:role/measured";

    // The one that moto takes a client for whose keys it doesn't know.
    private const string Id = "123456789012";

    private BenchAccount(ApiClient root, ApiClient user, string keyArn, string snapshotId) =>
        (Root, User, KeyArn, SnapshotId) = (root, user, keyArn, snapshotId);

    public ApiClient Root { get; }

    /// <summary>Has an access key of its own and one policy.</summary>
    public ApiClient User { get; }

    public string KeyArn { get; }

    public string SnapshotId { get; }

    public static ApiClient RootOf(ServerProcess server) => new(server.Endpoint, new SigningCredentials(Id, "any"));

    public static BenchAccount SetUp(ServerProcess server)
    {
        ApiClient root = RootOf(server);
        string key = root.Call(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest()).KeyMetadata!.Arn!;
        return new BenchAccount(root, NewUser(root, key), key, NewSnapshot(root));
    }

    public string RegisterImage(string name) => Root.Call(Ec2Model.Service, Ec2Model.RegisterImage, new RegisterImageRequest
    {
        Name = name,
        Architecture = "x86_64",
        RootDeviceName = "/dev/xvda",
        VirtualizationType = "hvm",
        BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = SnapshotId } }],
    }).ImageId!;

    /// <summary>Waits until the snapshot is completed; gives the time that it took.</summary>
    public static TimeSpan Await(ApiClient client, string snapshotId)
    {
        DescribeSnapshotsRequest request = new() { SnapshotIds = [snapshotId] };
        return Await(() => client.Call(Ec2Model.Service, Ec2Model.DescribeSnapshots, request).Snapshots![0].State, "completed");
    }

    public void Dispose()
    {
        User.Dispose();
        Root.Dispose();
    }

    private static ApiClient NewUser(ApiClient root, string key)
    {
        const string name = "measured";
        root.Call(IamModel.Service, IamModel.CreateUser, new CreateUserRequest { UserName = name });
        root.Call(IamModel.Service, IamModel.PutUserPolicy, new PutUserPolicyRequest
        {
            UserName = name,
            PolicyName = name,
            PolicyDocument = $$"""
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":["kms:Encrypt","kms:Decrypt"],"Resource":"{{key}}"},
                {"Effect":"Allow","Action":["ec2:Describe*"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"} } },
                {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{RoleArn}}"}]}
                """,
        });
        root.Call(IamModel.Service, IamModel.CreateRole, new CreateRoleRequest
        {
            RoleName = name,
            AssumeRolePolicyDocument = $$"""
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Id}}:root"},"Action":"sts:AssumeRole"}]}
                """,
        });
        AccessKey made = root.Call(IamModel.Service, IamModel.CreateAccessKey, new CreateAccessKeyRequest { UserName = name }).AccessKey;
        return root.As(new SigningCredentials(made.AccessKeyId, made.SecretAccessKey));
    }

    private static string NewSnapshot(ApiClient root)
    {
        CreateVolumeRequest volume = new() { AvailabilityZone = "us-east-1a", Size = 8 };
        string volumeId = root.Call(Ec2Model.Service, Ec2Model.CreateVolume, volume).VolumeId!;
        DescribeVolumesRequest made = new() { VolumeIds = [volumeId] };
        Await(() => root.Call(Ec2Model.Service, Ec2Model.DescribeVolumes, made).Volumes![0].State, "available");
        CreateSnapshotRequest snapshot = new() { VolumeId = volumeId };
        string snapshotId = root.Call(Ec2Model.Service, Ec2Model.CreateSnapshot, snapshot).SnapshotId!;
        Await(root, snapshotId);
        return snapshotId;
    }

    private static TimeSpan Await(Func<string?> state, string wanted)
    {
        var watch = Stopwatch.StartNew();
        while (state() != wanted)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new TimeoutException($"what should be {wanted} is {state()}");
            }

            Thread.Sleep(10);
        }

        return watch.Elapsed;
    }
}
