using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Xunit;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>Who may do what with Image Builder's resources, by the condition keys that AWS documents for it.</summary>
public sealed class ImageBuilderAccessTests
{
    private const string Profile = "builder-profile";

    private static readonly ImmutableDictionary<string, string> s_none = ImmutableDictionary<string, string>.Empty;

    [Theory]
    [InlineData("""{"StringEquals":{"imagebuilder:Ec2MetadataHttpTokens":"required"}}""", true)]
    [InlineData("""{"StringEquals":{"imagebuilder:Ec2MetadataHttpTokens":"optional"}}""", false)]
    [InlineData("""{"StringEquals":{"imagebuilder:CreatedResourceTag/cost":"platform"}}""", true)]
    [InlineData("""{"StringEquals":{"imagebuilder:CreatedResourceTag/cost":"sales"}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"imagebuilder:CreatedResourceTagKeys":["cost"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"imagebuilder:CreatedResourceTagKeys":["owner"]}}""", false)]
    [InlineData("""{"ArnLike":{"imagebuilder:StatusTopicArn":"arn:aws:sns:us-east-1:111122223333:builds"}}""", true)]
    [InlineData("""{"ArnLike":{"imagebuilder:StatusTopicArn":"arn:aws:sns:*:*:alarms"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"platform"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"sales"}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", true)]
    public void A_condition_on_an_infrastructure_configuration_counts(string condition, bool allowed)
    {
        Run run = World().Run();
        Caller user = User(
            $$"""{"Effect":"Allow","Action":"imagebuilder:*","Resource":"*","Condition":{{condition}}},{{PassRole}}""");

        Reply<string> reply = new ImageBuilderService(run).CreateInfrastructureConfiguration(
            user, TestWorld.East,
            new InfrastructureConfiguration("", "builder", Profile)
            {
                InstanceMetadata = new InstanceMetadataOptions("required", null),
                ResourceTags = s_none.Add("cost", "platform"),
                SnsTopicArn = "arn:aws:sns:us-east-1:111122223333:builds",
            },
            s_none.Add("team", "platform"), Token);

        Assert.Equal(allowed ? null : "AccessDeniedException", reply.Error?.Code);
    }

    [Fact]
    public void An_instance_profile_is_only_taken_from_who_may_pass_its_role()
    {
        Run run = World().Run();
        Caller user = User("""{"Effect":"Allow","Action":"imagebuilder:*","Resource":"*"}""");

        Reply<string> reply = new ImageBuilderService(run).CreateInfrastructureConfiguration(
            user, TestWorld.East, new InfrastructureConfiguration("", "builder", Profile), s_none, Token);

        Assert.Equal(
            new ServiceError("imagebuilder", "AccessDeniedException",
                "User: arn:aws:iam::111122223333:user/dev is not authorized to perform: iam:PassRole on resource:"
                + " arn:aws:iam::111122223333:role/builder-profile because no identity-based policy allows the iam:PassRole action",
                403),
            reply.Error);
        Assert.Empty(run.World.ImageBuilder.InfrastructureConfigurations);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"imagebuilder:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"platform"}}}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"imagebuilder:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"sales"}}}""", "AccessDeniedException")]
    [InlineData("""{"Effect":"Allow","Action":"imagebuilder:GetComponent","Resource":"arn:aws:imagebuilder:*:*:component/hello/1.0.0/1"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"imagebuilder:GetComponent","Resource":"arn:aws:imagebuilder:*:*:component/other/*"}""", "AccessDeniedException")]
    public void Tags_and_arn_of_a_resource_decide_who_reads_it(string statement, string? code)
    {
        Run run = World().Run();
        const string arn = "arn:aws:imagebuilder:us-east-1:111122223333:component/hello/1.0.0/1";
        run.World = run.World with
        {
            ImageBuilder = ImageBuilderState.Empty with
            {
                Components = ImmutableDictionary<string, Component>.Empty.Add(arn, new Component(arn, "hello", "1.0.0", "Linux")),
                Tags = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add(arn, s_none.Add("team", "platform")),
            },
        };

        Assert.Equal(code, new ImageBuilderService(run).GetComponent(User(statement), TestWorld.East, arn).Error?.Code);
    }

    [Theory]
    [InlineData("imagebuilder.amazonaws.com", null)]
    [InlineData("spot.amazonaws.com", "AccessDeniedException")]
    public void The_first_image_makes_the_service_linked_role_in_the_callers_name(string service, string? code)
    {
        Run run = World().Run();
        ImageBuilderService images = new(run);
        var root = Caller.Root(TestWorld.Source);
        string recipe = images.CreateImageRecipe(root, TestWorld.East, Recipe(), s_none, Token).Value!;
        string infrastructure = images.CreateInfrastructureConfiguration(
            root, TestWorld.East, new InfrastructureConfiguration("", "builder", Profile), s_none, Token).Value!;
        Caller user = User(
            """{"Effect":"Allow","Action":"imagebuilder:*","Resource":"*"},"""
            + """{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*","Condition":"""
            + $$"""{"StringEquals":{"iam:AWSServiceName":"{{service}}"} } }""");

        Reply<string> reply = images.CreateImage(
            user, TestWorld.East,
            new ImagePipeline
            {
                Arn = "",
                Name = "",
                Account = TestWorld.Source,
                Region = TestWorld.East,
                ImageRecipeArn = recipe,
                InfrastructureConfigurationArn = infrastructure,
            },
            s_none, Token);

        Assert.Equal(code, reply.Error?.Code);
        Assert.Equal(code is null, run.World.Roles.ContainsKey((TestWorld.Source, "AWSServiceRoleForImageBuilder")));
    }

    private const string PassRole =
        """{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""";

    private static ClientToken Token => new("token", "fingerprint");

    private static TestWorld World() => new TestWorld().Role(TestWorld.Source, Profile);

    private static ImageRecipe Recipe() => new()
    {
        Arn = "",
        Account = TestWorld.Source,
        Region = TestWorld.East,
        Name = "golden",
        Version = "1.0.0",
        ParentImage = "arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x",
    };

    private static Caller User(string statements) => Caller.ForUser(new User
    {
        Account = TestWorld.Source,
        Name = "dev",
        UniqueId = "AIDAEXAMPLEID1234567",
        InlinePolicies =
        [
            new PolicySource("inline", Policy.Parse(
                "inline", "test", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyKind.Identity).Required()),
        ],
    });
}
