using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Cloud.Tests.Execution;

/// <summary>The table of denial words (section 8.4 of the facts).</summary>
public sealed class AccessDeniedTests
{
    [Theory]
    [InlineData(PolicyLayer.Identity, "because no identity-based policy allows the kms:Decrypt action", "with an explicit deny in an identity-based policy")]
    [InlineData(PolicyLayer.Resource, "because no resource-based policy allows the kms:Decrypt action", "with an explicit deny in a resource-based policy")]
    [InlineData(PolicyLayer.Boundary, "because no permissions boundary allows the kms:Decrypt action", "with an explicit deny in a permissions boundary")]
    [InlineData(PolicyLayer.Session, "because no session policy allows the kms:Decrypt action", "with an explicit deny in a session policy")]
    [InlineData(PolicyLayer.ServiceControl, "with an explicit deny in a service control policy", "with an explicit deny in a service control policy")]
    [InlineData(PolicyLayer.ResourceControl, "because no resource control policy allows the kms:Decrypt action", "with an explicit deny in a resource control policy")]
    [InlineData(PolicyLayer.VpcEndpoint, "because no VPC endpoint policy allows the kms:Decrypt action", "with an explicit deny in a VPC endpoint policy")]
    public void Names_the_kind_of_policy(PolicyLayer layer, string implicitly, string explicitly)
    {
        Assert.Equal(implicitly, AccessDenied.Reason(new World(), Silent("kms:Decrypt", layer)));
        Assert.Equal(explicitly, AccessDenied.Reason(new World(), Blocked("kms:Decrypt", layer)));
    }

    [Fact]
    public void Names_trust_policies_by_their_own_name()
    {
        Assert.Equal("because no role trust policy allows the sts:AssumeRole action", AccessDenied.Reason(new World(), Silent("sts:AssumeRole", PolicyLayer.Resource)));
        Assert.Equal("with an explicit deny in the role trust policy", AccessDenied.Reason(new World(), Blocked("sts:AssumeRole", PolicyLayer.Resource)));
    }

    [Fact]
    public void Names_only_the_first_of_several() =>
        Assert.Equal("because no resource-based policy allows the kms:Decrypt action",
            AccessDenied.Reason(new World(), Silent("kms:Decrypt", PolicyLayer.Identity, PolicyLayer.Resource)));

    [Fact]
    public void Wraps_the_sentence_as_each_service_does()
    {
        Authorization denied = Silent("kms:Decrypt", PolicyLayer.Identity);
        const string Sentence = "User: arn:aws:iam::111122223333:user/u is not authorized to perform: kms:Decrypt on resource: "
            + "arn:aws:kms:us-east-1:111122223333:key/k because no identity-based policy allows the kms:Decrypt action";

        Assert.Equal(new ServiceError("kms", "AccessDeniedException", Sentence, 400), AccessDenied.Kms(new World(), denied));
        Assert.Equal(new ServiceError("ssm", "AccessDeniedException", Sentence, 400), AccessDenied.Ssm(new World(), denied));
        ServiceError ec2 = AccessDenied.Ec2(new World(), denied);
        Assert.Equal(("UnauthorizedOperation", 403), (ec2.Code, ec2.Status));
        Assert.Matches("^You are not authorized to perform this operation\\. User: .* action\\. Encoded authorization failure message: [-_A-Za-z0-9]{200,}$", ec2.Message);
        Assert.Equal(ec2, AccessDenied.Ec2(new World(), denied));
    }

    private static Authorization Silent(string action, params PolicyLayer[] layers) => new(Request(action), new PolicyLayers(), new Decision
    {
        Kind = DecisionKind.ImplicitlyDenied,
        Silent = [.. layers.Select(l => new SilentLayer(l, null, [], null))],
    });

    private static Authorization Blocked(string action, PolicyLayer layer) => new(Request(action), new PolicyLayers(), new Decision
    {
        Kind = DecisionKind.ExplicitlyDenied,
        BlockedBy = [new StatementReference(layer, "p", null, "/Statement/0", null, null)],
    });

    private static AuthorizationRequest Request(string action) => new()
    {
        Principal = new Principal { Type = PrincipalType.User, Arn = "arn:aws:iam::111122223333:user/u", Account = "111122223333" },
        Action = action,
        Resource = "arn:aws:kms:us-east-1:111122223333:key/k",
    };
}
