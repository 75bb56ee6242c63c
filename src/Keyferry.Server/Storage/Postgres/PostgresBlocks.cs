using System.Buffers;
using System.Data;
using Keyferry.Cloud.Ebs;
using Npgsql;

namespace Keyferry.Server.Storage.Postgres;

/// <summary>Blocks in the table <c>keyferry.block</c>; each is on the database's disk when <see cref="Put"/> returns.</summary>
internal sealed class PostgresBlocks(NpgsqlDataSource source) : IBlockStore
{
    public IMemoryOwner<byte> Lend(int length) => new PooledBlock(length);

    public void Put(string layerId, int blockIndex, IMemoryOwner<byte> sealedBlock)
    {
        using IMemoryOwner<byte> block = sealedBlock;
        using NpgsqlCommand command = source.CreateCommand(
            "INSERT INTO keyferry.block (layer, index, bytes) VALUES ($1, $2, $3) "
            + "ON CONFLICT (layer, index) DO UPDATE SET bytes = excluded.bytes");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blockIndex });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = block.Memory });
        command.ExecuteNonQuery();
    }

    public IMemoryOwner<byte>? Get(string layerId, int blockIndex)
    {
        using NpgsqlCommand command = Select("bytes", layerId, blockIndex);
        using NpgsqlDataReader reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        if (!reader.Read())
        {
            return null;
        }

        using Stream bytes = reader.GetStream(0);
        PooledBlock block = new((int)bytes.Length);
        bytes.ReadExactly(block.Memory.Span);
        return block;
    }

    public bool Has(string layerId, int blockIndex)
    {
        using NpgsqlCommand command = Select("true", layerId, blockIndex);
        return command.ExecuteScalar() is true;
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

    private NpgsqlCommand Select(string what, string layerId, int blockIndex)
    {
        NpgsqlCommand command = source.CreateCommand($"SELECT {what} FROM keyferry.block WHERE layer = $1 AND index = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = layerId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blockIndex });
        return command;
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
