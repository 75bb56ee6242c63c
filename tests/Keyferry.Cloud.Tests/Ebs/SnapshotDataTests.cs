using CsCheck;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Ebs;

/// <summary>The bytes of snapshots: sealed under a key, copied under another, shared as long as they may be.</summary>
public sealed class SnapshotDataTests
{
    private static readonly string s_otherKey = Worlds.Subjects.Key(Source, East, OtherKeyId);

    private static readonly Gen<Dictionary<int, byte[]>> s_blocks =
        Gen.Dictionary(Gen.Int[0, 2047], Gen.Int[0, 1 << 20].Select(ActingWorld.Block))[0, 3];

    private static ActingWorld NewWorld() => new(new TestWorld().Key(Source, East, KeyId).Key(Source, East, OtherKeyId));

    [Fact]
    public void What_is_written_is_read_encrypted_or_not() =>
        s_blocks.Select(Gen.Bool).Sample(
            (blocks, encrypted) =>
            {
                ActingWorld world = NewWorld();
                string id = world.Write(Source, blocks, encrypted ? SourceKey : null);

                Assert.Equal(blocks.OrderBy(b => b.Key), world.Read(Source, id).OrderBy(b => b.Key));
                Assert.Equal(encrypted ? SourceKey : null, world.World.Snapshots[(East, id)].KmsKeyArn.Value);
            },
            iter: 20);

    [Fact]
    public void A_block_with_any_byte_changed_is_never_read() =>
        Gen.Int[0, ActingWorld.BlockSize - 1].Select(Gen.Byte[1, 255], Gen.Bool).Sample(
            (at, change, encrypted) =>
            {
                ActingWorld world = NewWorld();
                string id = world.Write(Source, new Dictionary<int, byte[]> { [3] = ActingWorld.Block(at) }, encrypted ? SourceKey : null);
                world.Store.All.Values.Single()[at] ^= change;

                Reply<BlockData> read = world.Read(Source, id, world.List(Source, id).Blocks.Single());

                Assert.Equal("InternalServerException", read.Error?.Code);
            },
            iter: 20);

    [Fact]
    public void A_block_in_another_ones_place_is_not_read()
    {
        ActingWorld world = NewWorld();
        string id = world.Write(Source, new Dictionary<int, byte[]> { [0] = ActingWorld.Block(0), [1] = ActingWorld.Block(1) }, SourceKey);
        string layer = world.World.Ebs.Data[id].LayerId;
        (world.Store.All[(layer, 0)], world.Store.All[(layer, 1)]) = (world.Store.All[(layer, 1)], world.Store.All[(layer, 0)]);

        Assert.All(world.List(Source, id).Blocks, block => Assert.False(world.Read(Source, id, block).Succeeded));
    }

    [Fact]
    public void A_copy_under_another_key_has_equal_bytes_and_no_equal_ciphertext()
    {
        ActingWorld world = NewWorld();
        var blocks = Enumerable.Range(0, 5).ToDictionary(i => i * 7, ActingWorld.Block);
        string from = world.Write(Source, blocks, SourceKey);
        string copy = Copy(world, from, s_otherKey);

        Assert.Equal(SnapshotState.Pending, world.World.Snapshots[(East, copy)].State);
        world.Pass();

        Assert.Equal(SnapshotState.Completed, world.World.Snapshots[(East, copy)].State);
        Assert.Equal(blocks.OrderBy(b => b.Key), world.Read(Source, copy).OrderBy(b => b.Key));
        Assert.All(blocks.Keys, i => Assert.NotEqual(
            world.Store.All[(world.World.Ebs.Data[from].LayerId, i)], world.Store.All[(world.World.Ebs.Data[copy].LayerId, i)]));
    }

    [Fact]
    public void A_copy_under_the_same_key_shares_the_blocks_and_outlives_its_source()
    {
        ActingWorld world = NewWorld();
        Dictionary<int, byte[]> blocks = new() { [5] = ActingWorld.Block(5) };
        string from = world.Write(Source, blocks, SourceKey);
        string copy = Copy(world, from, SourceKey);
        world.Pass();

        Assert.Single(world.Store.All);
        Forget(world, from);
        Assert.Equal(blocks, world.Read(Source, copy));
        Forget(world, copy);
        Assert.Empty(world.Store.All);
        Assert.Empty(world.World.Ebs.Layers);
    }

