using System.Collections.Immutable;
using System.Diagnostics;

namespace Keyferry.Cloud.Ec2;

/// <summary>What a device's volume is made from.</summary>
[Flags]
internal enum VolumeSource
{
    Nothing = 1,
    Plain = 2,
    Encrypted = 4,
    Any = Nothing | Plain | Encrypted,
}

/// <summary>The launch table (2.4), per device. Null in a row: any.</summary>
internal static class LaunchEncryption
{
    internal sealed record Row(
        string Name, VolumeSource Source, bool? Own, Flag Encrypted, bool? KeyGiven, bool? ByDefault, CopyKey Result);

    // EC2 never takes encryption away (F2.12): Encrypted=false beside an encrypted snapshot changes nothing. AWS doesn't
    // document that combination; that it counts like an absent flag is our inference.
    public static ImmutableArray<Row> Rows { get; } =
    [
        //   row    source                  own     Encrypted            KmsKeyId  by default
        new("T20",  VolumeSource.Nothing,   null,   Flag.AbsentOrFalse,  false,    false,   CopyKey.Unencrypted),
        new("T21",  VolumeSource.Nothing,   null,   Flag.True,           false,    null,    CopyKey.DefaultKey),
        new("T21",  VolumeSource.Nothing,   null,   Flag.AbsentOrFalse,  false,    true,    CopyKey.DefaultKey),
        new("T22",  VolumeSource.Plain,     null,   Flag.AbsentOrFalse,  false,    false,   CopyKey.Unencrypted),
        new("T23",  VolumeSource.Plain,     null,   Flag.AbsentOrFalse,  false,    true,    CopyKey.DefaultKey),
        new("T24",  VolumeSource.Plain,     null,   Flag.True,           false,    null,    CopyKey.DefaultKey),
        new("T25",  VolumeSource.Encrypted, true,   Flag.Any,            false,    null,    CopyKey.SourceKey),
        new("T26",  VolumeSource.Encrypted, false,  Flag.Any,            false,    null,    CopyKey.DefaultKey),
        new("T27",  VolumeSource.Any,       null,   Flag.True,           true,     null,    CopyKey.GivenKey),
        new("T28",  VolumeSource.Any,       null,   Flag.AbsentOrFalse,  true,     null,    CopyKey.KeyNeedsEncrypted),
    ];

    public static CopyKey Resolve(VolumeSource source, bool own, bool? encrypted, bool keyGiven, bool byDefault)
    {
        Flag flag = encrypted switch { null => Flag.Absent, false => Flag.False, true => Flag.True };
        foreach (Row row in Rows)
        {
            if (row.Source.HasFlag(source) && Is(row.Own, own) && row.Encrypted.HasFlag(flag)
                && Is(row.KeyGiven, keyGiven) && Is(row.ByDefault, byDefault))
            {
                return row.Result;
            }
        }

        throw new UnreachableException();
    }

    private static bool Is(bool? wanted, bool value) => wanted is null || wanted == value;
}
