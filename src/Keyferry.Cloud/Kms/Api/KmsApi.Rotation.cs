using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>Whether and when a key is rotated.</summary>
public sealed record RotationStatus(KmsKey Key, KeyRotation? Rotation);

/// <summary>One version of a key's material as ListKeyRotations shows it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">The version; <see cref="MaterialVersion.Bytes"/> stay inside.</param>
/// <param name="State">KMS's KeyMaterialState.</param>
public sealed record MaterialEntry(KmsKey Key, MaterialVersion Version, string State);

/// <content>Rotation (https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html).</content>
public sealed partial class KmsApi
{
    private const int DefaultPeriod = 365;

    /// <summary>Automatic rotation, of the whole set for a multi-Region key.</summary>
    public Reply<Done> EnableKeyRotation(string keyId, int? rotationPeriodInDays)
    {
        int days = rotationPeriodInDays ?? DefaultPeriod;
        return On<Done>(
            new KeyCall("EnableKeyRotation", keyId, StateDemand.Usable)
            {
                Context = [Says("kms:RotationPeriodInDays", days)],
                Fits = key => KeyRotations.Refuses(World, key, imported: false),
            },
            key =>
            {
                DateTimeOffset start = key.Rotation is { } current ? current.Next.AddDays(-current.PeriodInDays) : World.Now;
                DateTimeOffset next = start.AddDays(days) > World.Now ? start.AddDays(days) : World.Now;
                Put(key with { Rotation = new KeyRotation(days, next) });
                run.Schedule(next - World.Now, ScheduledTaskKind.RotateKey, key.Arn);
                return default(Done);
            });
    }

    public Reply<Done> DisableKeyRotation(string keyId) => On<Done>(
        new KeyCall("DisableKeyRotation", keyId, StateDemand.Usable)
        {
            Fits = key => KeyRotations.Refuses(World, key, imported: false),
        },
        key =>
        {
            Put(key with { Rotation = null });
            return default(Done);
        });

    public Reply<RotationStatus> GetKeyRotationStatus(string keyId) => On<RotationStatus>(
        new KeyCall("GetKeyRotationStatus", keyId, StateDemand.None),
        key => new RotationStatus(key, KeyRotations.StatusOf(World, key)));

    /// <summary>The key, with new material from now on; what older material encrypted is still decrypted.</summary>
    public Reply<KmsKey> RotateKeyOnDemand(string keyId) => On<KmsKey>(
        new KeyCall("RotateKeyOnDemand", keyId, StateDemand.Usable)
        {
            Fits = key => KeyRotations.Refuses(World, key, imported: true),
        },
        key => KeyRotations.RefusesOnDemand(World, key) is { } refused ? refused : KeyRotations.Rotate(run, key, onDemand: true));

    /// <param name="keyId">The key.</param>
    /// <param name="include">ALL_KEY_MATERIAL or ROTATIONS_ONLY; null: the latter.</param>
    /// <param name="page">Which page.</param>
    public Reply<Page<MaterialEntry>> ListKeyRotations(string keyId, string? include, PageRequest page) => On<Page<MaterialEntry>>(
        new KeyCall("ListKeyRotations", keyId, StateDemand.None) { Fits = KeyRotations.RefusesKind },
        key =>
        {
            _ = KeyMaterials.Current(run, key);
            MaterialVersion[] versions =
            [
                .. (KeyMaterials.Find(World, key)?.Versions ?? [])
                    .Where(v => include == "ALL_KEY_MATERIAL" || v.RotationDate is not null),
            ];
            Reply<Page<(int Index, MaterialVersion Version)>> pages = Pages.Of(
                versions.Select((version, i) => (Index: i, Version: version)), v => $"{v.Index:d8}", page, 100);
            return pages.Succeeded
                ? new Page<MaterialEntry>(
                    [.. pages.Value!.Items.Select(v => new MaterialEntry(key, v.Version, KeyRotations.StateOf(World, key, v.Version)))],
                    pages.Value.NextToken)
                : pages.Error;
        });
}
