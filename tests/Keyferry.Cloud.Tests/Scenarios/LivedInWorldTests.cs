using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>Worlds that a local AWS made hold what no scenario file ever said: it is written as far as a check needs it.</summary>
public class LivedInWorldTests
{
    private static readonly AccountId s_unlisted = new("888899990000");

    [Fact]
    public void Accounts_that_only_have_things_are_written_too()
    {
        World world = new TestWorld().World with
        {
            Ec2Settings = ImmutableDictionary<(AccountId, Region), Ec2Settings>.Empty
                .Add((s_unlisted, TestWorld.East), Ec2Settings.Default with { EncryptionByDefault = true }),
        };

        World again = WrittenAndRead(world);

        Assert.True(again.Ec2Settings[(s_unlisted, TestWorld.East)].EncryptionByDefault.Value);
        Assert.True(again.Accounts.ContainsKey(s_unlisted));
    }

    [Fact]
    public void Groups_give_their_policies_to_their_users()
    {
        PolicySource policy = new("inline policy all of builders", Policy.Parse("all", "all", TestWorld.AllowAll, PolicyKind.Identity).Required());
        Group group = new() { Account = s_unlisted, Name = "builders", UniqueId = "AGPAEXAMPLE", InlinePolicies = [policy] };
        User user = new() { Account = s_unlisted, Name = "nikhil", UniqueId = "AIDAEXAMPLE", Groups = ["builders"] };
        World world = new TestWorld().World with
        {
            Users = ImmutableDictionary<(AccountId, string), User>.Empty.Add((s_unlisted, "nikhil"), user),
            Iam = IamState.Empty with { Groups = IamState.Empty.Groups.Add((s_unlisted, "builders"), group) },
        };

        World again = WrittenAndRead(world);

        Assert.Equal(["builders"], again.Users[(s_unlisted, "nikhil")].Groups);
        Group read = again.Iam.Groups[(s_unlisted, "builders")];
        Assert.Equal("AGPAEXAMPLE", read.UniqueId);
        Assert.Single(read.InlinePolicies[0].Policy.Value.Content.Statements);
    }

    [Fact]
    public void An_instance_profile_keeps_its_role_though_it_has_another_name()
    {
        InstanceProfile profile = new() { Account = s_unlisted, Name = "profile", UniqueId = "AIPAEXAMPLE", RoleName = "role" };
        World world = new() { Iam = IamState.Empty with { InstanceProfiles = IamState.Empty.InstanceProfiles.Add((s_unlisted, "profile"), profile) } };
        Assert.Equal("role", WrittenAndRead(world).Iam.InstanceProfiles[(s_unlisted, "profile")].RoleName);
    }

    [Fact]
    public void A_service_linked_role_keeps_the_unique_id_that_it_was_given()
    {
        Role role = ServiceLinkedRoles.Create(s_unlisted, ServiceLinkedRoles.ImageBuilderService, "AROAMADEBYTHEAPI")!;
        World world = new() { Roles = ImmutableDictionary<(AccountId, string), Role>.Empty.Add((s_unlisted, role.Name), role) };
        World again = WrittenAndRead(world);
        Assert.Equal("AROAMADEBYTHEAPI", again.Roles[(s_unlisted, role.Name)].UniqueId);
        Assert.True(again.Roles[(s_unlisted, role.Name)].IsServiceLinked);
    }

    [Fact]
    public void The_id_that_a_snapshots_data_key_is_bound_to_stays()
    {
        Snapshot snapshot = new()
        {
            Region = TestWorld.East,
            SnapshotId = TestWorld.SnapshotId,
            Owner = s_unlisted,
            KmsKeyArn = TestWorld.SourceKey,
            EncryptionContextId = "vol-0123456789abcdef0",
        };
        World world = new() { Snapshots = ImmutableDictionary<(Region, string), Snapshot>.Empty.Add((TestWorld.East, snapshot.SnapshotId), snapshot) };
        Assert.Equal(
            "vol-0123456789abcdef0", WrittenAndRead(world).Snapshots[(TestWorld.East, snapshot.SnapshotId)].EncryptionContextId);
    }

    [Theory]
    [InlineData("enabled")]
    [InlineData("audit-mode")]
    public void Allowed_images_keep_their_criteria(string state)
    {
        AllowedImagesSettings allowed = new(state,
        [
            new ImageCriterion { ImageProviders = ["amazon"] },
            new ImageCriterion { ImageNames = ["golden-*"], MaximumDaysSinceCreated = 30, MaximumDaysSinceDeprecated = 0 },
        ]);
        World world = new()
        {
            Ec2Settings = ImmutableDictionary<(AccountId, Region), Ec2Settings>.Empty
                .Add((s_unlisted, TestWorld.East), Ec2Settings.Default with { AllowedImages = allowed }),
        };

        AllowedImagesSettings again = WrittenAndRead(world).Ec2Settings[(s_unlisted, TestWorld.East)].AllowedImages;

        Assert.Equal(state, again.State);
        Assert.Equal(["amazon"], again.Criteria[0].ImageProviders);
        Assert.Equal(["golden-*"], again.Criteria[1].ImageNames);
        Assert.Equal((30, 0), (again.Criteria[1].MaximumDaysSinceCreated, again.Criteria[1].MaximumDaysSinceDeprecated));
    }

