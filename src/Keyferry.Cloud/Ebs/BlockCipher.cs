using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ebs;

/// <summary>
/// Seals the blocks of one layer and opens them again. Under a data key: nonce, tag and ciphertext of AES-256-GCM; without
/// one: a checksum and the block. Either is bound to the layer and the index, so that a block that was changed, or put in
/// another's place, doesn't open. Not for several threads at once.
/// </summary>
internal sealed class BlockCipher : IDisposable
{
    /// <summary>In bytes (https://docs.aws.amazon.com/ebs/latest/userguide/ebsapi-elements.html).</summary>
    public const int BlockSize = 512 * 1024;

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AesGcm? _aes;
    private readonly IncrementalHash? _hash;
    private readonly byte[] _place;

    /// <param name="layerId">Whose blocks.</param>
    /// <param name="dataKey">As KMS made it (F3.9), of which the first 256 bits are used; null: not encrypted.</param>
    public BlockCipher(string layerId, byte[]? dataKey)
    {
        _place = [.. Encoding.ASCII.GetBytes(layerId), 0, 0, 0, 0];
        _aes = dataKey is null ? null : new AesGcm(dataKey.AsSpan(0, KeySize), TagSize);
        _hash = dataKey is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>In memory that the platform's store lent, so that it can be put there.</summary>
    public IMemoryOwner<byte> Seal(ReadOnlySpan<byte> block, int index, Platform platform)
    {
        BinaryPrimitives.WriteInt32BigEndian(_place.AsSpan(_place.Length - 4), index);
        IMemoryOwner<byte> memory = platform.Blocks.Lend(Head + block.Length);
        Span<byte> made = memory.Memory.Span;
        if (_aes is null)
        {
            Checksum(block, made[..Head]);
            block.CopyTo(made[Head..]);
            return memory;
        }

        Span<byte> nonce = made[..NonceSize];
        platform.FillRandom(nonce);
        _aes.Encrypt(nonce, block, made[Head..], made[NonceSize..Head], _place);
        return memory;
    }

    /// <summary>
    /// Whether the block is what was sealed at this index; then it is written to <paramref name="block"/>.
    /// </summary>
    public bool Open(ReadOnlySpan<byte> sealedBlock, int index, Span<byte> block)
    {
        BinaryPrimitives.WriteInt32BigEndian(_place.AsSpan(_place.Length - 4), index);
        if (sealedBlock.Length != Head + block.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> content = sealedBlock[Head..];
        if (_aes is null)
        {
            Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
            Checksum(content, checksum);
            content.CopyTo(block);
            return checksum.SequenceEqual(sealedBlock[..Head]);
        }

        try
        {
            _aes.Decrypt(sealedBlock[..NonceSize], content, sealedBlock[NonceSize..Head], block, _place);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // What stands before the block.
    private int Head => _aes is null ? SHA256.HashSizeInBytes : NonceSize + TagSize;

    public void Dispose()
    {
        _aes?.Dispose();
        _hash?.Dispose();
    }

    private void Checksum(ReadOnlySpan<byte> block, Span<byte> into)
    {
        _hash!.AppendData(_place);
        _hash.AppendData(block);
        _hash.GetHashAndReset(into);
    }
}
