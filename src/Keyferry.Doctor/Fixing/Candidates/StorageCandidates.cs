using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings.Rules;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Ways to get the built image from under the AWS managed key, or from encryption where it must be public.</summary>
internal static class StorageCandidates
{
    public static CandidateSet For(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        if (cause.Sightings.Any(AwsManagedKeyFinding.IsOfCopy))
        {
            return OfCopies(cause);
        }

        if (subject.Recipe is not { } recipe)
        {
            return CandidateSet.None(
                "an image that is built keeps its key: copy it within its Region with a customer managed key (CopyImage with "
                + "`Encrypted` and `KmsKeyId`), and distribute the copy");
        }

        StorageKey[] keys =
        [
            .. cause.Sightings.Where(s => s.Obstacle is Obstacle.AwsManagedKeyShared)
                .Select(s => StorageKey.Of(s, (Obstacle.AwsManagedKeyShared)s.Obstacle)).DistinctBy(k => k.Device),
        ];
        bool byDefault = keys.All(k => k.Reason is StorageKeyReason.DefaultEncryption or StorageKeyReason.RootNotMapped
            || (k.Reason == StorageKeyReason.Recipe && k.SettingField.EndsWith("encrypted", StringComparison.Ordinal)));
        ImmutableArray<KmsKey> customer = KeyCandidates.Of(subject, subject.SourceAccount, subject.BuildRegion);
        return CandidateSet.Of(
        [
            .. customer.Select((k, i) => new Candidate(
                i == 0 ? "recipe" : $"key={k.Arn}",
                [.. keys.Select(d => new SetRecipeKey(subject.Arn, recipe.Arn, d.Device, k.Arn))])),
            .. byDefault
                ? customer.Take(1).Select(k => new Candidate(
                    "default-key", [new SetDefaultKey(subject.SourceAccount, subject.BuildRegion, k.Arn)]))
                : [],
        ]).Else(
            $"account {subject.SourceAccount} has no customer managed key in {subject.BuildRegion}: create one (kms:CreateKey), and run "
            + "this again");
    }

    // A copy has the key that the settings name, whatever the recipe says.
    private static CandidateSet OfCopies(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        Region region = cause.First.Job!.Region;
        return (subject.Settings is not { } settings ? CandidateSet.Of() : CandidateSet.Of(
            KeyCandidates.Of(subject, subject.SourceAccount, region).Select((k, i) => new Candidate(
                i == 0 ? "settings-key" : $"key={k.Arn}",
                [
                    .. cause.Sightings.Select(s => s.Job!).DistinctBy(j => j.Entry)
                        .Select(j => new AmendDistribution(settings.Arn, j.Entry, j.Region, new DistributionEdit.Key(k.Arn))),
                ]))))
            .Else(
                $"account {subject.SourceAccount} has no customer managed key in {region}: create one (kms:CreateKey), and run this "
                + "again");
    }

    /// <summary>A public image can't be encrypted (F2.43).</summary>
    public static CandidateSet Unencrypted(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        return subject.Recipe is not { } recipe
            ? CandidateSet.None("an image that is built keeps its encryption; build one without it to make it public")
            : CandidateSet.Of(new Candidate(
                "unencrypted",
                [
                    .. recipe.BlockDeviceMappings.Where(d => d.Encrypted == true || d.KmsKeyId is not null)
                        .Select(d => new SetRecipeKey(subject.Arn, recipe.Arn, d.DeviceName, null)),
                ])).Else("the volume is encrypted by default or by its parent image; share it with accounts instead of everyone");
    }
}
