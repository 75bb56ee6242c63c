using Keyferry.Cloud.Execution;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Finds the ways to repair a root cause, by what stands in the way.</summary>
internal static class CandidateCatalogue
{
    public static CandidateSet For(Cause cause) => cause.First.Obstacle switch
    {
        Obstacle.Denied => DenialCandidates.For(cause),
        Obstacle.AwsManagedKeyShared => StorageCandidates.For(cause),
        Obstacle.EncryptedCannotBePublic => StorageCandidates.Unencrypted(cause),
        Obstacle.KeyUnresolved or Obstacle.KeyNotSymmetric => KeyCandidates.Another(cause),
        Obstacle.KeyState state => KeyCandidates.State(cause, state),
        Obstacle.RoleMissing missing => RoleCandidates.Missing(cause, missing),
        Obstacle.NotFound found => SettingsCandidates.NotFound(cause, found),
        Obstacle.RegionNotEnabled off => CandidateSet.Of(
            new Candidate("enable-region", [new Changes.EnableRegion(off.Account, off.InRegion)])),
        Obstacle.PublicSharingBlocked blocked => CandidateSet.Of(
            new Candidate("unblock", [new Changes.UnblockPublicSharing(blocked.Account, blocked.InRegion)])),
        Obstacle.LaunchPermissionItem item => SettingsCandidates.Permission(cause, item),
        Obstacle.ImageNotVisible hidden => ImageCandidates.NotVisible(cause, hidden),
        Obstacle.StorageNotShared storage => ImageCandidates.NotShared(cause, storage),
        Obstacle.ProductCode code => SettingsCandidates.ProductCode(cause, code),
        Obstacle.NameInUse used => SettingsCandidates.Name(cause, used),
        Obstacle.InvalidRequest => SettingsCandidates.Invalid(cause),
        Obstacle.ForeignImageInLaunchTemplate template => SettingsCandidates.LaunchTemplate(cause, template),
        Obstacle.NotSupported => SettingsCandidates.FastLaunch(cause),
        Obstacle.Quota quota => CandidateSet.None(
            $"a quota is no setting: deregister images of account {quota.Account} in {quota.InRegion} that nobody uses, or ask "
            + "AWS for a higher one (Service Quotas)"),
        Obstacle.CannotTell open => CandidateSet.None($"{open.What} isn't known: {open.Because}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
