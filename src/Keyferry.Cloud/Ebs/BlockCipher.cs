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
    private const int HeadSize = NonceSize + TagSize;

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

    /// <summary>A new array that may be given away.</summary>
    public byte[] Seal(ReadOnlySpan<byte> block, int index, Platform platform)
    {
        BinaryPrimitives.WriteInt32BigEndian(_place.AsSpan(_place.Length - 4), index);
        if (_aes is null)
        {
            byte[] plain = GC.AllocateUninitializedArray<byte>(SHA256.HashSizeInBytes + block.Length);
            Checksum(block, plain.AsSpan(0, SHA256.HashSizeInBytes));
            block.CopyTo(plain.AsSpan(SHA256.HashSizeInBytes));
            return plain;
        }

        byte[] made = GC.AllocateUninitializedArray<byte>(HeadSize + block.Length);
        Span<byte> nonce = made.AsSpan(0, NonceSize);
        platform.FillRandom(nonce);
        _aes.Encrypt(nonce, block, made.AsSpan(HeadSize), made.AsSpan(NonceSize, TagSize), _place);
        return made;
    }

    /// <summary>
    /// Whether the block is what was sealed at this index; then it is written to <paramref name="block"/>.
    /// </summary>
    public bool Open(ReadOnlySpan<byte> sealedBlock, int index, Span<byte> block)
    {
        BinaryPrimitives.WriteInt32BigEndian(_place.AsSpan(_place.Length - 4), index);
        int head = _aes is null ? SHA256.HashSizeInBytes : HeadSize;
        if (sealedBlock.Length != head + block.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> content = sealedBlock[head..];
        if (_aes is null)
        {
            Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
            Checksum(content, checksum);
            content.CopyTo(block);
            return checksum.SequenceEqual(sealedBlock[..head]);
        }

        try
        {
            _aes.Decrypt(sealedBlock[..NonceSize], content, sealedBlock[NonceSize..head], block, _place);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

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
