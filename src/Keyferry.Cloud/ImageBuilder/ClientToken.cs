namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The token by which a call that is sent twice acts once (F10.5).</summary>
/// <param name="Value">1 to 64 characters.</param>
/// <param name="Fingerprint">Hash of the other parameters.</param>
public sealed record ClientToken(string Value, string Fingerprint);
