namespace Keyferry.Cloud.ServiceQuotas;

/// <summary>A quota of a service, per account and Region.</summary>
/// <param name="Service">as Service Quotas calls it: <c>ec2</c></param>
/// <param name="Code"><c>L-B665C33B</c></param>
/// <param name="Name"><c>AMIs</c></param>
/// <param name="Default">what AWS gives every account</param>
public sealed record ServiceQuota(string Service, string Code, string Name, int Default)
{
    public const string Ec2 = "ec2";

    /// <summary>Public and private AMIs of an account in a Region; disabled and pending ones, and those in the Recycle Bin, are among them.</summary>
    public static ServiceQuota Images { get; } = new(Ec2, "L-B665C33B", "AMIs", 50_000);
}
