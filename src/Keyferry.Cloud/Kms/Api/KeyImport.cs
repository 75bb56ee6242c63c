using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>
/// What imports and the end of imported material do to a key
/// (https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-import-key-material.html). A symmetric key may
/// have several versions, of which all that were ever in use must be there for the key to be enabled.
/// </summary>
internal static class KeyImport
{
    private const int SymmetricLength = 32;

    public static Reply<ImportedMaterial> Import(Run run, KmsKey key, ImportRequest request)
    {
        World world = run.World;
        string token = Encoding.ASCII.GetString(request.ImportToken.Span);
        if (!world.Kms.ImportParameters.TryGetValue(token, out ImportParameters? parameters) || parameters.KeyArn != key.Arn)
        {
            return KmsErrors.Error("InvalidImportTokenException", "");
        }

        if (parameters.ValidTo <= world.Now)
        {
            return KmsErrors.Error("ExpiredImportTokenException", "");
        }

        byte[]? bytes = ImportWrapping.Unwrap(
            parameters.PrivateKey.AsSpan(), parameters.WrappingAlgorithm, request.EncryptedKeyMaterial.Span);
        if (bytes is null)
        {
            return KmsErrors.InvalidCiphertext;
        }

        return Fits(KeySpecs.Of(key.KeySpec), bytes)
            ? Keep(run, key, KeyMaterials.IdOf(key, bytes), bytes, request)
            : KmsErrors.Error("IncorrectKeyMaterialException", "");
    }

    /// <summary>Deletes one version, or the current one; the key can't be used until it is imported again.</summary>
    public static Reply<ImportedMaterial> Delete(Run run, KmsKey key, string? materialId)
    {
        KeyMaterial material = KeyMaterials.Find(run.World, key) ?? new KeyMaterial([]);
        MaterialVersion? version = materialId is null
            ? material.Versions.LastOrDefault(v => v.Use == MaterialUse.Current)
            : material.Find(materialId);
        if (version is null)
        {
            return materialId is null
                ? new ImportedMaterial(key, null)
                : KmsErrors.Error("NotFoundException", $"Key material {materialId} does not exist");
        }

        // What was never in use is forgotten altogether.
        KeyMaterial left = version.Use == MaterialUse.PendingRotation
            ? new KeyMaterial(material.Versions.Remove(version))
            : material.With(version with { Bytes = [] });
        KeyMaterials.Put(run, key, left);
        KmsKey changed = Settled(key, left);
        run.World = run.World with { Keys = run.World.Keys.SetItem(key.Arn, changed) };
        return new ImportedMaterial(changed, version.Id);
    }

    /// <summary>Deletes what has expired by now.</summary>
    public static void Expire(Run run, string keyArn)
    {
        if (run.World.Keys.TryGetValue(keyArn, out KmsKey? key) && KeyMaterials.Find(run.World, key) is { } material)
        {
            foreach (MaterialVersion version in material.Versions.Where(v => v.IsThere && v.ValidTo <= run.World.Now))
            {
                Delete(run, run.World.Keys[keyArn], version.Id);
            }
        }
    }

    /// <summary>The key in the state that its material gives it; states of other causes stay.</summary>
    public static KmsKey Settled(KmsKey key, KeyMaterial? material)
    {
        bool isWhole = material?.Current is not null
            && material.Versions.All(v => v.IsThere || v.Use == MaterialUse.PendingRotation);
        return key with
        {
            ValidTo = material?.Current?.ValidTo,
            State = (key.State.Or(KeyState.Enabled), isWhole) switch
            {
                (KeyState.PendingImport, true) => KeyState.Enabled,
                (KeyState.Enabled or KeyState.Disabled, false) => KeyState.PendingImport,
                var (state, _) => state,
            },
        };
    }

    private static bool Fits(KeySpec spec, byte[] bytes) => spec.Family switch
    {
        KeyFamily.Symmetric => bytes.Length == SymmetricLength,
        KeyFamily.Hmac => bytes.Length == spec.Size / 8,
        _ => AsymmetricKeys.IsPrivateKey(spec, bytes),
    };

    private static Reply<ImportedMaterial> Keep(Run run, KmsKey key, string id, byte[] bytes, ImportRequest request)
    {
        KeyMaterial there = KeyMaterials.Find(run.World, key) ?? new KeyMaterial([]);
        MaterialVersion? known = there.Find(id);
        bool asNew = (request.ImportType ?? (there.Versions.IsEmpty ? "NEW_KEY_MATERIAL" : "EXISTING_KEY_MATERIAL")) == "NEW_KEY_MATERIAL";
        if (Refuses(run.World, key, there, id, asNew, request) is { } refused)
        {
            return refused;
        }

        MaterialVersion version = (known ?? new MaterialVersion
        {
            Id = id,
            Bytes = [],
            Use = there.Versions.IsEmpty ? MaterialUse.Current : MaterialUse.PendingRotation,
        }) with
        {
            Bytes = [.. bytes],
            ValidTo = request.ValidTo,
            Description = request.Description ?? known?.Description,
        };
        KeyMaterial material = known is null ? new KeyMaterial(there.Versions.Add(version)) : there.With(version);
        KeyMaterials.Put(run, key, material);
        KmsKey changed = Settled(key with { Origin = KeyOrigins.External }, material);
        run.World = run.World with { Keys = run.World.Keys.SetItem(key.Arn, changed) };
        if (request.ValidTo is { } end)
        {
            run.Schedule(end - run.World.Now, ScheduledTaskKind.ExpireKeyMaterial, key.Arn);
        }

        return new ImportedMaterial(changed, id);
    }

    private static ServiceError? Refuses(
        World world, KmsKey key, KeyMaterial there, string id, bool asNew, ImportRequest request)
    {
        bool rotates = key.KeySpec == KeySpecs.SymmetricDefault;
        bool isKnown = there.Find(id) is not null;
        bool isKnownToPrimary = key.IsMultiRegion
            && KeyMaterials.Find(world, MultiRegionKeys.Leading(world, key))?.Find(id) is not null;
        if (request.KeyMaterialId is { } named && named != id)
        {
            return KmsErrors.Error("IncorrectKeyMaterialException", "");
        }

        if (there.Versions.IsEmpty || isKnown)
        {
            return null;
        }

        if (!rotates || (!asNew && !isKnownToPrimary))
        {
            return KmsErrors.Error("IncorrectKeyMaterialException", "");
        }

        return there.Pending is { } pending
            ? KmsErrors.Error(
                "KMSInvalidStateException",
                $"New key material (id: {id}) cannot be imported into KMS key {key.Arn}, because another key material"
                + $" (id: {pending.Id}) is pending rotation.")
            : null;
    }
}
