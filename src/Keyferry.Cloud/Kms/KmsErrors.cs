using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms;

/// <summary>KMS's errors that several operations answer; all of them have status 400.</summary>
internal static class KmsErrors
{
    /// <summary>Recorded without words.</summary>
    public static ServiceError InvalidCiphertext { get; } = Error("InvalidCiphertextException", "");

    /// <summary>Recorded.</summary>
    public static ServiceError IncorrectKey { get; } = Error(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");

    /// <summary>Recorded.</summary>
    public static ServiceError DryRun { get; } = Error(
        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");

    public static ServiceError KeyNotFound(string arn) => Error("NotFoundException", $"Key '{arn}' does not exist");

    public static ServiceError InvalidKeyId(string identifier) => Error("NotFoundException", $"Invalid keyId '{identifier}'");

    public static ServiceError AliasNotFound(string arn) => Error("NotFoundException", $"Alias {arn} is not found.");

    public static ServiceError Validation(string message) => Error("ValidationException", message);

    public static ServiceError Unsupported(string message) => Error("UnsupportedOperationException", message);

    /// <summary>Recorded: KMS says nothing more about keys that aren't symmetric.</summary>
    public static ServiceError NotForThisKey { get; } = Unsupported("");

    public static ServiceError OriginNotValid(KmsKey key) =>
        Unsupported($"{key.Arn} origin is {key.Origin ?? KeyOrigins.AwsKms} which is not valid for this operation.");

    public static ServiceError UsageNotValid(KmsKey key, string operation) => Error(
        "InvalidKeyUsageException", $"{key.Arn} key usage is {key.KeyUsage} which is not valid for {operation}.");

    public static ServiceError AlgorithmNotValid(string algorithm, string keySpec) => Error(
        "InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec {keySpec}.");

    public static ServiceError Error(string code, string message) => new("kms", code, message, 400);
}
