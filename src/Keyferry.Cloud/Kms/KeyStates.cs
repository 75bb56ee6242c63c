using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms;

/// <summary>Key state × operation (F4.30) with KMS's words (F4.31, F4.32).</summary>
internal static class KeyStates
{
    /// <summary>The error that the state gives the operation, or null where the state allows it.</summary>
    public static ServiceError? Refuses(KeyState state, KmsOperation operation, string keyArn) => (state, operation) switch
    {
        (KeyState.Enabled or KeyState.Updating, _) => null,
        (_, KmsOperation.DescribeKey) => null,
        (KeyState.Unavailable, KmsOperation.CreateGrant) => null,
        (KeyState.Disabled, _) => Error("DisabledException", $"{keyArn} is disabled."),
        (KeyState.PendingDeletion, _) => Error("KMSInvalidStateException", $"{keyArn} is pending deletion."),
        (KeyState.PendingReplicaDeletion, _) => Error("KMSInvalidStateException", $"{keyArn} is pending replica deletion."),
        (KeyState.PendingImport, _) => Error("KMSInvalidStateException", $"{keyArn} is pending import."),
        (KeyState.Unavailable, _) => Error("KMSInvalidStateException", $"{keyArn} is unavailable."),
        (KeyState.Creating, _) => Error("KMSInvalidStateException", $"{keyArn} is creating."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The error that use of a symmetric key for encryption meets in its kind or state; null where there is none.</summary>
    public static ServiceError? RefusesUse(KmsKey key, KmsOperation operation) =>
        key.KeySpec != KeySpecs.SymmetricDefault || key.KeyUsage != KeySpecs.EncryptDecrypt
            ? Error("InvalidKeyUsageException", $"{key.Arn} key usage is {key.KeyUsage} which is not valid for {operation}.")
            : Refuses(key.State.Or(KeyState.Enabled), operation, key.Arn);

    /// <summary>A key whose imported material isn't there, whatever its state says.</summary>
    public static ServiceError Gone(KmsKey key) => Error("KMSInvalidStateException", $"{key.Arn} is pending import.");

    private static ServiceError Error(string code, string message) => KmsErrors.Error(code, message);
}
