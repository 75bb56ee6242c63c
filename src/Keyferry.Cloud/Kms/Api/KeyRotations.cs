using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>
/// Rotates the material of symmetric keys
/// (https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-on-demand.html): the newest version encrypts, all of
/// them decrypt. A multi-Region set is rotated through its primary key.
/// </summary>
internal static class KeyRotations
{
    private const int YearOfAwsManagedKeys = 365;
    private const int MostOnDemand = 25;

    /// <summary>Only symmetric encryption keys rotate.</summary>
    public static ServiceError? RefusesKind(KmsKey key) =>
        key.KeySpec == KeySpecs.SymmetricDefault ? null : KmsErrors.NotForThisKey;

    /// <summary>Whether the key's rotation can't be set here: it is no primary key, or its material is imported.</summary>
    public static ServiceError? Refuses(World world, KmsKey key, bool imported) =>
        RefusesKind(key)
        ?? (key.IsImported && !imported ? KmsErrors.OriginNotValid(key)
            : key.IsMultiRegion && !MultiRegionKeys.IsPrimary(world, key)
                ? KmsErrors.Unsupported($"{key.Arn} is a replica key: use the primary key in {MultiRegionKeys.PrimaryRegion(world, key)}.")
            : null);

    public static ServiceError? RefusesOnDemand(World world, KmsKey key)
    {
        KeyMaterial? material = KeyMaterials.Find(world, key);
        return key.IsImported && (material?.Pending is not { } pending || StateOf(world, key, pending) != "PENDING_ROTATION")
            ? KmsErrors.Error("KMSInvalidStateException", $"No available key material pending rotation for the key: {key.Arn}.")
            : material?.Versions.Count(v => v.OnDemand) >= MostOnDemand
                ? KmsErrors.Error("LimitExceededException", $"{key.Arn} was rotated on demand {MostOnDemand} times, which is the most.")
            : null;
    }

    /// <summary>
    /// AWS managed keys rotate every year and nobody can change that; a key that is pending deletion doesn't rotate, nor does one
    /// that isn't symmetric: its status is asked for all the same, by Terraform for every key
    /// (https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html).
    /// </summary>
    public static KeyRotation? StatusOf(World world, KmsKey key) =>
        key.Manager == KeyManager.Aws
            ? new KeyRotation(
                YearOfAwsManagedKeys, world.Kms.AwsManagedKeys.GetValueOrDefault(key.Arn, world.Now).AddDays(YearOfAwsManagedKeys))
            : key.State.Or(KeyState.Enabled) is KeyState.PendingDeletion or KeyState.PendingReplicaDeletion ? null
            : MultiRegionKeys.Leading(world, key).Rotation;

    /// <summary>KMS's KeyMaterialState of a version.</summary>
    public static string StateOf(World world, KmsKey key, MaterialVersion version) => version.Use switch
    {
        MaterialUse.Current => "CURRENT",
        MaterialUse.NonCurrent => "NON_CURRENT",
        _ => MultiRegionKeys.Others(world, key).All(k => KeyMaterials.Find(world, k)?.Find(version.Id) is { IsThere: true })
            ? "PENDING_ROTATION"
            : "PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
    };

    /// <summary>New material for the key; imported keys pass on to the version that waits, in every Region of their set.</summary>
    public static KmsKey Rotate(Run run, KmsKey key, bool onDemand)
    {
        if (!key.IsImported)
        {
            _ = KeyMaterials.Current(run, key);
            KeyMaterial material = KeyMaterials.Find(run.World, key)!;
            MaterialVersion next = KeyMaterials.Generate(run, key) with { RotationDate = run.World.Now, OnDemand = onDemand };
            KeyMaterials.Put(run, key, new KeyMaterial([.. material.Versions.Select(Retired), next]));
            return key;
        }

        foreach (KmsKey one in MultiRegionKeys.Others(run.World, key).Append(key).ToArray())
        {
            if (KeyMaterials.Find(run.World, one) is { Pending: { } pending } material)
            {
                KeyMaterials.Put(run, one, new KeyMaterial([.. material.Versions.Select(v => v == pending
                    ? v with { Use = MaterialUse.Current, RotationDate = run.World.Now, OnDemand = onDemand }
                    : Retired(v))]));
            }
        }

        return key;
    }

    /// <summary>The rotation by the key's schedule, if it is due: it may have been put off or switched off.</summary>
    public static void Complete(Run run, string keyArn)
    {
        if (!run.World.Keys.TryGetValue(keyArn, out KmsKey? key)
            || key.Rotation is not { } rotation || rotation.Next > run.World.Now
            || key.State.Or(KeyState.Disabled) != KeyState.Enabled
            || !KeySpecs.Of(key.KeySpec).Usages.Contains(KeySpecs.EncryptDecrypt))
        {
            return;
        }

        Rotate(run, key, onDemand: false);
        DateTimeOffset next = run.World.Now.AddDays(rotation.PeriodInDays);
        KmsKey rotated = key with { Rotation = rotation with { Next = next } };
        run.World = run.World with { Keys = run.World.Keys.SetItem(keyArn, rotated) };
        run.Schedule(next - run.World.Now, ScheduledTaskKind.RotateKey, keyArn);
    }

    private static MaterialVersion Retired(MaterialVersion version) => version with { Use = MaterialUse.NonCurrent };
}