    [Fact]
    public void A_source_that_is_deleted_while_it_is_copied_still_gives_its_bytes()
    {
        ActingWorld world = NewWorld();
        Dictionary<int, byte[]> blocks = new() { [0] = ActingWorld.Block(1) };
        string from = world.Write(Source, blocks, SourceKey);
        string copy = Copy(world, from, s_otherKey);
        world.Do<Done>(run => Deleted(run, from));

        world.Pass();

        Assert.Equal(blocks, world.Read(Source, copy));
        Assert.Single(world.Store.All);
    }

    [Fact]
    public void An_incremental_snapshot_shows_its_parents_blocks_and_lists_its_own_changes()
    {
        ActingWorld world = NewWorld();
        string parent = world.Write(Source, new Dictionary<int, byte[]> { [0] = ActingWorld.Block(0), [1] = ActingWorld.Block(1) }, SourceKey);
        string child = world.Write(Source, new Dictionary<int, byte[]> { [1] = ActingWorld.Block(2), [2] = ActingWorld.Block(3) }, null, parent);

        BlockList changes = world.Do(run => new EbsService(run).ListChangedBlocks(
            Caller.Root(Source), East, parent, child, new BlockPage()));
        Forget(world, parent);

        Assert.Equal([ActingWorld.Block(0), ActingWorld.Block(2), ActingWorld.Block(3)], world.Read(Source, child).OrderBy(b => b.Key).Select(b => b.Value));
        Assert.Equal([(1, true), (2, false)], changes.Blocks.Select(b => (b.Index, b.FirstToken is not null)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_copy_fails_where_the_key_is_disabled_meanwhile_or_a_block_is_damaged(bool disabled)
    {
        ActingWorld world = NewWorld();
        string from = world.Write(Source, new Dictionary<int, byte[]> { [4] = ActingWorld.Block(4) }, SourceKey);
        string copy = Copy(world, from, s_otherKey);
        if (disabled)
        {
            world.ChangeKey(s_otherKey, k => k with { State = KeyState.Disabled });
        }
        else
        {
            world.Store.All.Values.Single()[100] ^= 1;
        }

        world.Pass();

        Snapshot failed = world.World.Snapshots[(East, copy)];
        Assert.Equal(SnapshotState.Error, failed.State);
        Assert.Equal(
            disabled ? "Given key ID is not accessible" : "Block 4 can't be read: what is stored isn't what was written",
            failed.StateMessage);
    }

    [Fact]
    public void An_image_waits_for_the_data_of_its_copied_snapshots()
    {
        ActingWorld world = NewWorld();
        string from = world.Write(Source, new Dictionary<int, byte[]> { [0] = ActingWorld.Block(0) }, SourceKey);
        Image source = new()
        {
            Region = East,
            ImageId = ImageId,
            Owner = Source,
            Name = "golden",
            BlockDeviceMappings = [new ImageDevice("/dev/xvda", from)],
        };
        world.World = world.World with { Images = world.World.Images.SetItem((East, ImageId), source) };
        CopyImageRequest request = new() { SourceRegion = East, SourceImageId = ImageId, Name = "copy", Encrypted = true, KmsKeyId = s_otherKey };
        string id = world.Do(run => new Ec2Service(run).CopyImage(Caller.Root(Source), East, request));
        Image copy = world.Do<Image>(run => new Ec2Service(run).FinishCopy(Caller.Root(Source), East, id, request));

        Assert.Equal(ImageState.Pending, copy.State);
        world.Pass();
        Assert.Equal(ImageState.Available, world.World.Images[(East, id)].State);
    }

    private static string Copy(ActingWorld world, string from, string keyArn) => world.Do<string>(run =>
    {
        Snapshot source = run.World.Snapshots[(East, from)];
        Snapshot copy = SnapshotContents.Copied(
            run, source, source with { SnapshotId = from[..^1] + "f0", KmsKeyArn = keyArn, EncryptionContextId = from[..^1] + "f0" },
            run.World.Keys[keyArn]);
        run.World = run.World with { Snapshots = run.World.Snapshots.SetItem((East, copy.SnapshotId), copy) };
        return copy.SnapshotId;
    });

    private static void Forget(ActingWorld world, string id)
    {
        world.Do<Done>(run => Deleted(run, id));
        world.Pass();
    }

    private static Reply<Done> Deleted(Run run, string id)
    {
        SnapshotContents.Forget(run, id);
        run.World = run.World with { Snapshots = run.World.Snapshots.Remove((East, id)) };
        return default(Done);
    }
}
