using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>Faults to plant in a world in which everything arrives; each breaks one thing, and they can be mixed.</summary>
internal static class PlantedFaults
{
    private static readonly AccountId s_source = new("111122223333");

    private static readonly AccountId s_target = new("777788889999");

    /// <summary>Worlds in which everything arrives: copies in target accounts, and launch permissions for the same accounts.</summary>
    public static ImmutableArray<(string Name, World World)> Sound { get; } =
    [
        ("copies", ExampleFiles.Load("golden.yaml").World),
        ("launch permissions", Entries(ExampleFiles.Load("golden.yaml").World, d => d with { Ami = d.Ami! with
        {
            TargetAccountIds = null,
            LaunchPermission = new LaunchPermissionTarget { UserIds = [.. d.Ami.TargetAccountIds!.Value.Select(a => a.Value)] },
        } })),
        ("copies and launch permissions", Entries(ExampleFiles.Load("golden.yaml").World, d => d with { Ami = d.Ami! with
        {
            TargetAccountIds = [s_target],
            LaunchPermission = new LaunchPermissionTarget { UserIds = ["444455556666"] },
        } })),
    ];

    public static ImmutableArray<(string Name, Func<World, World> Plant)> All { get; } =
    [
        ("role missing", w => w with { Roles = w.Roles.Remove(Some(w).Key) }),
        ("trust names another account", w => Change(w, r => r with
        {
            TrustPolicy = Source(PolicyKind.Trust, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}"""),
        })),
        ("role without inline policies", w => Change(w, r => r with { InlinePolicies = [] })),
        ("role without managed policies", w => Change(w, r => r with { ManagedPolicyArns = [] })),
        ("deny in the role's policy", w => Change(w, r => r with
        {
            InlinePolicies = r.InlinePolicies.Add(Source(
                PolicyKind.Identity, """{"Sid":"No","Effect":"Deny","Action":["kms:CreateGrant","kms:Decrypt"],"Resource":"*"}""", $"inline policy no of {r.Arn}")),
        })),
        ("boundary of EC2 alone", w => Change(w with
        {
            ManagedPolicies = w.ManagedPolicies.SetItem(Boundary(w), new ManagedPolicy(Boundary(w), Source(
                PolicyKind.Identity, """{"Sid":"Ec2","Effect":"Allow","Action":["ec2:*","sts:*"],"Resource":"*"}""", "managed policy limits of it"))),
        }, r => r with { PermissionsBoundary = Boundary(w) })),
        ("keys disabled", w => Keys(w, k => k with { State = KeyState.Disabled })),
        ("keys pending deletion", w => Keys(w, k => k with { State = KeyState.PendingDeletion })),
        ("key policies for the own account alone", w => Keys(w, k => k with { Policy = Source(
            PolicyKind.Resource, $$"""{"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{k.Account}}:root"},"Action":"kms:*","Resource":"*"}""") })),
        ("key policies for an administrator alone", w => Keys(w, k => k with { Policy = Source(
            PolicyKind.Resource, $$"""{"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{k.Account}}:role/admin"},"Action":"kms:Put*","Resource":"*"}""") })),
        ("deny in the key policies", w => Keys(w, k => k with { Policy = With(
            k.Policy, """{"Sid":"NoGrants","Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*"}""") })),
        ("recipe under the AWS managed key", w => Recipes(w, d => d with { KmsKeyId = "alias/aws/ebs" })),
        ("no customer managed key", w => Entries(
            Recipes(
                w with
                {
                    Keys = w.Keys.RemoveRange(w.Keys.Values.Where(k => k.Manager == KeyManager.Customer).Select(k => k.Arn)),
                    Aliases = w.Aliases.Clear(),
                },
                d => d with { Encrypted = true, KmsKeyId = null }),
            d => d with { Ami = d.Ami! with { KmsKeyId = null } })),
        ("copies under the AWS managed key", w => Entries(w, d => d with { Ami = d.Ami! with { KmsKeyId = "alias/aws/ebs" } })),
        ("copies under a key that isn't there", w => Entries(w, d => d with { Ami = d.Ami! with
        {
            KmsKeyId = $"arn:aws:kms:{d.Region}:111122223333:key/00000000-0000-4000-8000-000000000000",
        } })),
        ("service control policy against grants", w => Control(
            w, OrganizationPolicyType.ServiceControlPolicy, """{"Sid":"NoGrants","Effect":"Deny","Action":"kms:CreateGrant","Resource":"*"}""")),
        ("resource control policy against other services", w => Control(
            w, OrganizationPolicyType.ResourceControlPolicy,
            """{"Sid":"NoKeys","Effect":"Deny","Principal":"*","Action":["kms:Decrypt","kms:ReEncryptFrom"],"Resource":"*"}""")),
        ("image providers limited", w => w with { Ec2Settings = w.Ec2Settings.SetItem(
            (s_target, new Region("us-east-1")), Ec2Settings.Default with { AllowedImageProviders = ["amazon"] }) }),
        ("encryption by default under the AWS managed key", w => w with
        {
            Ec2Settings = w.Ec2Settings.SetItem((s_source, new Region("us-east-1")), Ec2Settings.Default with { EncryptionByDefault = true }),
            ImageBuilder = w.ImageBuilder with
            {
                ImageRecipes = w.ImageBuilder.ImageRecipes.ToImmutableDictionary(r => r.Key, r => r.Value with { BlockDeviceMappings = [] }),
            },
        }),
        ("parameter outside the folder", w => Entries(w, d => d with
        {
            SsmParameters =
            [
                new SsmParameterTarget("/golden/ami", d.Ami!.TargetAccountIds is null ? null : s_target, "aws:ec2:image"),
            ],
        })),
        ("launch template that isn't there", w => Entries(w, d => d with
        {
            LaunchTemplates = [new LaunchTemplateTarget("lt-0a1b2c3d4e5f60009", null, false)],
        })),
        ("Fast Launch in another account", w => Entries(w, d => d with { FastLaunch = [new Keyferry.Cloud.ImageBuilder.FastLaunch(true, s_target, null)] })),
        ("name in use", w => Entries(w, d => d with { Ami = d.Ami! with { Name = "golden" } }) with
        {
            Images = w.Images.SetItem((new Region("us-east-1"), "ami-0a1b2c3d4e5f6ffff"), new Image
            {
                Region = new Region("us-east-1"), ImageId = "ami-0a1b2c3d4e5f6ffff", Owner = Some(w).Key.Account, Name = "golden",
            }),
        }),
    ];

    private static KeyValuePair<(AccountId Account, string Name), Role> Some(World world) => world.Roles
        .Where(r => r.Key.Name == CheckedDistribution.DistributionRoleName)
        .OrderBy(r => r.Key.Account).FirstOrDefault();

    private static string Boundary(World world) => $"arn:aws:iam::{world.Accounts.Keys.Order().Skip(1).First()}:policy/limits";

    private static World Change(World world, Func<Role, Role> change) => Some(world) is { Value: { } role } some
        ? world with { Roles = world.Roles.SetItem(some.Key, change(role)) }
        : world;

    private static World Keys(World world, Func<KmsKey, KmsKey> change) =>
        world with { Keys = world.Keys.ToImmutableDictionary(k => k.Key, k => change(k.Value)) };

    private static World Control(World world, OrganizationPolicyType type, string statement)
    {
        Organization organization = world.Organizations.Values.Single();
        bool isService = type == OrganizationPolicyType.ServiceControlPolicy;
        PolicySource source = Source(
            isService ? PolicyKind.ServiceControl : PolicyKind.ResourceControl, statement, (isService ? "SCP " : "RCP ") + "p-planted");
        string id = isService ? "p-plantedscp" : "p-plantedrcp";
        return world with
        {
            Organizations = world.Organizations.SetItem(organization.Id, organization with
            {
                Policies = organization.Policies.Add(id, new OrganizationPolicy(id, "Planted", type, source)
                {
                    Arn = $"arn:aws:organizations::{organization.ManagementAccount}:policy/{organization.Id}/{id}",
                }),
                Attachments = organization.Attachments.SetItem(
                    "ou-ab12-22222222",
                    (organization.Attachments.GetValueOrDefault("ou-ab12-22222222") is { IsDefault: false } there
                        ? there
                        : ["p-FullAWSAccess", "p-RCPFullAWSAccess"]).Add(id)),
            }),
        };
    }

    private static World Recipes(World world, Func<RecipeDevice, RecipeDevice> change) => world with
    {
        ImageBuilder = world.ImageBuilder with
        {
            ImageRecipes = world.ImageBuilder.ImageRecipes.ToImmutableDictionary(r => r.Key, r => r.Value with
            {
                BlockDeviceMappings = [.. r.Value.BlockDeviceMappings.Select(change)],
            }),
        },
    };

    private static World Entries(World world, Func<Distribution, Distribution> change) => world with
    {
        ImageBuilder = world.ImageBuilder with
        {
            DistributionConfigurations = world.ImageBuilder.DistributionConfigurations.ToImmutableDictionary(
                c => c.Key, c => c.Value with { Distributions = [.. c.Value.Distributions.Select(change)] }),
        },
    };

    private static PolicySource With(PolicySource policy, string statement)
    {
        string text = PolicyText.Write(policy.Policy.Value.Content, indented: false);
        string longer = text[..^2] + "," + statement + "]}";
        return new PolicySource(policy.Name, Policy.Parse("key policy", "planted", longer, PolicyKind.Resource).Required());
    }

    private static PolicySource Source(PolicyKind kind, string statement, string name = "planted") => new(name, Fact<Policy>.Known(Policy.Parse(
        name, "planted", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", kind).Required()));
}
