using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Keyferry.Cloud.Ebs;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Sts;

namespace Keyferry.Cloud.Worlds;

/// <summary>
/// Every fact about accounts, Regions, keys, roles, images and Image Builder's resources at one moment. Immutable: a fork
/// costs nothing, a change is a new world. Keyed by what AWS keys by.
/// </summary>
public sealed record World
{
    /// <summary>The world's clock; nothing in the core reads another one.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Where the next id (ami-…, snap-…, UUID) comes from; the same seed gives the same ids.</summary>
    public IdSource Ids { get; init; } = new(1);

    /// <summary>What AWS does where it doesn't say: the open questions, switchable in this one place.</summary>
    public AwsBehavior Behavior { get; init; } = AwsBehavior.Default;

    /// <summary>
    /// Whether this is all there is, as in a local AWS: an account that isn't described is there, stands alone and has nothing.
    /// Else it isn't known.
    /// </summary>
    [JsonIgnore] // Whoever runs the world says so.
    public bool IsWhole { get; init; }

    public ImmutableDictionary<string, Organization> Organizations { get; init; } = ImmutableDictionary<string, Organization>.Empty;

    public ImmutableDictionary<AccountId, Account> Accounts { get; init; } = ImmutableDictionary<AccountId, Account>.Empty;

    /// <summary>The account; null where nothing is known of it.</summary>
    public Account? FindAccount(AccountId id) =>
        Accounts.GetValueOrDefault(id) ?? (IsWhole ? new Account { Id = id } : null);

    /// <summary>Roles by account and name (names are unique in an account whatever the path, without regard to case).</summary>
    public ImmutableDictionary<(AccountId Account, string Name), Role> Roles { get; init; } =
        ImmutableDictionary<(AccountId, string), Role>.Empty;

    public ImmutableDictionary<(AccountId Account, string Name), User> Users { get; init; } =
        ImmutableDictionary<(AccountId, string), User>.Empty;

    /// <summary>Customer managed policies by ARN; AWS's own are in <c>AwsManagedPolicies</c>.</summary>
    public ImmutableDictionary<string, ManagedPolicy> ManagedPolicies { get; init; } = ImmutableDictionary<string, ManagedPolicy>.Empty;

    /// <summary>KMS keys by ARN.</summary>
    public ImmutableDictionary<string, KmsKey> Keys { get; init; } = ImmutableDictionary<string, KmsKey>.Empty;

    /// <summary>KMS aliases by ARN (<c>arn:aws:kms:R:A:alias/name</c>).</summary>
    public ImmutableDictionary<string, KmsAlias> Aliases { get; init; } = ImmutableDictionary<string, KmsAlias>.Empty;

    /// <summary>EBS encryption by default, default key, block public access …, per account and Region.</summary>
    public ImmutableDictionary<(AccountId Account, Region Region), Ec2Settings> Ec2Settings { get; init; } =
        ImmutableDictionary<(AccountId, Region), Ec2Settings>.Empty;

    public ImmutableDictionary<(Region Region, string ImageId), Image> Images { get; init; } =
        ImmutableDictionary<(Region, string), Image>.Empty;

    public ImmutableDictionary<(Region Region, string SnapshotId), Snapshot> Snapshots { get; init; } =
        ImmutableDictionary<(Region, string), Snapshot>.Empty;

    /// <summary>Launch templates by ARN.</summary>
    public ImmutableDictionary<string, LaunchTemplate> LaunchTemplates { get; init; } = ImmutableDictionary<string, LaunchTemplate>.Empty;

    /// <summary>SSM parameters by ARN.</summary>
    public ImmutableDictionary<string, SsmParameter> Parameters { get; init; } = ImmutableDictionary<string, SsmParameter>.Empty;

    /// <summary>Components, recipes, configurations, pipelines and images of Image Builder.</summary>
    public ImageBuilderState ImageBuilder { get; init; } = ImageBuilderState.Empty;

    /// <summary>Groups, access keys, instance profiles …</summary>
    public IamState Iam { get; init; } = IamState.Empty;

    /// <summary>Sessions.</summary>
    public StsState Sts { get; init; } = StsState.Empty;

    /// <summary>Key material …</summary>
    public KmsState Kms { get; init; } = KmsState.Empty;

    /// <summary>Volumes, instances …</summary>
    public Ec2State Ec2 { get; init; } = Ec2State.Empty;

    /// <summary>The data of snapshots.</summary>
    public EbsState Ebs { get; init; } = EbsState.Empty;

    /// <summary>Earlier versions of parameters …</summary>
    public SsmState Ssm { get; init; } = SsmState.Empty;

    /// <summary>Handshakes, requests for accounts …</summary>
    public OrganizationsState OrganizationsState { get; init; } = OrganizationsState.Empty;

    /// <summary>What happens by itself later, by id.</summary>
    public ImmutableDictionary<string, ScheduledTask> Schedule { get; init; } = ImmutableDictionary<string, ScheduledTask>.Empty;

    /// <summary>What is known of things that aren't in this world.</summary>
    public Horizon Horizon { get; init; } = Horizon.Empty;

    /// <summary>Where the facts come from.</summary>
    public OriginMap Origins { get; init; } = OriginMap.Empty;
}
