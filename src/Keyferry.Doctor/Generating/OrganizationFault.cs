namespace Keyferry.Doctor.Generating;

/// <summary>How a generated account is wrong.</summary>
public enum OrganizationFault
{
    None,

    /// <summary>EC2ImageBuilderDistributionCrossAccountRole is missing.</summary>
    RoleMissing,

    /// <summary>Its trust policy names another account.</summary>
    TrustOmitsSource,

    /// <summary>It has no policy for the KMS actions.</summary>
    RoleLacksKms,
}
