namespace Keyferry.Aws.Calling;

/// <summary>What stood between a read and its answer.</summary>
public enum UnreadCause
{
    /// <summary>AWS says that the caller may not.</summary>
    Denied,

    /// <summary>AWS says 'too often', again and again.</summary>
    Throttled,

    /// <summary>Nothing came back within the time for one read.</summary>
    TimedOut,

    /// <summary>No connection, or one that broke each time.</summary>
    Unreachable,

    /// <summary>There is nothing to sign with in that account, or what there is isn't accepted.</summary>
    NoCredentials,

    /// <summary>The user has stopped the run.</summary>
    Interrupted,

    /// <summary>AWS answers another error, or something that can't be read.</summary>
    Failed,
}
