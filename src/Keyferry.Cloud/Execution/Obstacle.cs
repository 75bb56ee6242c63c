using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Why a call fails (or can't be told to succeed): the rule that stops it, with the resources that it is about. The
/// doctor turns obstacles into findings; several obstacles may have one cause. A closed union: add cases here only.
/// </summary>
public abstract record Obstacle
{
    private Obstacle()
    {
    }

    /// <summary>What the service answers because of it; null for what fails without an answer (a wrong launch template).</summary>
    public ServiceError? Error { get; init; }

    /// <summary>The action during which it was met, and on which resource: <c>kms:CreateGrant</c> on a key's ARN.</summary>
    public string Action { get; init; } = "";

    public string Resource { get; init; } = "";

    /// <summary>Whose call it was.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The field that brought it about: subject and field path as in <see cref="OriginMap"/>; or null.</summary>
    public (string Subject, string Field)? Setting { get; init; }

    /// <summary>A policy denies, by statement or by silence.</summary>
    public sealed record Denied(Authorization Authorization) : Obstacle;

    /// <summary>It can't be told: an unknown fact matters.</summary>
    public sealed record CannotTell(string What, string Because, Authorization? Authorization = null) : Obstacle;

    /// <summary>A snapshot under an AWS managed key can't be shared (F2.40, E1, E11).</summary>
    public sealed record AwsManagedKeyShared(string ImageArn, string SnapshotArn, string KeyArn) : Obstacle;

    /// <summary>Sharing with everyone is blocked for the account (E4).</summary>
    public sealed record PublicSharingBlocked(AccountId Account, Region InRegion) : Obstacle;

    /// <summary>An encrypted snapshot can't be public (E59).</summary>
    public sealed record EncryptedCannotBePublic(string ImageArn, string SnapshotArn) : Obstacle;

    /// <summary>A launch permission's value is no account, group or full ARN (E25).</summary>
    public sealed record LaunchPermissionItem(string Value, string Attribute) : Obstacle;

    /// <summary>The role to assume doesn't exist; <paramref name="Similar"/> is one that only differs in case or path.</summary>
    public sealed record RoleMissing(string RoleArn, string? Similar) : Obstacle;

    /// <summary>The Region is not enabled in the account (F5.56).</summary>
    public sealed record RegionNotEnabled(AccountId Account, Region InRegion) : Obstacle;

    /// <summary>The key exists but its state forbids use (F4.30).</summary>
    public sealed record KeyState(string KeyArn, Kms.KeyState State) : Obstacle;

    /// <summary>The key is not symmetric (F2.4).</summary>
    public sealed record KeyNotSymmetric(string KeyArn, string KeySpec) : Obstacle;

    /// <summary>A key identifier that names no usable key there.</summary>
    public sealed record KeyUnresolved(string Identifier, AccountId ResolvedIn, Region InRegion, KeyUnresolvedReason Reason) : Obstacle;

    /// <summary>The image isn't visible to the caller (E23).</summary>
    public sealed record ImageNotVisible(string ImageArn, string Why) : Obstacle;

    /// <summary>The image may be launched, but its snapshot is not shared (E8).</summary>
    public sealed record StorageNotShared(string ImageArn, string SnapshotArn, AccountId With) : Obstacle;

    /// <summary>A product code forbids the copy (E9, E10).</summary>
    public sealed record ProductCode(string ImageArn, bool IsBillingProduct) : Obstacle;

    /// <summary>The AMI name is taken (E19).</summary>
    public sealed record NameInUse(string Name, string ByImageId, AccountId Account, Region InRegion) : Obstacle;

    /// <summary>The parameter combination or value is refused (E14, E15, E40–E43, E54, E56, E67).</summary>
    public sealed record InvalidRequest(string What) : Obstacle;

    /// <summary>A quota is used up (E17, E18, E62).</summary>
    public sealed record Quota(string What, AccountId Account, Region InRegion) : Obstacle;

    /// <summary>Image Builder's settings name something that doesn't exist (launch template E46, export role E47, parent image …).</summary>
    public sealed record NotFound(string What, string Identifier) : Obstacle;

    /// <summary>A launch template of another account gets the source account's AMI id (F1.82); the call succeeds.</summary>
    public sealed record ForeignImageInLaunchTemplate(string LaunchTemplateArn, string ImageArn) : Obstacle;

    /// <summary>Not supported at all, whatever the permissions (Fast Launch across accounts, E50).</summary>
    public sealed record NotSupported(string What) : Obstacle;
}

/// <summary>Why a key identifier finds no key (F2.7, F2.70, F4.40–F4.43).</summary>
public enum KeyUnresolvedReason
{
    /// <summary>A bare id or alias name: looked up in the caller's own account and Region, and not there.</summary>
    NotInOwnAccount,

    /// <summary>An ARN of another Region.</summary>
    OtherRegion,

    /// <summary>A well-formed key ARN that names no key (any more).</summary>
    DoesNotExist,

    /// <summary>An alias ARN that names no alias.</summary>
    AliasDoesNotExist,

    /// <summary>Neither id, alias nor ARN.</summary>
    Malformed,
}
