namespace Keyferry.Wire.Signing;

/// <summary>What a verifier asks of a request beyond a right signature.</summary>
public sealed record VerificationRules
{
    public static VerificationRules Default { get; } = new();

    /// <summary>How the service puts requests into canonical form.</summary>
    public SigningStyle Style { get; init; } = SigningStyle.Default;

    /// <summary>How far the time of signing may lie from now, either way; just as far is still right.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The Region that the scope must name; null: any.</summary>
    public string? Region { get; init; }

    /// <summary>The service that the scope must name; null: any.</summary>
    public string? Service { get; init; }

    /// <summary>
    /// Whether a request with an Authorization header may leave its body unsigned (<c>UNSIGNED-PAYLOAD</c>), as operations
    /// do whose API model says <c>v4-unsigned-body</c> (EBS PutSnapshotBlock). A presigned URL always may.
    /// </summary>
    public bool AcceptsUnsignedPayload { get; init; }
}
