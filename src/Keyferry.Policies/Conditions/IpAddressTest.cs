using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Keyferry.Policies.Conditions;

/// <summary>IpAddress and NotIpAddress: addresses and CIDR blocks of both versions; a bare address is a block of one.</summary>
internal sealed class IpAddressTest(IEnumerable<string> values) : ValueTest
{
    private readonly Block[] _blocks = [.. values.Select(ParseBlock).OfType<Block>()];

    public override bool Matches(string value)
    {
        if (!TryParse(value, out UInt128 address, out bool isV6))
        {
            return false;
        }

        foreach (Block block in _blocks)
        {
            if (block.IsV6 == isV6 && (address & block.Mask) == block.Network)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is an address or a CIDR block.</summary>
    public static bool IsValid(string text) => ParseBlock(text) is not null;

    private static Block? ParseBlock(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryParse(slash < 0 ? text : text.AsSpan(0, slash), out UInt128 address, out bool isV6))
        {
            return null;
        }

        int width = isV6 ? 128 : 32;
        int length = width;
        if (slash >= 0 && (!int.TryParse(
            text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > width))
        {
            return null;
        }

        UInt128 all = isV6 ? UInt128.MaxValue : uint.MaxValue;
        UInt128 mask = length == 0 ? 0 : all & (all << (width - length));
        return new Block(address & mask, mask, isV6);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out UInt128 address, out bool isV6)
    {
        address = 0;
        isV6 = text.Contains(':');
        if (!isV6)
        {
            return TryParseV4(text, out address);
        }

        if (text.Contains('%') || text.Contains('[')
            || !IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out _);
        address = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    // By hand because IPAddress also takes `1`, `0x7f.1` and octal parts.
    private static bool TryParseV4(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        int parts = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> part = text[range];
            if (part.Length is 0 or > 3
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte value))
            {
                return false;
            }

            address = (address << 8) | value;
            parts++;
        }

        return parts == 4;
    }

    private readonly record struct Block(UInt128 Network, UInt128 Mask, bool IsV6);
}
