using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Checking;

/// <summary>Why a snapshot of the built image is under the AWS managed key.</summary>
public enum StorageKeyReason
{
    /// <summary>The recipe asks for it: by name, or by `encrypted` without a key.</summary>
    Recipe,

    /// <summary>The parent image's snapshot is under it and the recipe doesn't encrypt the device anew.</summary>
    Parent,

    /// <summary>The same, while other snapshots of the image are not under it.</summary>
    OneOfSeveral,

    /// <summary>EBS encryption by default takes the account's default key.</summary>
    DefaultEncryption,

    /// <summary>The same for a root device that the recipe doesn't map (F1.57).</summary>
    RootNotMapped,
}

/// <summary>Traces the key of a snapshot back to the setting that chose it.</summary>
public sealed record StorageKey(StorageKeyReason Reason, string Device, string SettingSubject, string SettingField)
{
    /// <summary>The reason for the snapshot in an <see cref="Obstacle.AwsManagedKeyShared"/>.</summary>
    public static StorageKey Of(Sighting sighting, Obstacle.AwsManagedKeyShared obstacle)
    {
        CheckedDistribution subject = sighting.Subject;
        // Sharing a snapshot by itself names no image.
        Image? image = subject.FindImage(obstacle.ImageArn)
            ?? subject.After.Images.Values.FirstOrDefault(i => i.BlockDeviceMappings.Any(
                d => d.SnapshotId is { } id && Subjects.Snapshot(i.Region, id) == obstacle.SnapshotArn));
        ImageDevice? imageDevice = image?.BlockDeviceMappings.FirstOrDefault(
            d => d.SnapshotId is { } id && Subjects.Snapshot(image.Region, id) == obstacle.SnapshotArn);
        string device = imageDevice?.DeviceName ?? image?.RootDeviceName ?? "the root device";
        if (subject.Recipe is not { } recipe)
        {
            return new StorageKey(ParentReason(subject, image, obstacle), device, obstacle.SnapshotArn, "kmsKeyId");
        }

        int index = FindDevice(recipe, device);
        RecipeDevice? mapping = index < 0 ? null : recipe.BlockDeviceMappings[index];
        string field = $"blockDeviceMappings/{index}/ebs";
        if (mapping?.KmsKeyId is not null)
        {
            return new StorageKey(StorageKeyReason.Recipe, device, recipe.Arn, field + "/kmsKeyId");
        }

        string settings = Subjects.Ec2Settings(recipe.Account, recipe.Region);
        if (ParentSnapshotUnderAwsKey(sighting, recipe, device) is { } parent)
        {
            return new StorageKey(ParentReason(subject, image, obstacle), device, parent.Arn, "kmsKeyId");
        }

        if (mapping?.Encrypted == true)
        {
            return new StorageKey(StorageKeyReason.Recipe, device, recipe.Arn, field + "/encrypted");
        }

        return mapping is null && device == image?.RootDeviceName
            ? new StorageKey(StorageKeyReason.RootNotMapped, device, settings, "encryptionByDefault")
            : new StorageKey(StorageKeyReason.DefaultEncryption, device, settings, "encryptionByDefault");
    }

    private static int FindDevice(ImageRecipe recipe, string device)
    {
        for (int i = 0; i < recipe.BlockDeviceMappings.Length; i++)
        {
            if (recipe.BlockDeviceMappings[i].DeviceName == device)
            {
                return i;
            }
        }

        return -1;
    }

    // The volume keeps the key of an own snapshot (T25); of a shared one it takes the default key (T26).
    private static Snapshot? ParentSnapshotUnderAwsKey(Sighting sighting, ImageRecipe recipe, string device)
    {
        CheckedDistribution subject = sighting.Subject;
        if (sighting.Obstacle.Setting is { } setting && subject.FindSnapshot(setting.Subject) is { } named)
        {
            return named;
        }

        Image? parent = ParentOf(subject.World, recipe);
        ImageDevice? mapped = parent?.BlockDeviceMappings.FirstOrDefault(d => d.DeviceName == device);
        Snapshot? snapshot = mapped?.SnapshotId is { } id
            ? subject.World.Snapshots.GetValueOrDefault((recipe.Region, id))
            : null;
        return snapshot is not null && snapshot.Owner == recipe.Account && IsUnderAwsKey(subject, snapshot) ? snapshot : null;
    }

    private static StorageKeyReason ParentReason(
        CheckedDistribution subject, Image? image, Obstacle.AwsManagedKeyShared obstacle)
    {
        ImmutableArray<Snapshot?> others =
        [
            .. (image?.BlockDeviceMappings ?? []).Where(d => d.SnapshotId is not null)
                .Select(d => subject.FindSnapshot(Subjects.Snapshot(image!.Region, d.SnapshotId!)))
                .Where(s => s?.Arn != obstacle.SnapshotArn),
        ];
        return others.Any(s => s is not null && !IsUnderAwsKey(subject, s))
            ? StorageKeyReason.OneOfSeveral
            : StorageKeyReason.Parent;
    }

    private static bool IsUnderAwsKey(CheckedDistribution subject, Snapshot snapshot) =>
        snapshot.KmsKeyArn.Or(null) is { } arn
        && (arn.Contains("alias/aws/", StringComparison.Ordinal)
            || AwsManagedKeys.Find(arn) is not null
            || subject.World.Keys.GetValueOrDefault(arn) is { Manager: KeyManager.Aws });

    /// <summary>The recipe's parent as an image of the recipe's Region, if it is one that the world holds.</summary>
    public static Image? ParentOf(World world, ImageRecipe recipe)
    {
        string parent = recipe.ParentImage;
        if (world.Horizon.ParentImages.TryGetValue(Subjects.ParentImage(recipe.Account, recipe.Region, parent), out string? given))
        {
            parent = given;
        }
        else if (parent.StartsWith("ssm:", StringComparison.Ordinal))
        {
            string name = parent["ssm:".Length..];
            parent = world.Parameters.GetValueOrDefault(Subjects.Parameter(recipe.Account, recipe.Region, name))?.Value ?? "";
        }
        else if (world.ImageBuilder.Images.GetValueOrDefault(parent) is { } built)
        {
            parent = built.OutputAmis.FirstOrDefault(a => a.Region == recipe.Region)?.ImageId ?? "";
        }

        return world.Images.GetValueOrDefault((recipe.Region, parent));
    }
}
