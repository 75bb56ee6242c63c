using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Sts;

/// <summary>STS's AssumeRole as Image Builder calls it (F5.50–F5.56, E2, E12).</summary>
public sealed class AssumeRoleTests
{
    private const string Denied =
        "User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForImageBuilder/Ec2ImageBuilderIntegrationService "
        + "is not authorized to perform: sts:AssumeRole on resource: "
        + "arn:aws:iam::444455556666:role/EC2ImageBuilderDistributionCrossAccountRole";

    private static readonly Region s_optIn = new("me-south-1");

    [Fact]
    public void Gives_a_session_whose_arn_has_no_path()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Role(Target, CrossAccountRole);

        Reply<Caller> reply = Assume(world, out _);

        Assert.Null(reply.Error);
        Assert.Equal($"arn:aws:sts::{Target}:assumed-role/{CrossAccountRole}/build", reply.Value?.Arn);
    }

    [Fact]
    public void A_missing_role_is_denied_in_the_words_of_a_refusal() => AssertDenied<Obstacle.RoleMissing>(new TestWorld().ServiceLinkedRole(Source));

    [Fact]
    public void A_role_with_a_path_is_another_role()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Role(Target, CrossAccountRole, path: "/ib/");

        Obstacle.RoleMissing missing = AssertDenied<Obstacle.RoleMissing>(world);

        Assert.Equal("arn:aws:iam::444455556666:role/ib/EC2ImageBuilderDistributionCrossAccountRole", missing.Similar);
    }

    [Fact]
    public void A_role_spelt_in_another_case_is_another_role()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Role(Target, "ec2ImageBuilderDistributionCrossAccountRole");

        Assert.NotNull(AssertDenied<Obstacle.RoleMissing>(world).Similar);
    }

    [Theory]
    [InlineData("arn:aws:iam::777788889999:root", "")]
    [InlineData("arn:aws:iam::111122223333:root", ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"abc\"}}")]
    public void A_trust_policy_that_does_not_admit_the_source_denies(string principal, string condition) =>
        AssertDenied<Obstacle.Denied>(new TestWorld().ServiceLinkedRole(Source)
            .Role(Target, CrossAccountRole, trust: Trust(principal, condition)));

    [Fact]
    public void Resource_control_policies_do_not_bind_the_service_linked_role()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Role(Target, CrossAccountRole).Role(Source, "builder")
            .Attach(OrganizationPolicyType.ResourceControlPolicy, Target.Value, "p-rcp", Deny("sts:AssumeRole", "\"Principal\":\"*\","));

        Assert.Null(Assume(world, out _).Error);
        Reply<Caller> ordinary = new StsService(world.Run()).AssumeRole(
            world.Session(Source, "builder"), East, CrossAccountRoleArn, "build");
        Assert.Equal("AccessDenied", ordinary.Error?.Code);
    }

    [Fact]
    public void An_opt_in_region_has_to_be_enabled_in_the_target()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source).Role(Target, CrossAccountRole);

        Assert.IsType<Obstacle.RegionNotEnabled>(AssertError(world, Denied, "AccessDenied", s_optIn));
        world.With(w => w with { Behavior = w.Behavior with { DisabledRegionDeniesAssumeRole = false } });
        AssertError(world,
            "STS is not activated in this region for account:444455556666. "
            + "Your account administrator can activate STS in this region using the IAM Console.",
            "RegionDisabledException", s_optIn);

        world.Account(Target, a => a with { EnabledRegions = ImmutableDictionary<Region, Fact<bool>>.Empty.Add(s_optIn, true) });
        Assert.Null(Assume(world, out _, region: s_optIn).Error);
    }

    [Fact]
    public void Probing_goes_on_with_the_documented_role()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source);
        TestWorld documented = new TestWorld().Role(Target, CrossAccountRole);
        Run run = world.Run(ExecutionMode.Probing);

        Reply<Caller> reply = new StsService(run).AssumeRole(
            world.ImageBuilder(), East, CrossAccountRoleArn, "build", () => documented.World.Roles[(Target, CrossAccountRole)]);

        Assert.Null(reply.Error);
        Assert.IsType<Obstacle.RoleMissing>(Assert.Single(run.Trace[0].Obstacles));
    }

    [Fact]
    public void A_role_of_an_account_that_cannot_be_read_may_exist()
    {
        TestWorld world = new TestWorld().ServiceLinkedRole(Source)
            .Account(Target, a => a with { Unreadable = a.Unreadable.Add("iam", "iam:GetRole was denied in 444455556666") });

        Assume(world, out Run run);

        Assert.Equal("iam:GetRole was denied in 444455556666",
            Assert.IsType<Obstacle.CannotTell>(Assert.Single(run.Trace[0].Obstacles)).Because);
    }

    private static T AssertDenied<T>(TestWorld world)
        where T : Obstacle => Assert.IsType<T>(AssertError(world, Denied, "AccessDenied", East));

    private static Obstacle AssertError(TestWorld world, string message, string code, Region region)
    {
        Reply<Caller> reply = Assume(world, out Run run, region);
        Assert.Equal(new ServiceError("sts", code, message, 403), reply.Error);
        return Assert.Single(run.Trace[0].Obstacles);
    }

    private static Reply<Caller> Assume(TestWorld world, out Run run, Region? region = null)
    {
        run = world.Run();
        return new StsService(run).AssumeRole(world.ImageBuilder(), region ?? East, CrossAccountRoleArn, "build");
    }
}
