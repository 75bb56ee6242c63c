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
        CreateKey? created = NewKeys.In(subject.World, subject.SourceAccount, subject.BuildRegion);
        ImmutableArray<Change> InRecipe(string keyArn) =>
            [.. keys.Select(d => new SetRecipeKey(subject.Arn, recipe.Arn, d.Device, keyArn))];
        SetDefaultKey AsDefault(string keyArn) => new(subject.SourceAccount, subject.BuildRegion, keyArn);
        return CandidateSet.Of(
        [
            .. customer.Select((k, i) => new Candidate(i == 0 ? "recipe" : $"key={k.Arn}", InRecipe(k.Arn))),
            .. byDefault ? customer.Take(1).Select(k => new Candidate("default-key", [AsDefault(k.Arn)])) : [],
            created is null ? null : new Candidate(customer.IsEmpty ? "recipe" : Candidate.NewKey, [created, .. InRecipe(created.KeyArn)]),
            byDefault && customer.IsEmpty && created is not null
                ? new Candidate("default-key", [created, AsDefault(created.KeyArn)])
                : null,
        ]);
    }

    // A copy has the key that the settings name, whatever the recipe says.
    private static CandidateSet OfCopies(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        Region region = cause.First.Job!.Region;
        if (subject.Settings is not { } settings)
        {
            return CandidateSet.Of();
        }

        ImmutableArray<Change> InSettings(string keyArn) =>
        [
            .. cause.Sightings.Select(s => s.Job!).DistinctBy(j => j.Entry)
                .Select(j => new AmendDistribution(settings.Arn, j.Entry, j.Region, new DistributionEdit.Key(keyArn))),
        ];
        ImmutableArray<KmsKey> customer = KeyCandidates.Of(subject, subject.SourceAccount, region);
        return CandidateSet.Of(
        [
            .. customer.Select((k, i) => new Candidate(i == 0 ? "settings-key" : $"key={k.Arn}", InSettings(k.Arn))),
            NewKeys.In(subject.World, subject.SourceAccount, region) is { } created
                ? new Candidate(customer.IsEmpty ? "settings-key" : Candidate.NewKey, [created, .. InSettings(created.KeyArn)])
                : null,
        ]);
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
