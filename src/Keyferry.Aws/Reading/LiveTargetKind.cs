namespace Keyferry.Aws.Reading;

/// <summary>What a live account can be asked about.</summary>
public enum LiveTargetKind
{
    Pipeline,

    /// <summary>An image that was built, or whose build failed.</summary>
    Image,

    /// <summary>A distribution configuration, with an AMI that is there already.</summary>
    Distribution,
}
