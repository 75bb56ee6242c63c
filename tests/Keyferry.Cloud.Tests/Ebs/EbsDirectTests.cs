using System.Security.Cryptography;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ebs;

/// <summary>The EBS direct APIs: what they refuse, and in which words.</summary>
public sealed class EbsDirectTests
{
    private static readonly Dictionary<int, byte[]> s_one = new() { [0] = ActingWorld.Block(0) };

    private static ActingWorld NewWorld() => new(new TestWorld().Key(Source, East, KeyId).Role(Target, "admin"));

    [Fact]
    public void A_snapshot_that_nobody_writes_to_any_more_fails_after_its_timeout()
    {
        ActingWorld world = NewWorld();
        string id = Start(world, new StartSnapshotRequest(1) { Timeout = 10 });
        world.Pass(TimeSpan.FromMinutes(8));
        world.Put(Source, id, 0, ActingWorld.Block(0));
        world.Pass(TimeSpan.FromMinutes(8));
        Assert.Equal(SnapshotState.Pending, world.World.Snapshots[(East, id)].State);

        world.Pass(TimeSpan.FromMinutes(8));

        Assert.Equal(SnapshotState.Error, world.World.Snapshots[(East, id)].State);
    }

    [Fact]
    public void The_same_token_starts_one_snapshot_and_another_request_with_it_is_a_conflict()
    {
        ActingWorld world = NewWorld();
        StartSnapshotRequest request = new(1) { ClientToken = "token" };

        Assert.Equal(Start(world, request), Start(world, request));
        Assert.Equal("ConflictException", TryStart(world, request with { VolumeSize = 2 }).Error?.Code);
    }

    [Fact]
    public void A_wrong_aggregated_checksum_fails_the_snapshot_and_the_right_one_completes_it()
    {
        byte[] all = [.. SHA256.HashData(ActingWorld.Block(1)), .. SHA256.HashData(ActingWorld.Block(2))];
        Assert.Equal(SnapshotState.Completed, StateAfter(Convert.ToBase64String(SHA256.HashData(all))));
        Assert.Equal(SnapshotState.Error, StateAfter(Convert.ToBase64String(SHA256.HashData(all[..32]))));

        static SnapshotState StateAfter(string checksum)
        {
            ActingWorld world = NewWorld();
            string id = Start(world, new StartSnapshotRequest(1) { Encrypted = true, KmsKeyArn = SourceKey });
            world.Put(Source, id, 9, ActingWorld.Block(2));
            world.Put(Source, id, 2, ActingWorld.Block(1));
            world.Do(run => new EbsService(run).CompleteSnapshot(Caller.Root(Source), East, id, 2, checksum));
            world.Pass();
            return world.World.Snapshots[(East, id)].State;
        }
    }

    [Fact]
    public void Nothing_is_written_once_the_snapshot_is_complete()
    {
        ActingWorld world = NewWorld();
        string id = world.Write(Source, s_one);

        Reply<string> reply = world.Call(run => new EbsService(run).PutSnapshotBlock(
            Caller.Root(Source), East, new PutBlockRequest(id, 0, ActingWorld.BlockSize, ""), ActingWorld.Block(1)));

        Assert.Equal(EbsErrors.NotPending(id), reply.Error);
    }

    [Fact]
    public void A_token_is_for_one_block_and_for_seven_days()
    {
        ActingWorld world = NewWorld();
        string id = world.Write(Source, s_one);
        ListedBlock block = world.List(Source, id).Blocks.Single();

        Assert.Equal(EbsErrors.BlockToken, world.Read(Source, id, block with { Index = 1 }).Error);
        world.Pass(TimeSpan.FromDays(8));
        Assert.Equal(EbsErrors.BlockToken, world.Read(Source, id, block).Error);
    }

    [Fact]
    public void Pages_of_blocks_are_the_whole_list()
    {
        ActingWorld world = NewWorld();
        string id = world.Write(Source, Enumerable.Range(0, 5).ToDictionary(i => i * 3, ActingWorld.Block));
        List<int> seen = [];
        string? token = null;
        do
        {
            BlockList page = world.Do(run => new EbsService(run).ListSnapshotBlocks(
                Caller.Root(Source), East, id, new BlockPage { MaxResults = 2, NextToken = token }));
            seen.AddRange(page.Blocks.Select(b => b.Index));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal([0, 3, 6, 9, 12], seen);
    }

    [Fact]
    public void Another_account_reads_only_what_is_shared_and_only_with_the_key()
    {
        ActingWorld world = NewWorld();
        string id = world.Write(Source, s_one, SourceKey);
        ListedBlock block = world.List(Source, id).Blocks.Single();
        Assert.Equal(EbsErrors.NotFound(id), world.Read(Target, id, block).Error);

        Snapshot shared = world.World.Snapshots[(East, id)];
        shared = shared with { CreateVolumePermissions = shared.CreateVolumePermissions.Add(Target) };
        world.World = world.World with { Snapshots = world.World.Snapshots.SetItem((East, id), shared) };

        Assert.Equal(EbsErrors.KeyNotAccessible, world.Read(Target, id, block).Error);
        world.ChangeKey(SourceKey, k => k with
        {
            Policy = Policy("key policy", KeyPolicy(Source, Target), Policies.Language.PolicyKind.Resource),
        });
        Assert.Equal(s_one[0], world.Read(Target, id, block).Value!.Bytes);
    }

    // https://docs.aws.amazon.com/ebs/latest/userguide/ebsapis-using-encryption.html
    [Theory]
    [InlineData("None", null, false, false, "Unencrypted")]
    [InlineData("None", null, false, true, "DefaultKey")]
    [InlineData("None", true, false, false, "DefaultKey")]
    [InlineData("None", true, true, true, "GivenKey")]
    [InlineData("None", false, false, false, "Unencrypted")]
    [InlineData("None", false, false, true, "MustEncrypt")]
    [InlineData("None", false, true, false, "KeyNeedsEncrypted")]
    [InlineData("Plain", null, false, false, "Unencrypted")]
    [InlineData("Plain", null, false, true, "MustEncrypt")]
    [InlineData("Plain", true, false, false, "EncryptedWithParent")]
    [InlineData("Encrypted", null, false, true, "ParentKey")]
    [InlineData("Encrypted", null, true, false, "KeyNeedsEncrypted")]
    [InlineData("Encrypted", false, false, false, "EncryptedWithParent")]
    public void The_key_of_a_started_snapshot(string parent, bool? encrypted, bool keyGiven, bool byDefault, string result) =>
        Assert.Equal(result, StartEncryption.Resolve(Enum.Parse<StartParent>(parent), encrypted, keyGiven, byDefault).ToString());

    private static string Start(ActingWorld world, StartSnapshotRequest request) => TryStart(world, request).Value!.Snapshot.SnapshotId;

    private static Reply<SnapshotStart> TryStart(ActingWorld world, StartSnapshotRequest request) =>
        world.Call(run => new EbsService(run).StartSnapshot(Caller.Root(Source), East, request));
}
