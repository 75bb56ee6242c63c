using System.Diagnostics;

namespace Keyferry.Cloud.Ebs;

/// <summary>What a started snapshot is encrypted with.</summary>
internal enum StartKey
{
    Unencrypted,

    /// <summary>The caller's default EBS key.</summary>
    DefaultKey,

    GivenKey,

    ParentKey,

    /// <summary>ValidationException.</summary>
    EncryptedWithParent,

    /// <summary>ValidationException.</summary>
    KeyNeedsEncrypted,

    /// <summary>ValidationException.</summary>
    MustEncrypt,
}

internal enum StartParent
{
    None,
    Plain,
    Encrypted,
}

/// <summary>
/// StartSnapshot's encryption outcomes (https://docs.aws.amazon.com/ebs/latest/userguide/ebsapis-using-encryption.html).
/// That a key without Encrypted is refused where there is no parent is our inference from the other rows.
/// </summary>
internal static class StartEncryption
{
    public static StartKey Resolve(StartParent parent, bool? encrypted, bool keyGiven, bool byDefault) => parent switch
    {
        not StartParent.None when encrypted is not null => StartKey.EncryptedWithParent,
        not StartParent.None when keyGiven => StartKey.KeyNeedsEncrypted,
        StartParent.Plain => byDefault ? StartKey.MustEncrypt : StartKey.Unencrypted,
        StartParent.Encrypted => StartKey.ParentKey,
        StartParent.None when encrypted == true => keyGiven ? StartKey.GivenKey : StartKey.DefaultKey,
        StartParent.None when keyGiven => StartKey.KeyNeedsEncrypted,
        StartParent.None when !byDefault => StartKey.Unencrypted,
        StartParent.None => encrypted is null ? StartKey.DefaultKey : StartKey.MustEncrypt,
        _ => throw new UnreachableException(),
    };
}
