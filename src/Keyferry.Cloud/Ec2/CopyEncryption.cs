using System.Collections.Immutable;
using System.Diagnostics;

namespace Keyferry.Cloud.Ec2;

/// <summary>How a request gave a flag.</summary>
[Flags]
internal enum Flag
{
    Absent = 1,
    False = 2,
    True = 4,
    AbsentOrFalse = Absent | False,
    AbsentOrTrue = Absent | True,
    Any = Absent | False | True,
}

/// <summary>What a snapshot's copy is encrypted with.</summary>
internal enum CopyKey
{
    Unencrypted,

    /// <summary>The caller's default EBS key in the destination Region.</summary>
    DefaultKey,

    GivenKey,

    /// <summary>The source snapshot's own key.</summary>
    SourceKey,

    /// <summary>Error F2.13.</summary>
    KeyNeedsEncrypted,

    /// <summary>Error F2.14.</summary>
    CannotDecrypt,
}

/// <summary>The outcome table for copies (2.3), per snapshot. Null in a row: any.</summary>
internal static class CopyEncryption
{
    internal sealed record Row(
        string Name, bool? SourceEncrypted, bool? Own, bool? SameRegion, Flag Encrypted, bool? KeyGiven, bool? ByDefault, CopyKey Result);

    // T14 can't exist: a snapshot under an AWS managed key can't be shared (F2.40).
    public static ImmutableArray<Row> Rows { get; } =
    [
        //   row           encrypted  own    same R. Encrypted            KmsKeyId  by default
        new("T1",          false,     null,  null,   Flag.AbsentOrFalse,  false,    false,   CopyKey.Unencrypted),
        new("T2",          false,     null,  null,   Flag.Absent,         false,    true,    CopyKey.DefaultKey),
        new("T3",          false,     null,  null,   Flag.False,          false,    true,    CopyKey.DefaultKey),
        new("T4",          false,     null,  null,   Flag.True,           false,    null,    CopyKey.DefaultKey),
        new("T5",          false,     null,  null,   Flag.True,           true,     null,    CopyKey.GivenKey),
        new("T6",          false,     null,  null,   Flag.AbsentOrFalse,  true,     null,    CopyKey.KeyNeedsEncrypted),
        new("T7/T8/T11",   true,      true,  true,   Flag.AbsentOrTrue,   false,    null,    CopyKey.SourceKey),
        new("T9/T10/T12",  true,      true,  false,  Flag.AbsentOrTrue,   false,    null,    CopyKey.DefaultKey),
        new("T13",         true,      false, null,   Flag.AbsentOrTrue,   false,    null,    CopyKey.DefaultKey),
        new("T15",         true,      null,  null,   Flag.True,           true,     null,    CopyKey.GivenKey),
        new("T16",         true,      null,  null,   Flag.False,          false,    null,    CopyKey.CannotDecrypt),
        new("T17",         true,      null,  null,   Flag.AbsentOrFalse,  true,     null,    CopyKey.KeyNeedsEncrypted),
    ];

    /// <param name="sourceEncrypted">Whether the source snapshot is encrypted.</param>
    /// <param name="own">Whether the caller owns it.</param>
    /// <param name="sameRegion">Whether the copy stays in its Region.</param>
    /// <param name="encrypted">The request's Encrypted, null if absent.</param>
    /// <param name="keyGiven">Whether the request has a KmsKeyId.</param>
    /// <param name="byDefault">Encryption by default in the destination Region.</param>
    /// <param name="ownKeepsKey">F2.21: what T7, T8 and T11 come to, where AWS's texts contradict each other.</param>
    public static CopyKey Resolve(
        bool sourceEncrypted, bool own, bool sameRegion, bool? encrypted, bool keyGiven, bool byDefault, bool ownKeepsKey)
    {
        Flag flag = encrypted switch { null => Flag.Absent, false => Flag.False, true => Flag.True };
        foreach (Row row in Rows)
        {
            if (Is(row.SourceEncrypted, sourceEncrypted) && Is(row.Own, own) && Is(row.SameRegion, sameRegion)
                && row.Encrypted.HasFlag(flag) && Is(row.KeyGiven, keyGiven) && Is(row.ByDefault, byDefault))
            {
                return row.Result == CopyKey.SourceKey && !ownKeepsKey ? CopyKey.DefaultKey : row.Result;
            }
        }

        throw new UnreachableException();
    }

    private static bool Is(bool? wanted, bool value) => wanted is null || wanted == value;
}
