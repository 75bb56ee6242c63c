namespace Keyferry.Cloud.Ec2;

/// <summary>What ModifyImageAttribute changes: one attribute. A closed union.</summary>
public abstract record ImageAttributeChange
{
    private ImageAttributeChange()
    {
    }

    public sealed record Description(string Value) : ImageAttributeChange;

    /// <summary><c>v2.0</c> is all there is; it can't be taken back (M:ec2.ModifyImageAttribute).</summary>
    public sealed record ImdsSupport(string Value) : ImageAttributeChange;

    public sealed record LaunchPermission(LaunchPermissionChange Change) : ImageAttributeChange;
}
