using System.Collections.Immutable;
using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms.Cryptography;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What GetParametersForImport gives.</summary>
public sealed record WrappingParameters(KmsKey Key, byte[] ImportToken, byte[] PublicKey, DateTimeOffset ValidTo);

/// <summary>What ImportKeyMaterial is asked for.</summary>
public sealed record ImportRequest(string KeyId, ReadOnlyMemory<byte> ImportToken, ReadOnlyMemory<byte> EncryptedKeyMaterial)
{
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>KEY_MATERIAL_EXPIRES or KEY_MATERIAL_DOES_NOT_EXPIRE; null: the former.</summary>
    public string? ExpirationModel { get; init; }

    /// <summary>NEW_KEY_MATERIAL or EXISTING_KEY_MATERIAL; null: new for the first import, then existing.</summary>
    public string? ImportType { get; init; }

    public string? Description { get; init; }

    public string? KeyMaterialId { get; init; }
}

/// <summary>A key and the material that came or went.</summary>
public sealed record ImportedMaterial(KmsKey Key, string? KeyMaterialId);

/// <content>Imported key material (https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html).</content>
public sealed partial class KmsApi
{
    private const int LongestValidity = 365;

    private static readonly TimeSpan s_tokenLife = TimeSpan.FromHours(24);

    public Reply<WrappingParameters> GetParametersForImport(string keyId, string wrappingAlgorithm, string wrappingKeySpec) =>
        On<WrappingParameters>(
            new KeyCall("GetParametersForImport", keyId, StateDemand.Kept)
            {
                Context = [Says("kms:WrappingAlgorithm", wrappingAlgorithm), Says("kms:WrappingKeySpec", wrappingKeySpec)],
                Fits = key => !key.IsImported ? KmsErrors.OriginNotValid(key)
                    : wrappingKeySpec == "SM2" || wrappingAlgorithm is "SM2PKE" or "RSAES_PKCS1_V1_5"
                        ? KmsErrors.Unsupported($"{wrappingAlgorithm} with a wrapping key of the spec {wrappingKeySpec} is not supported.")
                    : null,
            },
            key =>
            {
                byte[] wrappingKey = Platform.NewPrivateKey(wrappingKeySpec);
                string id = Convert.ToHexStringLower(Platform.RandomBytes(32));
                DateTimeOffset validTo = World.Now + s_tokenLife;
                ImportParameters parameters = new(key.Arn, [.. wrappingKey], wrappingAlgorithm, validTo);
                run.World = World with
                {
                    Kms = World.Kms with
                    {
                        ImportParameters = World.Kms.ImportParameters
                            .RemoveRange(World.Kms.ImportParameters
                                .Where(p => p.Value.ValidTo < World.Now - s_tokenLife)
                                .Select(p => p.Key))
                            .Add(id, parameters),
                    },
                };
                return new WrappingParameters(
                    key, Encoding.ASCII.GetBytes(id), AsymmetricKeys.PublicKey(KeySpecs.Of(wrappingKeySpec), wrappingKey), validTo);
            });

    public Reply<ImportedMaterial> ImportKeyMaterial(ImportRequest request)
    {
        bool expires = request.ExpirationModel != "KEY_MATERIAL_DOES_NOT_EXPIRE";
        var context = ImmutableArray.Create(
            Says("kms:ExpirationModel", expires ? "KEY_MATERIAL_EXPIRES" : "KEY_MATERIAL_DOES_NOT_EXPIRE"));
        if (request.ValidTo is { } validTo)
        {
            context = context.Add(Says(
                "kms:ValidTo",
                validTo.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return On(
            new KeyCall("ImportKeyMaterial", request.KeyId, StateDemand.Kept)
            {
                Context = context,
                Fits = key => !key.IsImported ? KmsErrors.OriginNotValid(key) : RefusesValidity(request.ValidTo, expires),
            },
            key => KeyImport.Import(run, key, request));
    }

    public Reply<ImportedMaterial> DeleteImportedKeyMaterial(string keyId, string? keyMaterialId) => On(
        new KeyCall("DeleteImportedKeyMaterial", keyId, StateDemand.None)
        {
            Fits = key => key.IsImported ? null : KmsErrors.OriginNotValid(key),
        },
        key => KeyImport.Delete(run, key, keyMaterialId));

    private ServiceError? RefusesValidity(DateTimeOffset? validTo, bool expires) =>
        !expires ? validTo is null ? null
            : KmsErrors.Validation("ValidTo must be omitted when ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE.")
        : validTo is not { } end
            ? KmsErrors.Validation("A ValidTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES")
        : end <= World.Now || end > World.Now.AddDays(LongestValidity)
            ? KmsErrors.Validation($"ValidTo must be in the future and at most {LongestValidity} days from now.")
        : null;
}
