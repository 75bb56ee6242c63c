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

    private static ServiceError Error(string code, string message) => new("kms", code, message, 400);
}
