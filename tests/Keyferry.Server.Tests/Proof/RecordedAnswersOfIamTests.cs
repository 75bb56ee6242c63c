using System.Text.Json;
using System.Text.Json.Nodes;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Proof;

/// <summary>What AWS's IAM and EC2 answered to these calls, Keyferry answers too, to the letter.</summary>
public sealed class RecordedAnswersOfIamTests : IDisposable
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly TestCloud _cloud = new();

    private TestCaller Me => _cloud.As("111122223333");

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public void A_trust_policy_that_is_no_JSON_is_refused()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        Recorded.AssertSame(
            Step("TestIAMExtensions::test_create_role_with_malformed_assume_role_policy_document", "invalid-json"),
            Error(IamModel.CreateRole, new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = "nope" }));
    }

    [Fact]
    public void A_policy_that_is_not_there_is_not_found()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        Recorded.AssertSame(
            Step("TestIAMIntegrations::test_delete_non_existent_policy_returns_no_such_entity", "delete-non-existent-policy-exc"),
            Error(IamModel.DeletePolicy, new DeletePolicyRequest { PolicyArn = "arn:aws:iam::111122223333:policy/non-existent-policy" }));
    }

    [Fact]
    public void A_list_of_roles_leaves_the_boundary_out()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        const string Test = "TestIAMIntegrations::test_list_roles_with_permission_boundary";
        string boundary = Me.Call(IamModel.Service, IamModel.CreatePolicy, new CreatePolicyRequest
        {
            PolicyName = "boundary",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:ListFunctions"],"Resource":["*"]}]}""",
        }).Policy!.Arn!;

        // The boundary of the answer to CreateRole isn't recorded: the test of then attached it afterwards.
        Recorded.AssertSame(Step(Test, "created_role"), Output(IamModel.CreateRole, new CreateRoleRequest
        {
            RoleName = "role",
            Path = "/boundaries/",
            AssumeRolePolicyDocument = Trust,
        }));
        Me.Call(IamModel.Service, IamModel.PutRolePermissionsBoundary, new PutRolePermissionsBoundaryRequest
        {
            RoleName = "role",
            PermissionsBoundary = boundary,
        });
        Recorded.AssertSame(
            Step(Test, "list_roles_result"), Output(IamModel.ListRoles, new ListRolesRequest { PathPrefix = "/boundaries/" }));
    }

    [Fact]
    public void A_policy_of_a_group_is_given_back_as_it_was_sent()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        JsonElement recorded = Step("TestIAMPolicyEncoding::test_put_group_policy_encoding", "get-policy-response");
        Me.Call(IamModel.Service, IamModel.CreateGroup, new CreateGroupRequest { GroupName = "group" });
        string document = recorded.GetProperty("PolicyDocument").GetRawText()
            .Replace("<partition>", "aws", StringComparison.Ordinal);
        Me.Call(IamModel.Service, IamModel.PutGroupPolicy, new PutGroupPolicyRequest
        {
            GroupName = "group",
            PolicyName = "policy",
            PolicyDocument = document,
        });

        GetGroupPolicyResponse answer = Me.Call(
            IamModel.Service, IamModel.GetGroupPolicy, new GetGroupPolicyRequest { GroupName = "group", PolicyName = "policy" });

        Assert.Equal(document, Uri.UnescapeDataString(answer.PolicyDocument));
    }

    // Some services had used their roles before.
    private static JsonElement Unused(JsonElement answer)
    {
        JsonNode role = JsonNode.Parse(answer.GetRawText())!;
        role["Role"]!["RoleLastUsed"] = new JsonObject();
        return JsonSerializer.SerializeToElement(role);
    }

    // Every service whose role Keyferry knows is held to what AWS made for it.
    [Fact]
    public void Service_linked_roles_are_as_their_services_make_them()
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        int compared = 0;
        foreach ((string step, JsonElement answer) in Recorded.Answers("iam").Where(a => a.Step.EndsWith("]: describe-response", StringComparison.Ordinal)))
        {
            string test = step[..step.IndexOf(": describe", StringComparison.Ordinal)];
            string service = test[(test.IndexOf('[', StringComparison.Ordinal) + 1)..^1];
            // The recorded role of a service that takes suffixes has one that isn't told.
            if (!Keyferry.Cloud.Iam.ServiceLinkedRoles.Services.Contains(service)
                || Keyferry.Cloud.Iam.ServiceLinkedRoles.TakesSuffix(service))
            {
                continue;
            }

            string role = Me.Call(
                IamModel.Service, IamModel.CreateServiceLinkedRole,
                new CreateServiceLinkedRoleRequest { AWSServiceName = service }).Role!.RoleName;
            Recorded.AssertSame(Unused(answer), Output(IamModel.GetRole, new GetRoleRequest { RoleName = role }));
            Recorded.AssertSame(
                Step(test, "attached-role-policies"),
                Output(IamModel.ListAttachedRolePolicies, new ListAttachedRolePoliciesRequest { RoleName = role }));
            Recorded.AssertSame(
                Step(test, "inline-role-policies"), Output(IamModel.ListRolePolicies, new ListRolePoliciesRequest { RoleName = role }));
            compared++;
        }

        Assert.True(compared > 0);
    }

    [Theory]
    [InlineData("test_describe_availability_zones_filters", "zone-name", "us-east-1a")]
    [InlineData("test_describe_availability_zones_filter_with_zone_names", "", "us-east-1a")]
    public void An_Availability_Zone_is_described_as_AWS_does(string test, string filter, string zone)
    {
        Assert.SkipUnless(Recorded.AreThere, "no recordings");
        DescribeAvailabilityZonesRequest request = filter.Length > 0
            ? new() { Filters = [new Filter { Name = filter, Values = [zone] }] }
            : new() { ZoneNames = [zone] };

        WireValue.Structure answer = Me.Call(Ec2Model.Service, Ec2Model.DescribeAvailabilityZones, request).Write();

        // Which zone has which id differs from account to account, and so do the names of a Region's groups.
        WireValue.Structure actual = Assert.IsType<WireValue.Structure>(
            Assert.Single(Assert.IsType<WireValue.List>(answer["AvailabilityZones"]).Items));
        JsonElement expected = Recorded.Step(test, "availability_zones", "ec2").GetProperty("AvailabilityZones")[0];
        Assert.Equal(
            expected.EnumerateObject().Where(p => p.Name != "Messages").Select(p => p.Name).Order(StringComparer.Ordinal),
            actual.Members.Select(m => m.Key).Where(n => n != "Messages").Order(StringComparer.Ordinal));
        foreach (JsonProperty property in expected.EnumerateObject().Where(p => p.Name is not ("Messages" or "ZoneId")))
        {
            Assert.Equal(property.Value.GetString()!.Replace("<region>", "us-east-1", StringComparison.Ordinal), $"{actual[property.Name]}");
        }
    }

    private static JsonElement Step(string test, string step) => Recorded.Step(test, step, "iam");

    private WireValue.Structure Output<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Decoded(Me.Call(IamModel.Service, operation, input).Write());

    private WireError Error<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> => Me.Fail(IamModel.Service, operation, input);

    // IAM percent-encodes documents; boto3 shows them decoded, and an empty structure or list where the answer has none.
    private static WireValue.Structure Decoded(WireValue.Structure answer) => (WireValue.Structure)Undone(answer);

    private static WireValue Undone(WireValue value) => value switch
    {
        WireValue.Structure structure => new WireValue.Structure([.. structure.Members.Select(m => KeyValuePair.Create(m.Key, Undone(m.Value)))]),
        WireValue.List list => WireValue.Of(list.Items.Select(Undone)),
        WireValue.Text { Value: var text } when text.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) => WireValue.Of(Uri.UnescapeDataString(text)),
        _ => value,
    };
}
