namespace Keyferry.Cloud.Worlds;

/// <summary>Makes ids from a counter, so that every run can be repeated: immutable, each draw gives the next source.</summary>
public readonly record struct IdSource(ulong Next)
{
    /// <summary>Seventeen hexadecimal digits behind a prefix, as EC2's ids: <c>ami-0123456789abcdef0</c>.</summary>
    public (string Id, IdSource After) Ec2Id(string prefix)
    {
        (ulong high, _) = Draw();
        return ($"{prefix}-0{high:x16}", new IdSource(Next + 1));
    }

    /// <summary>A UUID's text.</summary>
    public (string Id, IdSource After) Uuid()
    {
        (ulong high, ulong low) = Draw();
        string digits = $"{high:x16}{low:x16}";
        return ($"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..]}", new IdSource(Next + 1));
    }

    /// <summary>IAM's unique ids: the prefix (<c>AROA</c>, <c>AIDA</c> …) and seventeen capital letters and digits.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids</remarks>
    public (string Id, IdSource After) UniqueId(string prefix)
    {
        (ulong high, ulong low) = Draw();
        return (prefix + Base32.Of(new UInt128(high, low), 17), new IdSource(Next + 1));
    }

    /// <summary>The number that the next id would be made of: 128 bits.</summary>
    public (UInt128 Number, IdSource After) Number()
    {
        (ulong high, ulong low) = Draw();
        return (new UInt128(high, low), new IdSource(Next + 1));
    }

    // SplitMix64: spreads a counter over all bits; not for secrets.
    private (ulong High, ulong Low) Draw() => (Mix(Next * 2), Mix((Next * 2) + 1));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
