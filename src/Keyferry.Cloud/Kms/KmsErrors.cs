using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms;

/// <summary>KMS's errors: all of them have status 400 but for those that are KMS's own fault.</summary>
internal static class KmsErrors
{
    /// <summary>Recorded without words.</summary>
    public static ServiceError InvalidCiphertext { get; } = Error("InvalidCiphertextException", "");

    public static ServiceError KeyNotFound(string arn) => Error("NotFoundException", $"Key '{arn}' does not exist");

    public static ServiceError Error(string code, string message) => new("kms", code, message, 400);
}
