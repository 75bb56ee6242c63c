using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Organizations;

/// <summary>What the stories of the server don't tell: limits, RCPs, migrations, times.</summary>
public sealed class OrganizationsServiceTests
{
    private const string DenyAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    private static readonly ImmutableDictionary<string, string> s_noTags = ImmutableDictionary<string, string>.Empty;
    private static readonly Caller s_management = Caller.Root(TestWorld.Management);

    private readonly Run _run = new TestWorld().Role(TestWorld.Target, "copier")
        .Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId, TestWorld.KeyPolicy(TestWorld.Source, TestWorld.Target)).Run();

    private OrganizationsService Service => new(_run);

    [Fact]
    public void Limits_who_uses_a_members_resources_by_an_RCP_at_once()
    {
        var foreigner = Caller.RoleSession(_run.World.Roles[(TestWorld.Target, "copier")], "s");
        Assert.True(UseKey(foreigner).Succeeded);

        Attach(OrganizationsService.ResourceControl, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}
            """, TestWorld.Source.Value);

        Assert.EndsWith("with an explicit deny in a resource control policy", UseKey(foreigner).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_accounts_by_the_SCPs_of_the_OU_into_which_they_move()
    {
        Attach(OrganizationsService.ServiceControl, DenyAll, TestWorld.Unit);
        Assert.NotNull(Write(TestWorld.Source).Error);

        Assert.True(Service.MoveAccount(s_management, TestWorld.Source.Value, TestWorld.Unit, "r-exam").Succeeded);

        Assert.Null(Write(TestWorld.Source).Error);
    }

    [Fact]
    public void Takes_five_policies_of_a_type_and_no_more()
    {
        for (int i = 0; i < 4; i++)
        {
            Attach(OrganizationsService.ServiceControl, DenyAll, "r-exam", $"p{i}");
        }

        string sixth = Create(OrganizationsService.ServiceControl, DenyAll, "sixth");

        Assert.Equal("ConstraintViolationException", Service.AttachPolicy(s_management, sixth, "r-exam").Error?.Code);
    }

    [Fact]
    public void Keeps_FullAWSAccess_until_another_SCP_stands_beside_it()
    {
        Assert.Equal("ConstraintViolationException", Service.DetachPolicy(s_management, "p-FullAWSAccess", TestWorld.Unit).Error?.Code);
        string id = Attach(OrganizationsService.ServiceControl, TestWorld.AllowAll, TestWorld.Unit);

        Assert.True(Service.DetachPolicy(s_management, "p-FullAWSAccess", TestWorld.Unit).Succeeded);

        Assert.Equal("ConstraintViolationException", Service.DetachPolicy(s_management, id, TestWorld.Unit).Error?.Code);
        Assert.Equal("InvalidInputException", Service.DetachPolicy(s_management, "p-RCPFullAWSAccess", TestWorld.Unit).Error?.Code);
    }

    [Fact]
    public void Detaches_every_policy_of_a_type_that_is_disabled()
    {
        string id = Attach(OrganizationsService.ServiceControl, DenyAll, TestWorld.Unit);
        Service.DisablePolicyType(s_management, "r-exam", OrganizationsService.ServiceControl);
        Assert.Null(Write(TestWorld.Source).Error);
        Assert.True(Service.DeletePolicy(s_management, id).Succeeded);

        Service.EnablePolicyType(s_management, "r-exam", OrganizationsService.ServiceControl);

        Reply<Page<OrganizationPolicy>> left = Service.ListPoliciesForTarget(
            s_management, TestWorld.Unit, OrganizationsService.ServiceControl, null, null);
        Assert.Equal(["p-FullAWSAccess"], left.Value!.Items.Select(p => p.Id));
    }

    [Fact]
    public void Nests_OUs_five_deep()
    {
        string parent = TestWorld.Unit;
        for (int i = 2; i <= 5; i++)
        {
            parent = Service.CreateOrganizationalUnit(s_management, parent, $"level {i}", s_noTags).Value.Unit.Id;
        }

        Assert.Equal("ConstraintViolationException",
            Service.CreateOrganizationalUnit(s_management, parent, "level 6", s_noTags).Error?.Code);
    }

    [Fact]
    public void Forgets_an_invitation_after_fifteen_days()
    {
        Handshake handshake = Service.InviteAccountToOrganization(
            s_management, TestWorld.Outsider.Value, "ACCOUNT", null, s_noTags).Value!;
        _run.World = _run.World with { Now = _run.World.Now.AddDays(15) };

        Reply<Handshake> accepted = Service.AcceptHandshake(Caller.Root(TestWorld.Outsider), handshake.Id);

        Assert.Equal("InvalidHandshakeTransitionException", accepted.Error?.Code);
        Assert.Null(_run.World.Accounts[TestWorld.Outsider].OrganizationId);
    }

    [Fact]
    public void Enables_all_features_when_every_invited_member_and_then_the_management_account_agree()
    {
        Organization organization = _run.World.Organizations[TestWorld.OrganizationId] with { FeatureSet = "CONSOLIDATED_BILLING" };
        _run.World = _run.World with { Organizations = _run.World.Organizations.SetItem(organization.Id, organization) };
        Handshake parent = Service.EnableAllFeatures(s_management).Value!;
        Assert.Equal("InvalidHandshakeTransitionException", Service.AcceptHandshake(s_management, parent.Id).Error?.Code);

        foreach (AccountId member in new[] { TestWorld.Source, TestWorld.Target })
        {
            Handshake asked = Service.ListHandshakesForAccount(Caller.Root(member), "APPROVE_ALL_FEATURES", null, null).Value!.Items.Single();
            Assert.True(Service.AcceptHandshake(Caller.Root(member), asked.Id).Succeeded);
        }

        Assert.True(Service.AcceptHandshake(s_management, parent.Id).Succeeded);
        Assert.Equal("ALL", _run.World.Organizations[TestWorld.OrganizationId].FeatureSet);
    }

    [Fact]
    public void Lets_policies_decide_by_the_policy_type()
    {
        _run.World = new TestWorld().Role(TestWorld.Management, "rcpOnly", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:*","Resource":"*",
            "Condition":{"StringEquals":{"organizations:PolicyType":"RESOURCE_CONTROL_POLICY"}}}]}
            """).World;
        var caller = Caller.RoleSession(_run.World.Roles[(TestWorld.Management, "rcpOnly")], "s");

        Assert.True(Service.ListPolicies(caller, OrganizationsService.ResourceControl, null, null).Succeeded);
        Assert.Equal("AccessDeniedException", Service.ListPolicies(caller, OrganizationsService.ServiceControl, null, null).Error?.Code);
    }

    /// <summary>However accounts are moved, each stands below one parent that is there, and the lists agree with it.</summary>
    [Fact]
    public void Keeps_the_tree_whole_under_random_moves()
    {
        string[] parents =
        [
            "r-exam", TestWorld.Unit, Service.CreateOrganizationalUnit(s_management, TestWorld.Unit, "inner", s_noTags).Value.Unit.Id,
            "ou-exam-isntthere",
        ];
        World start = _run.World;
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 3]).List[0, 12].Sample(moves =>
        {
            Run run = new(start, ExecutionMode.Actual);
            OrganizationsService service = new(run);
            foreach ((int account, int from, int to) in moves)
            {
                service.MoveAccount(s_management, (account == 0 ? TestWorld.Source : TestWorld.Target).Value, parents[from], parents[to]);
            }

            string[] listed =
            [
                .. parents[..3].SelectMany(p => service.ListAccountsForParent(s_management, p, null, null).Value.Page.Items)
                    .Select(a => a.Id.Value).Order(StringComparer.Ordinal),
            ];
            Assert.Equal([TestWorld.Source.Value, TestWorld.Target.Value, TestWorld.Management.Value], listed);
        }, iter: 200, threads: 1);
    }

    private string Create(string type, string content, string name) =>
        Service.CreatePolicy(s_management, name, "", type, content, s_noTags).Value!.Id;

    private string Attach(string type, string content, string target, string name = "limit")
    {
        string id = Create(type, content, name);
        Assert.Null(Service.AttachPolicy(s_management, id, target).Error);
        return id;
    }

    private Reply<Done> UseKey(Caller caller) =>
        new KmsService(_run).Call(caller, KmsOperation.DescribeKey, _run.World.Keys[TestWorld.SourceKey], new KmsRequest());

    private Reply<PutParameterResult> Write(AccountId account) => new SsmService(_run).PutParameter(
        Caller.Root(account), TestWorld.East, new PutParameterRequest("/a", "v") { Type = "String", Overwrite = true });
}