    [Fact]
    public void Two_builds_of_one_component_stay_two()
    {
        Component first = new(ComponentArn(1), "update", "1.0.0", "Linux");
        World world = new()
        {
            ImageBuilder = ImageBuilderState.Empty with
            {
                Components = ImageBuilderState.Empty.Components.Add(ComponentArn(1), first)
                    .Add(ComponentArn(2), first with { Arn = ComponentArn(2) }),
            },
        };
        Assert.Equal(
            [ComponentArn(1), ComponentArn(2)], WrittenAndRead(world).ImageBuilder.Components.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_image_whose_recipe_is_gone_can_be_read_again()
    {
        string arn = $"arn:aws:imagebuilder:{TestWorld.East}:{s_unlisted}:image/golden/1.0.0/3";
        BuiltImage image = new()
        {
            Arn = arn,
            Account = s_unlisted,
            Region = TestWorld.East,
            ImageRecipeArn = $"arn:aws:imagebuilder:{TestWorld.East}:{s_unlisted}:image-recipe/golden/1.0.0",
            Status = BuiltImageStatus.Failed,
        };
        World world = new() { ImageBuilder = ImageBuilderState.Empty with { Images = ImageBuilderState.Empty.Images.Add(arn, image) } };
        Assert.Equal(BuiltImageStatus.Failed, WrittenAndRead(world).ImageBuilder.Images[arn].Status);
    }

    [Fact]
    public void AWSs_own_policies_in_an_organization_are_there_without_being_written()
    {
        PolicySource all = new("FullAWSAccess", Policy.Parse("all", "all", TestWorld.AllowAll, PolicyKind.ServiceControl).Required());
        OrganizationPolicy full = new("p-FullAWSAccess", "FullAWSAccess", OrganizationPolicyType.ServiceControlPolicy, all)
        { Arn = "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess" };
        World world = new TestWorld().World;
        Organization organization = world.Organizations[TestWorld.OrganizationId];
        world = world with
        {
            Organizations = world.Organizations.SetItem(TestWorld.OrganizationId, organization with
            {
                Policies = organization.Policies.Add(full.Id, full),
                Attachments = organization.Attachments.Add("r-exam", ["p-FullAWSAccess", "p-RCPFullAWSAccess"]),
            }),
        };
        Assert.Equal(
            ["p-FullAWSAccess", "p-RCPFullAWSAccess"],
            WrittenAndRead(world).Organizations[TestWorld.OrganizationId].Attachments["r-exam"]);
    }

    [Fact]
    public void Secrets_and_key_material_are_never_written()
    {
        SsmParameter parameter = new(s_unlisted, TestWorld.East, "/database/password", "SECRETOFTHEPARAMETER", "text")
        { Type = SsmParameter.SecureString };
        World world = new TestWorld().World with
        {
            Parameters = ImmutableDictionary<string, SsmParameter>.Empty.Add(parameter.Arn, parameter),
            Iam = IamState.Empty with
            {
                AccessKeys = IamState.Empty.AccessKeys.Add(
                    "AKIAIOSFODNN7EXAMPLE", new AccessKey("AKIAIOSFODNN7EXAMPLE", s_unlisted, "nikhil") { Secret = "SECRETOFTHEKEY" }),
            },
            Sts = StsState.Empty with
            {
                Sessions = StsState.Empty.Sessions.Add("ASIAIOSFODNN7EXAMPLE", new Session
                {
                    AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
                    Secret = "SECRETOFTHESESSION",
                    Token = "TOKENOFTHESESSION",
                    Issued = default,
                    Expires = default,
                    Kind = SessionKind.Role,
                    Account = s_unlisted,
                }),
            },
        };
        string text = Scenario.Write(world);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
        Assert.Equal(SsmParameter.SecureString, WrittenAndRead(world).Parameters[parameter.Arn].Type);
        Assert.DoesNotContain("TOKEN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IOSFODNN7", text, StringComparison.Ordinal);
    }

    private static string ComponentArn(int build) =>
        $"arn:aws:imagebuilder:{TestWorld.East}:{s_unlisted}:component/update/1.0.0/{build}";

    private static World WrittenAndRead(World world) => Scenario.Load("world.yaml", Scenario.Write(world)).Required().World;
}
