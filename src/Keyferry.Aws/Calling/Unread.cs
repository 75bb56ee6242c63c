using System.Diagnostics;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>Why a read gave no answer.</summary>
/// <param name="Action">what was to be called: <c>iam:GetRole</c></param>
/// <param name="Account">where</param>
/// <param name="Region">where</param>
/// <param name="Resource">of what, as a person reads it: a name, an id or an ARN</param>
/// <param name="Cause">the kind of obstacle</param>
/// <param name="Words">AWS's own words (<c>AccessDenied: User … is not authorized …</c>), or the network's</param>
public sealed record Unread(
    string Action, AccountId Account, Region Region, string Resource, UnreadCause Cause, string Words)
{
    public override string ToString()
    {
        string what = Resource.Length == 0 ? Action : $"{Action} of {Resource}";
        return $"{what} {Happened} in {Account} ({Region}): {Words}";
    }

    private string Happened => Cause switch
    {
        UnreadCause.Denied => "was denied",
        UnreadCause.Throttled => "was throttled until it was given up",
        UnreadCause.TimedOut => "got no answer in time",
        UnreadCause.Unreachable => "could not reach AWS",
        UnreadCause.NoCredentials => "was not tried, for want of credentials,",
        UnreadCause.Interrupted => "was interrupted",
        UnreadCause.Failed => "failed",
        _ => throw new UnreachableException(),
    };
}
