using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Requests;

public class PrincipalTests
{
    [Theory]
    [InlineData("111122223333", PrincipalType.Root, "111122223333")]
    [InlineData("arn:aws:iam::111122223333:root", PrincipalType.Root, "111122223333")]
    [InlineData("arn:aws-cn:iam::111122223333:root", PrincipalType.Root, "111122223333")]
    [InlineData("arn:aws:iam::111122223333:user/path/Bob", PrincipalType.User, "111122223333")]
    [InlineData("arn:aws-us-gov:iam::111122223333:role/App", PrincipalType.Role, "111122223333")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App/session@1", PrincipalType.Role, "111122223333")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-1", PrincipalType.Role, "111122223333")]
    [InlineData("arn:aws:sts::111122223333:federated-user/Bob", PrincipalType.FederatedUser, "111122223333")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Corp", PrincipalType.FederatedIdentity, "111122223333")]
    [InlineData("ec2.amazonaws.com", PrincipalType.Service, null)]
    [InlineData("ec2.amazonaws.com.cn", PrincipalType.Service, null)]
    [InlineData("*", PrincipalType.Anonymous, null)]
    public void Reads_every_form(string text, PrincipalType type, string? account)
    {
        var principal = Principal.TryParse(text);
        Assert.NotNull(principal);
        Assert.Equal(type, principal.Type);
        Assert.Equal(account, principal.Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bob")]
    [InlineData("11112222333")]
    [InlineData("arn:aws:iam::111122223333:user/")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("arn:aws:iam::111122223333:role")]
    [InlineData("arn:aws:iam::1111:role/App")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/App")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App/a/b")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:gcp:iam::111122223333:role/App")]
    public void Refuses_what_is_no_principal(string text) => Assert.Null(Principal.TryParse(text));

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForImageBuilder/s", true)]
    [InlineData("arn:aws:iam::111122223333:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder", true)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App/s", false)]
    [InlineData("arn:aws:iam::111122223333:role/service-role/App", false)]
    public void Knows_service_linked_roles(string text, bool expected) =>
        Assert.Equal(expected, Principal.TryParse(text)!.IsServiceLinkedRole);

    [Fact]
    public void Does_not_guess_the_path_of_a_sessions_role() =>
        Assert.Null(Principal.TryParse("arn:aws:sts::111122223333:assumed-role/App/s")!.IamArn);
}
