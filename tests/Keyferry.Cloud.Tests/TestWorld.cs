using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Tests;

/// <summary>Builds small worlds: an organization with a source and a target account, and one account outside.</summary>
internal sealed class TestWorld
{
    public static readonly AccountId Management = new("999988887777");
    public static readonly AccountId Source = new("111122223333");
    public static readonly AccountId Target = new("444455556666");
    public static readonly AccountId Outsider = new("777788889999");
    public static readonly Region East = new("us-east-1");
    public static readonly Region West = new("us-west-2");

    public const string OrganizationId = "o-exampleorgid";
    public const string Unit = "ou-exam-workload1";
    public const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    public const string OtherKeyId = "0987dcba-09fe-87dc-65ba-ab0987654321";
    public const string ImageId = "ami-0123456789abcdef0";
    public const string SnapshotId = "snap-0123456789abcdef0";
    public const string CrossAccountRole = "EC2ImageBuilderDistributionCrossAccountRole";

    public const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static string SourceKey => Subjects.Key(Source, East, KeyId);

    public static string CrossAccountRoleArn => $"arn:aws:iam::{Target}:role/{CrossAccountRole}";

    public World World { get; private set; } = new World
    {
        Now = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero),
        Organizations = ImmutableDictionary<string, Organization>.Empty.Add(OrganizationId, new Organization
        {
            Id = OrganizationId,
            ManagementAccount = Management,
            RootId = "r-exam",
            Units = ImmutableDictionary<string, OrganizationalUnit>.Empty.Add(Unit, new OrganizationalUnit(Unit, "Workloads", "r-exam")),
        }),
        Accounts = new[]
        {
            new Account { Id = Management, OrganizationId = OrganizationId, ParentId = "r-exam" },
            new Account { Id = Source, OrganizationId = OrganizationId, ParentId = Unit },
            new Account { Id = Target, OrganizationId = OrganizationId, ParentId = Unit },
            new Account { Id = Outsider },
        }.ToImmutableDictionary(a => a.Id),
    };

    public Run Run(ExecutionMode mode = ExecutionMode.Actual) => new(World, mode);

    public TestWorld With(Func<World, World> change)
    {
        World = change(World);
        return this;
    }

    public TestWorld Account(AccountId id, Func<Account, Account> change) =>
        With(w => w with { Accounts = w.Accounts.SetItem(id, change(w.Accounts[id])) });

    public TestWorld Role(AccountId account, string name, string policy = AllowAll, string? trust = null, string path = "/") => With(w =>
    {
        Role role = new()
        {
            Account = account,
            Name = name,
            Path = path,
            UniqueId = "AROAEXAMPLEID1234567",
            InlinePolicies = [Policy("inline", policy, PolicyKind.Identity)],
            TrustPolicy = Policy("trust policy", trust ?? Trust($"arn:aws:iam::{Source}:root"), PolicyKind.Trust),
        };
        return w with { Roles = w.Roles.SetItem((account, name), role) };
    });

    public TestWorld ServiceLinkedRole(AccountId account) => With(w =>
    {
        Role role = ServiceLinkedRoles.Create(account, ServiceLinkedRoles.ImageBuilderService, "AROAEXAMPLESLR123456")!;
        return w with { Roles = w.Roles.SetItem((account, role.Name), role) };
    });

    public TestWorld Key(AccountId account, Region region, string id, string? policy = null, Func<KmsKey, KmsKey>? change = null) => With(w =>
    {
        KmsKey key = new()
        {
            Account = account,
            Region = region,
            KeyId = id,
            Policy = Policy("key policy", policy ?? KeyPolicy(account), PolicyKind.Resource),
        };
        return w with { Keys = w.Keys.SetItem(key.Arn, change?.Invoke(key) ?? key) };
    });

    /// <summary>An image of the source account in us-east-1, whose snapshots are under the given keys (null: unencrypted).</summary>
    public TestWorld Image(params string?[] keyArns) => With(w =>
    {
        ImmutableArray<ImageDevice>.Builder devices = ImmutableArray.CreateBuilder<ImageDevice>();
        for (int i = 0; i < keyArns.Length; i++)
        {
            string id = i == 0 ? SnapshotId : SnapshotId[..^1] + i;
            devices.Add(new ImageDevice($"/dev/xvd{(char)('a' + i)}", id));
            Snapshot snapshot = new()
            {
                Region = East,
                SnapshotId = id,
                Owner = Source,
                KmsKeyArn = keyArns[i],
                EncryptionContextId = "vol-0123456789abcdef0",
            };
            w = w with { Snapshots = w.Snapshots.SetItem((East, id), snapshot) };
        }

        Image image = new()
        {
            Region = East,
            ImageId = ImageId,
            Owner = Source,
            Name = "golden",
            BlockDeviceMappings = devices.ToImmutable(),
        };
        return w with { Images = w.Images.SetItem((East, ImageId), image) };
    });

    public TestWorld ChangeImage(Func<Image, Image> change) =>
        With(w => w with { Images = w.Images.SetItem((East, ImageId), change(w.Images[(East, ImageId)])) });

    /// <summary>Gives the account launch permission and every snapshot's create-volume permission.</summary>
    public TestWorld Shared(AccountId with, bool storage = true)
    {
        ChangeImage(i => i with { LaunchPermissions = i.LaunchPermissions with { UserIds = i.LaunchPermissions.UserIds.Add(with) } });
        return storage
            ? With(w => w with
            {
                Snapshots = w.Snapshots.SetItems(w.Snapshots.Select(s => KeyValuePair.Create(
                    s.Key, s.Value with { CreateVolumePermissions = s.Value.CreateVolumePermissions.Add(with) }))),
            })
            : this;
    }

    public TestWorld Settings(AccountId account, Region region, Ec2Settings settings) =>
        With(w => w with { Ec2Settings = w.Ec2Settings.SetItem((account, region), settings) });

    public TestWorld Attach(OrganizationPolicyType type, string target, string id, string policy) => With(w =>
    {
        Organization organization = w.Organizations[OrganizationId];
        bool scp = type == OrganizationPolicyType.ServiceControlPolicy;
        string kind = scp ? "service_control_policy" : "resource_control_policy";
        OrganizationPolicy attached = new(
            id, id, type, Policy(id, policy, scp ? PolicyKind.ServiceControl : PolicyKind.ResourceControl))
        {
            Arn = $"arn:aws:organizations::{Management}:policy/{OrganizationId}/{kind}/{id}",
        };
        ImmutableArray<string> there = organization.Attachments.GetValueOrDefault(target, scp ? ["p-FullAWSAccess"] : []);
        return w with
        {
            Organizations = w.Organizations.SetItem(OrganizationId, organization with
            {
                Policies = organization.Policies.SetItem(id, attached),
                Attachments = organization.Attachments.SetItem(target, there.Add(id)),
            }),
        };
    });

    public Caller Session(AccountId account, string role, string session = "session") =>
        Caller.RoleSession(World.Roles[(account, role)], session);

    public Caller ImageBuilder() => Session(Source, ServiceLinkedRoles.ImageBuilderRole, "Ec2ImageBuilderIntegrationService");

    public static PolicySource Policy(string name, string json, PolicyKind kind) =>
        new(name, Policies.Language.Policy.Parse(name, $"{name}.json", json, kind).Required());

    /// <summary>A key policy that delegates to the given accounts.</summary>
    public static string KeyPolicy(params AccountId[] accounts) =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[{{string.Join(',', accounts.Select(a => $"\"arn:aws:iam::{a}:root\""))}}]},
        "Action":"kms:*","Resource":"*"}]}
        """;

    public static string Trust(string principal, string condition = "") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"{{condition}}}]}""";

    public static string Deny(string action, string principal = "") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny",{{principal}}"Action":"{{action}}","Resource":"*"}]}""";
}
