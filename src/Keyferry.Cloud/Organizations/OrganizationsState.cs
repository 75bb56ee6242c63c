namespace Keyferry.Cloud.Organizations;

/// <summary>What Organizations and Account Management keep beside the organizations' trees.</summary>
public sealed record OrganizationsState
{
    public static OrganizationsState Empty { get; } = new();
}
