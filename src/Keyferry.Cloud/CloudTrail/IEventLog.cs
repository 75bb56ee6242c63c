namespace Keyferry.Cloud.CloudTrail;

/// <summary>The calls that were made, newest last. Any thread may use it at any time.</summary>
public interface IEventLog
{
    void Append(TrailEvent recorded);

    /// <summary>The events of an account in a Region, newest first.</summary>
    IEnumerable<TrailEvent> Of(string accountId, string region);
}
