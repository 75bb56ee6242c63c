using Keyferry.Cloud.Kms;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

/// <summary>Key state × operation (F4.30) and the words (F4.31).</summary>
public sealed class KeyStatesTests
{
    [Theory]
    [InlineData(KeyState.Enabled, KmsOperation.Decrypt, null, null)]
    [InlineData(KeyState.Updating, KmsOperation.CreateGrant, null, null)]
    [InlineData(KeyState.Disabled, KmsOperation.DescribeKey, null, null)]
    [InlineData(KeyState.PendingDeletion, KmsOperation.DescribeKey, null, null)]
    [InlineData(KeyState.Disabled, KmsOperation.CreateGrant, "DisabledException", "K is disabled.")]
    [InlineData(KeyState.PendingDeletion, KmsOperation.Decrypt, "KMSInvalidStateException", "K is pending deletion.")]
    [InlineData(KeyState.PendingReplicaDeletion, KmsOperation.Decrypt, "KMSInvalidStateException", "K is pending replica deletion.")]
    [InlineData(KeyState.PendingImport, KmsOperation.ReEncryptTo, "KMSInvalidStateException", "K is pending import.")]
    [InlineData(KeyState.Unavailable, KmsOperation.CreateGrant, null, null)]
    [InlineData(KeyState.Unavailable, KmsOperation.Decrypt, "KMSInvalidStateException", "K is unavailable.")]
    [InlineData(KeyState.Creating, KmsOperation.GenerateDataKeyWithoutPlaintext, "KMSInvalidStateException", "K is creating.")]
    public void Follows_the_table(KeyState state, KmsOperation operation, string? code, string? message)
    {
        var error = KeyStates.Refuses(state, operation, "K");

        Assert.Equal((code, message), (error?.Code, error?.Message));
        Assert.True(error is null or { Status: 400, Service: "kms" });
    }
}
