namespace Keyferry.Wire.Signing;

/// <summary>What a client signs with.</summary>
/// <param name="AccessKeyId">names the key</param>
/// <param name="SecretAccessKey">never leaves the client</param>
/// <param name="SessionToken">comes with temporary credentials; null for long-term ones</param>
public sealed record SigningCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    // A secret must not end up in a log because somebody printed the record.
    public override string ToString() => $"{nameof(SigningCredentials)} {{ {AccessKeyId} }}";
}
