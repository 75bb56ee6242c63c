namespace Keyferry.Wire.Signing;

/// <summary>What a signing key is good for.</summary>
/// <param name="Date">the day of signing in UTC, as <c>20150830</c></param>
/// <param name="Region">the Region's code, as <c>us-east-1</c></param>
/// <param name="Service">the service's signing name, as <c>ec2</c></param>
public readonly record struct CredentialScope(string Date, string Region, string Service)
{
    /// <summary>The last element of every scope of Signature Version 4.</summary>
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
