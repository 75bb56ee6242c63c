using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Keyferry.Server.Tests.Storage;

public sealed class FolderStoreTests : IDisposable
{
    private const string Layer = "0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("world.db");

    [Fact]
    public void A_new_folder_has_no_world()
    {
        OpenedStore store = Open();
        using IWorldStore worlds = store.Worlds;
        Assert.Null(worlds.Load());
    }

    [Fact]
    public void What_was_committed_is_there_after_the_store_is_opened_again()
    {
        World first = new SampleValues(1).World();
        World second = first with { Keys = first.Keys.Remove(first.Keys.Keys.First()), Ids = new IdSource(77) };
        using (IWorldStore worlds = Open().Worlds)
        {
            worlds.Commit(new World(), first);
            Assert.Null(DeepComparison.Difference(first, worlds.Load()));
            worlds.Commit(first, second);
        }

        using IWorldStore again = Open().Worlds;
        Assert.Null(DeepComparison.Difference(second, again.Load()));
    }

    [Fact]
    public void Another_world_in_its_place_leaves_nothing_of_the_old_one()
    {
        World old = new SampleValues(1).World();
        World fresh = new SampleValues(2).World();
        using IWorldStore worlds = Open().Worlds;
        worlds.Commit(new World(), old);
        worlds.Commit(old, fresh);
        Assert.Null(DeepComparison.Difference(fresh, worlds.Load()));
    }

    [Fact]
    public void Two_servers_cannot_share_a_folder()
    {
        using IWorldStore worlds = Open().Worlds;
        Assert.Contains("in use by another process", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(Database, "Dear diary, this is not a database. It is long enough to look like one at first sight, though.");
        byte[] before = File.ReadAllBytes(Database);
        Assert.Contains("is no SQLite database", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        Run("CREATE TABLE songs (name TEXT)");
        byte[] before = File.ReadAllBytes(Database);
        Assert.Contains("a database of another program", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        Open().Worlds.Dispose();
        Run("UPDATE keyferry SET version = 99");
        Assert.Contains("was written by a newer Keyferry: its format is 99, this one knows 1", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named()
    {
        Commit(new SampleValues(3).World());
        Run("UPDATE entry SET value = '{\"half\":' WHERE collection = 'Keys'");
        Assert.Contains("Keys `", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_database_is_refused()
    {
        Commit(new SampleValues(3).World());
        byte[] bytes = File.ReadAllBytes(Database);
        // The pages behind the first, which stays: the file still says that it is a database.
        Random random = new(5);
        for (int i = 4096; i < bytes.Length; i++)
        {
            bytes[i] = (byte)random.Next(256);
        }

        File.WriteAllBytes(Database, bytes);
        Assert.Contains("is damaged", Refusal(), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        string file = _folder.File("file");
        File.WriteAllText(file, "");
        Assert.Null(WorldStores.Open(new StoreOptions(Path.Combine(file, "data")), out string? error));
        Assert.Contains("can't be opened", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_database_at_once_are_refused()
    {
        Assert.Null(WorldStores.Open(new StoreOptions(_folder.Path, "Host=localhost"), out string? error));
        Assert.Contains("one place only", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_there_again_and_those_of_no_layer_are_swept()
    {
        byte[] block = [.. Enumerable.Range(0, 600_000).Select(i => (byte)(i * 7))];
        OpenedStore store = Open();
        using (store.Worlds)
        {
            World world = new() { Ebs = EbsState.Empty with { Layers = EbsState.Empty.Layers.Add(Layer, new BlockLayer(Layer, LayerState.Ready)) } };
            store.Worlds.Commit(new World(), world);
            store.Blocks.Put(Layer, 7, [1, 2, 3]);
            store.Blocks.Put(Layer, 12, block);
            store.Blocks.Put(Layer, 7, [4, 5]);
            store.Blocks.Put("ffff", 0, [1]);
            File.WriteAllText(_folder.File("blocks/incoming/9"), "half of a bl");
        }

        OpenedStore again = Open();
        using IWorldStore worlds = again.Worlds;
        Assert.Equal([7, 12], again.Blocks.Indexes(Layer));
        Assert.Equal([4, 5], again.Blocks.Read(Layer, 7));
        Assert.Equal(block, again.Blocks.Read(Layer, 12));
        Assert.Null(again.Blocks.Read(Layer, 8));
        Assert.Null(again.Blocks.Read("ffff", 0));
        Assert.Empty(again.Blocks.Indexes("ffff"));
        Assert.Empty(Directory.EnumerateFiles(_folder.File("blocks/incoming")));
        again.Blocks.Drop(Layer);
        again.Blocks.Drop(Layer);
        Assert.Empty(again.Blocks.Indexes(Layer));
    }

    [Fact]
    public void An_id_is_no_way_out_of_the_folder()
    {
        OpenedStore store = Open();
        using IWorldStore worlds = store.Worlds;
        Assert.Throws<ArgumentException>(() => store.Blocks.Put("../outside", 0, [1]));
        Assert.Throws<ArgumentException>(() => store.Blocks.Drop(""));
    }

    public void Dispose() => _folder.Dispose();

    private OpenedStore Open() =>
        WorldStores.Open(new StoreOptions(_folder.Path), out string? error) ?? throw new InvalidOperationException(error);

    private string Refusal()
    {
        Assert.Null(WorldStores.Open(new StoreOptions(_folder.Path), out string? error));
        return Assert.IsType<string>(error);
    }

    private void Commit(World world)
    {
        using IWorldStore worlds = Open().Worlds;
        worlds.Commit(new World(), world);
    }

    private void Run(string text)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
