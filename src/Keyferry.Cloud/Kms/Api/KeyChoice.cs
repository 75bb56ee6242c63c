using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>Which kind of key CreateKey is to make.</summary>
internal static class KeyChoice
{
    public static Reply<(KeySpec Spec, string Usage)> Read(NewKeyRequest request)
    {
        if (request is { KeySpec: not null, CustomerMasterKeySpec: not null })
        {
            return KmsErrors.Validation(
                "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        }

        string name = request.KeySpec ?? request.CustomerMasterKeySpec ?? KeySpecs.SymmetricDefault;
        if (KeySpecs.Find(name) is not { } spec)
        {
            return KmsErrors.Unsupported($"Keyferry has no keys of the KeySpec {name}.");
        }

        if (request.CustomKeyStoreId is not null || request.Origin is not (null or KeyOrigins.AwsKms or KeyOrigins.External))
        {
            return KmsErrors.Unsupported("Keyferry has no custom key stores: use the Origin AWS_KMS or EXTERNAL.");
        }

        if (request.KeyUsage is null && spec.Family != KeyFamily.Symmetric)
        {
            return KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        }

        string usage = request.KeyUsage ?? KeySpecs.EncryptDecrypt;
        return spec.Usages.Contains(usage)
            ? (spec, usage)
            : KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {name}");
    }
}
