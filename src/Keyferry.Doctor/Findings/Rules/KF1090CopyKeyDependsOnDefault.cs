using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Findings.Rules;

/// <summary>
/// A copy of an encrypted image without a key of its own takes whatever default key there is (F2.21).
/// </summary>
public sealed class KF1090CopyKeyDependsOnDefault() : LintRule(
    "KF1090",
    "copy-key-depends-on-default",
    "a copy without a key of its own takes a default key",
    "F1.58", "F2.20", "F2.21", "F2.22", "Q4")
{
    public override LintHit? Find(CheckedDistribution subject, DistributionOutcome outcome)
    {
        if (subject.Settings is not { } settings || !IsEncrypted(subject, outcome))
        {
            return null;
        }

        ImmutableArray<DistributionJob> jobs =
        [
            .. outcome.Jobs.Select(j => j.Job).Where(
                j => j.Way is DistributionWay.RegionCopy or DistributionWay.TargetAccountCopy
                    && subject.EntryOf(j)?.Ami?.KmsKeyId is null),
        ];
        if (jobs.IsEmpty)
        {
            return null;
        }

        ImmutableArray<int> entries = [.. jobs.Select(j => j.Entry).Distinct()];
        Diagnosis diagnosis = new(
            $"the settings name no key for {jobs.Length} {(jobs.Length == 1 ? "copy" : "copies")} of the encrypted "
            + "image",
            "Without `kmsKeyId` a copy in another account or Region is encrypted with the default key of the account "
            + "that makes it, in most accounts the AWS managed one: the image can be launched there but never be "
            + "shared any further. AWS's own documents contradict each other on which key a copy within an account "
            + "takes.")
        {
            Evidence =
            [
                .. entries.Select(e => subject.FromField(
                    settings.Arn,
                    CheckedDistribution.EntryField(e, "amiDistributionConfiguration"),
                    $"the entry for {settings.Distributions[e].Region} has no `kmsKeyId`")),
            ],
            Changes = ["set `kmsKeyId` in each entry to the ARN of a customer managed key of that Region"],
        };
        return new LintHit(
            diagnosis, [.. jobs.Select(j => new BlockedJob(j.Account?.Value ?? j.Grantee ?? "?", j.Region)).Distinct()]);
    }

    private static bool IsEncrypted(CheckedDistribution subject, DistributionOutcome outcome)
    {
        string? id = outcome.World.ImageBuilder.Images.GetValueOrDefault(outcome.ImageArn)?.OutputAmis
            .FirstOrDefault(a => a.Account == subject.SourceAccount && a.Region == subject.BuildRegion)?.ImageId;
        Image? image = id is null ? null : outcome.World.Images.GetValueOrDefault((subject.BuildRegion, id));
        return image is not null && image.BlockDeviceMappings.Any(d => d.SnapshotId is { } snapshot
            && subject.FindSnapshot(Subjects.Snapshot(image.Region, snapshot)) is { } found
            && (!found.KmsKeyArn.IsKnown || found.KmsKeyArn.Value is not null));
    }
}
