using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage;

namespace Keyferry.Server.Tests.Storage;

public sealed class PostgresStoreTests(PostgresCluster postgres) : IClassFixture<PostgresCluster>
{
    private const string Layer = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void What_was_committed_is_there_after_the_store_is_opened_again()
    {
        string database = postgres.NewDatabase();
        World first = new SampleValues(1).World();
        World second = first with { Keys = first.Keys.Remove(first.Keys.Keys.First()), Ids = new IdSource(77) };
        using (IWorldStore worlds = Open(database).Worlds)
        {
            Assert.Null(worlds.Load());
            worlds.Commit(new World(), first);
            worlds.Commit(first, second);
            Assert.Null(DeepComparison.Difference(second, worlds.Load()));
        }

        using IWorldStore again = Open(database).Worlds;
        Assert.Null(DeepComparison.Difference(second, again.Load()));
    }

    [Fact]
    public void Blocks_are_there_again_and_those_of_no_layer_are_swept()
    {
        string database = postgres.NewDatabase();
        byte[] block = [.. Enumerable.Range(0, 600_000).Select(i => (byte)(i * 7))];
        OpenedStore store = Open(database);
        using (store.Worlds)
        {
            World world = new() { Ebs = EbsState.Empty with { Layers = EbsState.Empty.Layers.Add(Layer, new BlockLayer(Layer, LayerState.Ready)) } };
            store.Worlds.Commit(new World(), world);
            store.Blocks.Put(Layer, 7, [1, 2, 3]);
            store.Blocks.Put(Layer, 12, block);
            store.Blocks.Put(Layer, 7, [4, 5]);
            store.Blocks.Put("ffff", 0, [1]);
        }

        OpenedStore again = Open(database);
        using IWorldStore worlds = again.Worlds;
        Assert.Equal([7, 12], again.Blocks.Indexes(Layer));
        Assert.Equal([4, 5], again.Blocks.Read(Layer, 7));
        Assert.Equal(block, again.Blocks.Read(Layer, 12));
        Assert.Null(again.Blocks.Read("ffff", 0));
        again.Blocks.Drop(Layer);
        Assert.Empty(again.Blocks.Indexes(Layer));
    }

    [Fact]
    public void Two_servers_cannot_share_a_database()
    {
        string database = postgres.NewDatabase();
        using IWorldStore worlds = Open(database).Worlds;
        Assert.Contains("another Keyferry uses this PostgreSQL database", Refusal(database), StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        string database = postgres.NewDatabase();
        Open(database).Worlds.Dispose();
        PostgresCluster.Run(database, "UPDATE keyferry.version SET version = 99");
        Assert.Contains("was written by a newer Keyferry: its format is 99, this one knows 1", Refusal(database), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named()
    {
        string database = postgres.NewDatabase();
        using (IWorldStore worlds = Open(database).Worlds)
        {
            worlds.Commit(new World(), new SampleValues(3).World());
        }

        PostgresCluster.Run(database, "UPDATE keyferry.entry SET value = '{' WHERE collection = 'Keys'");
        Assert.Contains("Keys `", Refusal(database), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_that_name_that_is_not_ours_is_refused()
    {
        string database = postgres.NewDatabase();
        PostgresCluster.Run(database, "CREATE SCHEMA keyferry; CREATE TABLE keyferry.songs (name text)");
        Assert.Contains("a schema `keyferry` that isn't Keyferry's", Refusal(database), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_was_cut_ends_all_commits_for_nobody_knows_what_was_kept()
    {
        string database = postgres.NewDatabase();
        World world = new() { Ids = new IdSource(5) };
        using IWorldStore worlds = Open(database).Worlds;
        worlds.Commit(new World(), world);
        PostgresCluster.Run(
            database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'keyferry' AND pid <> pg_backend_pid()");
        Assert.ThrowsAny<Exception>(() => worlds.Commit(world, world with { Ids = new IdSource(6) }));
        StoreException lost = Assert.Throws<StoreException>(() => worlds.Commit(world, world with { Ids = new IdSource(7) }));
        Assert.Contains("Start the server again", lost.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=/nowhere;Username=keyferry;Database=k", "PostgreSQL can't be reached")]
    [InlineData("Colour=blue", "the connection string isn't one")]
    [InlineData("", "the connection string isn't one")]
    public void A_connection_that_leads_nowhere_is_refused(string connection, string why) =>
        Assert.Contains(why, Refusal(connection), StringComparison.Ordinal);

    private static OpenedStore Open(string connection) =>
        WorldStores.Open(new StoreOptions(Postgres: connection), out string? error) ?? throw new InvalidOperationException(error);

    private static string Refusal(string connection)
    {
        Assert.Null(WorldStores.Open(new StoreOptions(Postgres: connection), out string? error));
        return Assert.IsType<string>(error);
    }
}
