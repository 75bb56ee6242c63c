namespace Keyferry.Aws.Calling;

/// <summary>The accounts that an action is called in.</summary>
[Flags]
public enum ReadFrom
{
    /// <summary>The account that builds the image.</summary>
    Source = 1,

    /// <summary>The accounts that the image is distributed to, and those whose keys it is encrypted with.</summary>
    Destination = 2,

    /// <summary>The organization's management account, or a delegated administrator's.</summary>
    Organization = 4,
}
