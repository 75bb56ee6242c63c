using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>The answers to the questions that AWS leaves open; each is a switch of <see cref="AwsBehavior"/>.</summary>
internal static class BehaviorReader
{
    public static Shape Shape { get; } = new("behavior", "What AWS does where it doesn't say.",
    [
        new("copiesInTwoHops", FieldType.Boolean, "Another Region's account is served by a copy inside the source account first."),
        new("removesTemporaryPermissions", FieldType.Boolean, "Permissions given for the copy are taken away after it."),
        new("sharesBeforeAssumingRole", FieldType.Boolean, "The image is shared before the target account's role is assumed."),
        new("ownSnapshotKeepsItsKey", FieldType.Boolean, "A copy of an own snapshot without a key keeps the snapshot's key."),
        new("disabledRegionDeniesAssumeRole", FieldType.Boolean, "A Region that isn't enabled shows as AccessDenied from STS."),
        new("sharingNeedsDescribeKey", FieldType.Boolean, "Sharing an encrypted image needs kms:DescribeKey."),
    ]);

    public static AwsBehavior Read(MapReader behavior)
    {
        AwsBehavior usual = AwsBehavior.Default;
        return new AwsBehavior
        {
            CopiesInTwoHops = behavior.Flag("copiesInTwoHops") ?? usual.CopiesInTwoHops,
            RemovesTemporaryPermissions = behavior.Flag("removesTemporaryPermissions") ?? usual.RemovesTemporaryPermissions,
            SharesBeforeAssumingRole = behavior.Flag("sharesBeforeAssumingRole") ?? usual.SharesBeforeAssumingRole,
            OwnSnapshotKeepsItsKey = behavior.Flag("ownSnapshotKeepsItsKey") ?? usual.OwnSnapshotKeepsItsKey,
            DisabledRegionDeniesAssumeRole = behavior.Flag("disabledRegionDeniesAssumeRole") ?? usual.DisabledRegionDeniesAssumeRole,
            SharingNeedsDescribeKey = behavior.Flag("sharingNeedsDescribeKey") ?? usual.SharingNeedsDescribeKey,
        };
    }
}
