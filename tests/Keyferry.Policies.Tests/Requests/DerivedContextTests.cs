using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Requests;

public class DerivedContextTests
{
    [Fact]
    public void Adds_what_the_principal_and_the_resource_settle()
    {
        RequestContext context = Derive(Principal.TryParse("arn:aws:iam::111122223333:user/team/Bob")!);
        Assert.Equal(["111122223333"], context["aws:PrincipalAccount"].Values);
        Assert.Equal(["arn:aws:iam::111122223333:user/team/Bob"], context["aws:PrincipalArn"].Values);
        Assert.Equal(["User"], context["aws:PrincipalType"].Values);
        Assert.Equal(["Bob"], context["aws:username"].Values);
        Assert.Equal(["false"], context["aws:PrincipalIsAWSService"].Values);
        Assert.Equal(["444455556666"], context["aws:ResourceAccount"].Values);
    }

    [Fact]
    public void Names_the_role_and_not_its_session_where_the_role_is_known()
    {
        Principal session = Principal.TryParse("arn:aws:sts::111122223333:assumed-role/App/s")!;
        Assert.NotNull(Derive(session)["aws:PrincipalArn"].UnknownBecause);
        const string Role = "arn:aws:iam::111122223333:role/team/App";
        RequestContext context = Derive(session with { IamArn = Role, UniqueId = "AROAEXAMPLEID1234567" });
        Assert.Equal([Role], context["aws:PrincipalArn"].Values);
        Assert.Equal(["AROAEXAMPLEID1234567:s"], context["aws:userid"].Values);
        Assert.Equal(ContextValue.Absent, context["aws:username"]);
    }

    [Fact]
    public void Names_a_service_and_gives_it_no_account()
    {
        RequestContext context = Derive(Principal.TryParse("ec2.amazonaws.com")!);
        Assert.Equal(["true"], context["aws:PrincipalIsAWSService"].Values);
        Assert.Equal(["ec2.amazonaws.com"], context["aws:PrincipalServiceName"].Values);
        Assert.Equal(ContextValue.Absent, context["aws:PrincipalAccount"]);
    }

    [Fact]
    public void Leaves_what_depends_on_the_call_unknown()
    {
        RequestContext context = Derive(Principal.TryParse("arn:aws:iam::111122223333:root")!);
        Assert.NotNull(context["aws:ViaAWSService"].UnknownBecause);
        Assert.NotNull(context["aws:SourceIp"].UnknownBecause);
    }

    [Fact]
    public void Never_overrides_a_given_key()
    {
        RequestContext context = Derive(
            Principal.TryParse("arn:aws:iam::111122223333:user/Bob")!, KeyValuePair.Create("AWS:PrincipalAccount", ContextValue.Absent));
        Assert.Equal(ContextValue.Absent, context["aws:PrincipalAccount"]);
    }

    [Fact]
    public void Leaves_a_complete_context_as_it_is()
    {
        RequestContext complete = new([], isComplete: true);
        AuthorizationRequest request = new()
        {
            Principal = Principal.TryParse("*")!,
            Action = "s3:GetObject",
            Resource = "*",
            Context = complete,
        };
        Assert.Same(complete, DerivedContext.For(request));
    }

    private static RequestContext Derive(Principal principal, params KeyValuePair<string, ContextValue>[] given) =>
        DerivedContext.For(new AuthorizationRequest
        {
            Principal = principal,
            Action = "kms:Decrypt",
            Resource = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            Context = new RequestContext(given, isComplete: false),
        });
}
