using System.Data;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage.Rows;
using Npgsql;

namespace Keyferry.Server.Storage.Postgres;

/// <summary>
/// The world in the schema <c>keyferry</c> of a PostgreSQL database, which no other server may use meanwhile: one row for each
/// entry, one transaction for each commit, answered by the database when it is on its disk.
/// </summary>
internal sealed class PostgresStore : IWorldStore
{
    private const string Put =
        "INSERT INTO keyferry.entry (collection, key, value) VALUES ($1, $2, $3) "
        + "ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value";

    private const string Remove = "DELETE FROM keyferry.entry WHERE collection = $1 AND key = $2";

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private World? _found;
    private bool _lost;

    private PostgresStore(NpgsqlDataSource source, NpgsqlConnection connection, World? found)
    {
        _source = source;
        _connection = connection;
        _found = found;
        Blocks = new PostgresBlocks(source);
    }

    public PostgresBlocks Blocks { get; }

    /// <summary>Connects, makes the tables if there are none, and reads the world; throws <see cref="StoreException"/>.</summary>
    public static PostgresStore Open(string connectionString)
    {
        NpgsqlDataSource? source = null;
        NpgsqlConnection? connection = null;
        try
        {
            source = PostgresDatabase.Source(connectionString);
            connection = source.OpenConnection();
            PostgresDatabase.Prepare(connection);
            return new PostgresStore(source, connection, WorldRows.Read(Rows(connection)));
        }
        catch (Exception e) when (PostgresDatabase.Explain(e) is { } message)
        {
            Close();
            throw new StoreException(message, e);
        }
        catch
        {
            Close();
            throw;
        }

        void Close()
        {
            connection?.Dispose();
            source?.Dispose();
        }
    }

    public World? Load() => _found ?? WorldRows.Read(Rows(_connection));

    public void Commit(World before, World after)
    {
        List<RowChange> changes = WorldRows.Changes(before, after);
        if (changes.Count == 0)
        {
            return;
        }

        if (_lost)
        {
            throw new StoreException("the connection to PostgreSQL was lost: nothing more can be kept. Start the server again");
        }

        // The world that was found at the start isn't held for as long as the process lives.
        _found = null;
        // A batch is one transaction: https://www.npgsql.org/doc/basic-usage.html#batching
        using NpgsqlBatch batch = new(_connection);
        foreach (RowChange change in changes)
        {
            NpgsqlBatchCommand command = new(change.Json is null ? Remove : Put);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = change.Collection });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = change.Key });
            if (change.Json is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = change.Json });
            }

            batch.BatchCommands.Add(command);
        }

        try
        {
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException e) when (e is not PostgresException || _connection.State != ConnectionState.Open)
        {
            // Whether the database has it nobody knows; only reading it again tells. The lock is gone with the connection, too.
            _lost = true;
            throw new StoreException($"the connection to PostgreSQL was lost during a commit: {e.Message}. Start the server again", e);
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _source.Dispose();
    }

    private static IEnumerable<RowChange> Rows(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new("SELECT collection, key, value FROM keyferry.entry", connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new RowChange(reader.GetString(0), reader.GetString(1), reader.GetString(2));
        }
    }
}
