using System.Text.Json;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace Keyferry.Server.Storage.Sqlite;

/// <summary>
/// The world in <c>world.db</c>: one row for each entry, one transaction for each commit. The write-ahead log is flushed to the
/// disk with every commit (<c>synchronous=FULL</c>): with <c>NORMAL</c> a power failure could take the last answers back
/// (https://www.sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
internal sealed class SqliteStore : IWorldStore
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private World? _found;

    private SqliteStore(SqliteConnection connection, World? found)
    {
        _connection = connection;
        _found = found;
        _put = Prepared(
            "INSERT INTO entry (collection, key, value) VALUES ($collection, $key, $value) "
            + "ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value",
            "$collection", "$key", "$value");
        _remove = Prepared("DELETE FROM entry WHERE collection = $collection AND key = $key", "$collection", "$key");
    }

    /// <summary>Opens or makes the folder's store and reads it; throws <see cref="StoreException"/>.</summary>
    public static SqliteStore Open(string folder)
    {
        string file = Path.Combine(Path.GetFullPath(folder), "world.db");
        if (File.Exists(folder))
        {
            throw new StoreException($"`{folder}` is a file: everything is kept in a folder, which is made where there is none");
        }

        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetFullPath(folder));
            connection = SqliteFile.Open(file);
            World? found = WorldRows.Read(Rows(connection));
            return new SqliteStore(connection, found);
        }
        catch (Exception e) when (Explain(e, file) is { } message)
        {
            connection?.Dispose();
            throw new StoreException(message, e);
        }
        catch
        {
            connection?.Dispose();
            throw;
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

        // The world that was found at the start isn't held for as long as the process lives.
        _found = null;
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        _put.Transaction = _remove.Transaction = transaction;
        foreach (RowChange change in changes)
        {
            SqliteCommand command = change.Json is null ? _remove : _put;
            command.Parameters[0].Value = change.Collection;
            command.Parameters[1].Value = change.Key;
            if (change.Json is not null)
            {
                command.Parameters[2].Value = change.Json;
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepared(string text, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (string name in parameters)
        {
            command.Parameters.Add(name, SqliteType.Text);
        }

        command.Prepare();
        return command;
    }

    private static IEnumerable<RowChange> Rows(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT collection, key, value FROM entry";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new RowChange(reader.GetString(0), reader.GetString(1), reader.GetString(2));
        }
    }

    // https://www.sqlite.org/rescode.html
    private static string? Explain(Exception e, string file) => e switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            $"`{file}` is in use by another process: two servers can't share a folder. Stop the other one, or give this one its own",
        SqliteException { SqliteErrorCode: 26 } => $"`{file}` is no SQLite database. {StoreSchema.Restore}",
        SqliteException { SqliteErrorCode: 11 } => $"`{file}` is damaged ({e.Message}). {StoreSchema.Restore}",
        SqliteException => $"`{file}` can't be opened: {e.Message}",
        JsonException => $"`{file}` holds what this Keyferry can't read ({e.Message}). {StoreSchema.Restore}",
        IOException or UnauthorizedAccessException => $"`{file}` can't be opened: {e.Message}",
        _ => null,
    };
}
