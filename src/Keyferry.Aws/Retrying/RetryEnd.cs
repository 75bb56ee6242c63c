using Keyferry.Aws.Calling;

namespace Keyferry.Aws.Retrying;

/// <summary>How a retry ended.</summary>
public abstract record RetryEnd
{
    private RetryEnd()
    {
    }

    /// <summary>Nothing was started.</summary>
    /// <param name="Because">why, and what to do next: a sentence without a full stop</param>
    public sealed record Refused(string Because) : RetryEnd;

    /// <summary>Image Builder is done with it, well or badly.</summary>
    public sealed record Done(WatchedImage Image) : RetryEnd
    {
        public bool IsAvailable => Image.Status == "AVAILABLE";
    }

    /// <summary>The retry goes on in AWS, but can't be watched any more.</summary>
    /// <param name="Because">what stands in the way</param>
    /// <param name="Image">what was seen last</param>
    public sealed record Lost(Unread Because, WatchedImage Image) : RetryEnd;
}
