using System.Text.Json;
using Npgsql;

namespace Keyferry.Server.Storage.Postgres;

/// <summary>Connects to a database and makes it ready for one server.</summary>
internal static class PostgresDatabase
{
    // An arbitrary number that is Keyferry's: "keyferry" in ASCII.
    private const long LockId = 0x6B65796665727279;

    public static NpgsqlDataSource Source(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = new(connectionString)
        {
            ApplicationName = "keyferry",
            // The few commands of a commit are always the same.
            MaxAutoPrepare = 16,
        };
        NpgsqlSlimDataSourceBuilder builder = new(settings.ConnectionString);
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    /// <summary>Takes the database for this process, and makes or checks its tables.</summary>
    public static void Prepare(NpgsqlConnection connection)
    {
        // A server that was killed a moment ago may still hold the lock, until the database sees that it is gone.
        Run(connection, "SET lock_timeout = '5s'");
        Run(connection, $"SELECT pg_advisory_lock({LockId})");
        Run(connection, "SET lock_timeout = 0");
        string place = $"the database `{connection.Database}`";
        using NpgsqlCommand exists = new("SELECT to_regclass('keyferry.version') IS NOT NULL", connection);
        if (exists.ExecuteScalar() is true)
        {
            using NpgsqlCommand version = new("SELECT version FROM keyferry.version", connection);
            StoreSchema.Check(version.ExecuteScalar() is int number ? number : 0, place);
            return;
        }

        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Run(connection,
            $"""
            CREATE SCHEMA keyferry;
            CREATE TABLE keyferry.version (version integer NOT NULL);
            INSERT INTO keyferry.version (version) VALUES ({StoreSchema.Version});
            CREATE TABLE keyferry.entry (
                collection text NOT NULL,
                key text NOT NULL,
                value text NOT NULL,
                PRIMARY KEY (collection, key));
            CREATE TABLE keyferry.block (
                layer text NOT NULL,
                index integer NOT NULL,
                bytes bytea NOT NULL,
                PRIMARY KEY (layer, index));
            ALTER TABLE keyferry.block ALTER COLUMN bytes SET STORAGE EXTERNAL;
            """);
        transaction.Commit();
    }

    /// <summary>What went wrong at the start, for a person; null for what is a fault of ours.</summary>
    public static string? Explain(Exception e) => e switch
    {
        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            "another Keyferry uses this PostgreSQL database: two servers can't share one. Stop the other one, or give this one its own",
        PostgresException { SqlState: PostgresErrorCodes.DuplicateSchema } =>
            "the PostgreSQL database has a schema `keyferry` that isn't Keyferry's. Nothing in it was changed. Use another database",
        PostgresException p => $"PostgreSQL refuses: {p.MessageText} ({p.SqlState}). Check the connection string and the user's rights",
        NpgsqlException => $"PostgreSQL can't be reached: {e.Message}. Check the connection string, and that the server runs",
        JsonException => $"the PostgreSQL database holds what this Keyferry can't read ({e.Message}). {StoreSchema.Restore}",
        ArgumentException => $"the connection string isn't one: {e.Message.TrimEnd('.')}. Write it as `Host=localhost;Database=keyferry;Username=…`",
        _ => null,
    };

    private static void Run(NpgsqlConnection connection, string text)
    {
        using NpgsqlCommand command = new(text, connection);
        command.ExecuteNonQuery();
    }
}
