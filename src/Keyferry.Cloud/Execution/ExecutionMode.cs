namespace Keyferry.Cloud.Execution;

public enum ExecutionMode
{
    /// <summary>As on AWS: the first obstacle ends the call.</summary>
    Actual,

    /// <summary>Each obstacle is recorded, then taken for repaired, so that the problems behind it show.</summary>
    Probing,
}
