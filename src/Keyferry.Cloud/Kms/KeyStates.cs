using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms;

/// <summary>What an operation demands of the state of its key (F4.30).</summary>
internal enum StateDemand
{
    /// <summary>Nothing: reads, policies, the end of grants, the deletion of aliases.</summary>
    None,

    /// <summary>Anything but the end: aliases, tags, the description, imports.</summary>
    Kept,

    /// <summary>To be switched on or off.</summary>
    Settled,

    /// <summary>To be used, or to have its material rotated.</summary>
    Usable,

    /// <summary>As to be used; a key store that isn't connected doesn't matter.</summary>
    Granted,

    /// <summary>As to be used, and no change of the primary Region going on.</summary>
    Replicable,

    /// <summary>Not yet scheduled for deletion.</summary>
    Deletable,

    /// <summary>Scheduled for deletion.</summary>
    Leaving,
}

/// <summary>Key state × operation (F4.30) with KMS's words (F4.31, F4.32).</summary>
internal static class KeyStates
{
    /// <summary>The error that the state gives the operation, or null where the state allows it.</summary>
    public static ServiceError? Refuses(KeyState state, KmsOperation operation, string keyArn) => Refuses(
        state,
        operation switch
        {
            KmsOperation.DescribeKey => StateDemand.None,
            KmsOperation.CreateGrant => StateDemand.Granted,
            _ => StateDemand.Usable,
        },
        keyArn);

    /// <summary>The error that the state gives an operation with the demand, or null where the state allows it.</summary>
    public static ServiceError? Refuses(KeyState state, StateDemand demand, string keyArn)
    {
        bool leaving = state is KeyState.PendingDeletion or KeyState.PendingReplicaDeletion;
        bool allowed = demand switch
        {
            StateDemand.None => true,
            StateDemand.Kept => !leaving,
            StateDemand.Deletable => !leaving && state != KeyState.Updating,
            StateDemand.Leaving => leaving,
            StateDemand.Settled => state is KeyState.Enabled or KeyState.Disabled or KeyState.Unavailable,
            StateDemand.Usable => state is KeyState.Enabled or KeyState.Updating,
            StateDemand.Granted => state is KeyState.Enabled or KeyState.Updating or KeyState.Unavailable,
            StateDemand.Replicable => state == KeyState.Enabled,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return allowed ? null
            : demand == StateDemand.Leaving ? Error("KMSInvalidStateException", $"{keyArn} is not pending deletion.")
            : Forbids(state, keyArn);
    }

    /// <summary>The error that use of a symmetric key for encryption meets in its kind or state; null where there is none.</summary>
    public static ServiceError? RefusesUse(KmsKey key, KmsOperation operation) =>
        key.KeySpec != KeySpecs.SymmetricDefault || key.KeyUsage != KeySpecs.EncryptDecrypt
            ? KmsErrors.UsageNotValid(key, operation.ToString())
            : Refuses(key.State.Or(KeyState.Enabled), operation, key.Arn);

    /// <summary>A key whose imported material isn't there, whatever its state says.</summary>
    public static ServiceError Gone(KmsKey key) => Forbids(KeyState.PendingImport, key.Arn);

    private static ServiceError Forbids(KeyState state, string keyArn) => state switch
    {
        KeyState.Disabled => Error("DisabledException", $"{keyArn} is disabled."),
        KeyState.PendingDeletion => Error("KMSInvalidStateException", $"{keyArn} is pending deletion."),
        KeyState.PendingReplicaDeletion => Error("KMSInvalidStateException", $"{keyArn} is pending replica deletion."),
        KeyState.PendingImport => Error("KMSInvalidStateException", $"{keyArn} is pending import."),
        KeyState.Unavailable => Error("KMSInvalidStateException", $"{keyArn} is unavailable."),
        KeyState.Creating => Error("KMSInvalidStateException", $"{keyArn} is creating."),
        KeyState.Updating => Error("KMSInvalidStateException", $"{keyArn} is updating."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ServiceError Error(string code, string message) => KmsErrors.Error(code, message);
}
