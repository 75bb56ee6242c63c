using Microsoft.Data.Sqlite;

namespace Keyferry.Server.Storage.Sqlite;

/// <summary>Opens the database file of a folder, and sees to it that it is one of Keyferry's.</summary>
internal static class SqliteFile
{
    /// <summary>An open connection, which no other process has; throws <see cref="StoreException"/> or <see cref="SqliteException"/>.</summary>
    public static SqliteConnection Open(string file)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            // Seconds to wait for a lock: whoever has it keeps it.
            DefaultTimeout = 1,
        }.ConnectionString);
        try
        {
            connection.Open();
            // The file is locked from the first read on and for as long as this process lives.
            Run(connection, "PRAGMA locking_mode = EXCLUSIVE");
            long tables = Number(connection, "SELECT count(*) FROM sqlite_master");
            long ours = Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'keyferry'");
            if (tables > 0 && ours == 0)
            {
                throw new StoreException(
                    $"`{file}` is a database of another program. Nothing in it was changed. Give Keyferry a folder of its own");
            }

            if (tables > 0)
            {
                StoreSchema.Check(Number(connection, "SELECT version FROM keyferry"), $"`{file}`");
                CheckWhole(connection, file);
            }

            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA synchronous = FULL");
            if (tables == 0)
            {
                Create(connection);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CheckWhole(SqliteConnection connection, string file)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is string result && result != "ok")
        {
            throw new StoreException($"`{file}` is damaged ({result}). {StoreSchema.Restore}");
        }
    }

    private static void Create(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"""
            CREATE TABLE keyferry (version INTEGER NOT NULL);
            INSERT INTO keyferry (version) VALUES ({StoreSchema.Version});
            CREATE TABLE entry (
                collection TEXT NOT NULL,
                key TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (collection, key));
            """;
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
