using Keyferry.Cloud.Ebs;
using Npgsql;

namespace Keyferry.Server.Storage.Postgres;

/// <summary>Blocks in the table <c>keyferry.block</c>; each is on the database's disk when <see cref="Put"/> returns.</summary>
internal sealed class PostgresBlocks(NpgsqlDataSource source) : IBlockStore
{
    public void Put(string layerId, int blockIndex, byte[] sealedBlock)
    {
        using NpgsqlCommand command = source.CreateCommand(
            "INSERT INTO keyferry.block (layer, index, bytes) VALUES ($1, $2, $3) "
            + "ON CONFLICT (layer, index) DO UPDATE SET bytes = excluded.bytes");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blockIndex });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = sealedBlock });
        command.ExecuteNonQuery();
    }

    public byte[]? Get(string layerId, int blockIndex)
    {
        using NpgsqlCommand command = source.CreateCommand("SELECT bytes FROM keyferry.block WHERE layer = $1 AND index = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blockIndex });
        return command.ExecuteScalar() as byte[];
    }

    public IReadOnlyList<int> Indexes(string layerId)
    {
        using NpgsqlCommand command = source.CreateCommand("SELECT index FROM keyferry.block WHERE layer = $1 ORDER BY index");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<int> indexes = [];
        while (reader.Read())
        {
            indexes.Add(reader.GetInt32(0));
        }

        return indexes;
    }

    public void Drop(string layerId)
    {
        using NpgsqlCommand command = source.CreateCommand("DELETE FROM keyferry.block WHERE layer = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        command.ExecuteNonQuery();
    }

    /// <summary>Forgets the blocks of all layers but these.</summary>
    public void Sweep(IReadOnlySet<string> live)
    {
        List<string> kept = [];
        using (NpgsqlCommand command = source.CreateCommand("SELECT DISTINCT layer FROM keyferry.block"))
        using (NpgsqlDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                kept.Add(reader.GetString(0));
            }
        }

        kept.Where(id => !live.Contains(id)).ToList().ForEach(Drop);
    }
}
