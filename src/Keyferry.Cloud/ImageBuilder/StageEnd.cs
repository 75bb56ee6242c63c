namespace Keyferry.Cloud.ImageBuilder;

/// <summary>How far the workflows of a stage came in one go.</summary>
internal enum StageEnd
{
    Completed,
    Failed,

    /// <summary>Something takes time: look again later.</summary>
    Waiting,

    /// <summary>A step waits for somebody to say go on (F1.6).</summary>
    Blocked,
}
