using System.Buffers;
using System.Globalization;
using Keyferry.Cloud.Ebs;
using Microsoft.Win32.SafeHandles;

namespace Keyferry.Server.Storage.Sqlite;

/// <summary>
/// Blocks as files, <c>blocks/LAYER/INDEX</c>. A block is written beside its place, flushed to the disk and then renamed, so
/// that there is never half of one.
/// </summary>
internal sealed class FileBlocks : IBlockStore
{
    private const string Incoming = "incoming";

    private readonly string _folder;
    private long _written;

    public FileBlocks(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, Incoming));
    }

    public IMemoryOwner<byte> Lend(int length) => new PooledBlock(length);

    public void Put(string layerId, int blockIndex, IMemoryOwner<byte> sealedBlock)
    {
        using IMemoryOwner<byte> block = sealedBlock;
        string target = FileOf(layerId, blockIndex);
        string name = Interlocked.Increment(ref _written).ToString(CultureInfo.InvariantCulture);
        string beside = Path.Combine(_folder, Incoming, name);
        using (SafeFileHandle file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, block.Memory.Span, 0);
            RandomAccess.FlushToDisk(file);
        }

        Directory.CreateDirectory(FolderOf(layerId));
        File.Move(beside, target, overwrite: true);
    }

    public IMemoryOwner<byte>? Get(string layerId, int blockIndex)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(FileOf(layerId, blockIndex));
            PooledBlock block = new((int)RandomAccess.GetLength(file));
            int read = 0;
            while (read < block.Memory.Length)
            {
                int more = RandomAccess.Read(file, block.Memory.Span[read..], read);
                read += more > 0 ? more : throw new EndOfStreamException($"block {blockIndex} of {layerId} became shorter");
            }

            return block;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Has(string layerId, int blockIndex) => File.Exists(FileOf(layerId, blockIndex));

    public IReadOnlyList<int> Indexes(string layerId)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(FolderOf(layerId))
                    .Select(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))
                    .Order(),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public void Drop(string layerId)
    {
        string folder = FolderOf(layerId);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Forgets what was never finished, and the blocks of all layers but these.</summary>
    public void Sweep(IReadOnlySet<string> live)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder, Incoming)))
        {
            File.Delete(file);
        }

        foreach (string folder in Directory.EnumerateDirectories(_folder))
        {
            string name = Path.GetFileName(folder);
            if (name != Incoming && !live.Contains(name))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private string FileOf(string layerId, int blockIndex) =>
        Path.Combine(FolderOf(layerId), blockIndex.ToString(CultureInfo.InvariantCulture));

    // An id is a file's name here; another than we make would be a fault of ours.
    private string FolderOf(string layerId) =>
        layerId.Length > 0 && layerId != Incoming && layerId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? Path.Combine(_folder, layerId)
            : throw new ArgumentException($"`{layerId}` is no id of a layer", nameof(layerId));
}
