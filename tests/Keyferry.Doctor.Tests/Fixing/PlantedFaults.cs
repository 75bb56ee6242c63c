using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>Faults to plant in a world in which everything arrives; each breaks one thing, and they can be mixed.</summary>
internal static class PlantedFaults
{
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
                PolicyKind.Identity, """{"Sid":"No","Effect":"Deny","Action":["kms:CreateGrant","kms:Decrypt"],"Resource":"*"}""", "inline policy no of it")),
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
        ("recipe under the AWS managed key", w => w with { ImageBuilder = w.ImageBuilder with
        {
            ImageRecipes = w.ImageBuilder.ImageRecipes.ToImmutableDictionary(r => r.Key, r => r.Value with
            {
                BlockDeviceMappings = [.. r.Value.BlockDeviceMappings.Select(d => d with { KmsKeyId = "alias/aws/ebs" })],
            }),
        } }),
        ("copies under the AWS managed key", w => Entries(w, d => d with { Ami = d.Ami! with { KmsKeyId = "alias/aws/ebs" } })),
        ("copies under a key that isn't there", w => Entries(w, d => d with { Ami = d.Ami! with
        {
            KmsKeyId = $"arn:aws:kms:{d.Region}:111122223333:key/00000000-0000-4000-8000-000000000000",
        } })),
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
        string text = Doctor.Fixing.PolicyText.Write(policy.Policy.Value.Content, indented: false);
        string longer = text[..^2] + "," + statement + "]}";
        return new PolicySource(policy.Name, Policy.Parse("key policy", "planted", longer, PolicyKind.Resource).Required());
    }

    private static PolicySource Source(PolicyKind kind, string statement, string name = "planted") => new(name, Fact<Policy>.Known(Policy.Parse(
        name, "planted", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", kind).Required()));
}
