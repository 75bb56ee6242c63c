using Keyferry.Cloud.Execution;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Kms;

/// <summary>Answers encrypted for an enclave, which Keyferry doesn't have.</summary>
internal static class Attestation
{
    public static ServiceError? Refuses(RecipientInfo? recipient) =>
        recipient is null
            ? null
            : new ServiceError(
                "kms",
                "UnsupportedOperationException",
                "Keyferry can't check attestation documents of enclaves: leave Recipient out.",
                400);
}
