using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2;

/// <summary>
/// ModifyImageAttribute as clients write it: either one of the attribute's own members, or Attribute with Value or with
/// OperationType and lists (M:ec2.ModifyImageAttribute).
/// </summary>
public sealed record ModifyImageAttributeRequest
{
    public string? Attribute { get; init; }

    public string? Description { get; init; }

    public string? ImdsSupport { get; init; }

    /// <summary>LaunchPermission, with what it adds and removes; null if not given.</summary>
    public LaunchPermissionChange? LaunchPermission { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, or null.</summary>
    public string? OperationType { get; init; }

    /// <summary>UserIds, UserGroups, OrganizationArns and OrganizationalUnitArns.</summary>
    public LaunchPermissionChange Lists { get; init; } = new();

    public string? Value { get; init; }

    /// <summary>F2.83.</summary>
    private const int MostAccounts = 10_000;

    /// <summary>The one attribute that it changes, or why that isn't clear.</summary>
    public Reply<ImageAttributeChange> Read()
    {
        int own = (Description is null ? 0 : 1) + (ImdsSupport is null ? 0 : 1) + (LaunchPermission is null ? 0 : 1);
        if (own > 1)
        {
            return Ec2Errors.Combination("Fields for multiple attribute types specified");
        }

        if (LaunchPermission is { } permission)
        {
            return permission.UserIds.Length + (permission.Removed?.UserIds.Length ?? 0) > MostAccounts
                ? Ec2Errors.InvalidValue($"At most {MostAccounts} accounts can be changed in one call")
                : new ImageAttributeChange.LaunchPermission(permission);
        }

        return Description is { } description ? new ImageAttributeChange.Description(description)
            : ImdsSupport is { } imds ? new ImageAttributeChange.ImdsSupport(imds)
            : ReadAttribute();
    }

    private Reply<ImageAttributeChange> ReadAttribute() => Attribute switch
    {
        null => Ec2Errors.Combination("No attributes specified."),
        "description" when Value is not null => new ImageAttributeChange.Description(Value),
        "imdsSupport" when Value is not null => new ImageAttributeChange.ImdsSupport(Value),
        "description" or "imdsSupport" => Ec2Errors.MissingParameter("value"),
        "launchPermission" => OperationType switch
        {
            "add" => new ImageAttributeChange.LaunchPermission(Lists),
            "remove" => new ImageAttributeChange.LaunchPermission(new LaunchPermissionChange { Removed = Lists }),
            null => Ec2Errors.MissingParameter("operationType"),
            _ => Ec2Errors.AttributeValue("operationType", OperationType),
        },
        _ => Ec2Errors.AttributeValue("attribute", Attribute),
    };
}
