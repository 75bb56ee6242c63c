using System.Text.Json;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Sts;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Xunit;
using static Keyferry.Cloud.Tests.TestWorld;

namespace Keyferry.Cloud.Tests.Execution;

/// <summary>Encoded authorization failure messages (F8.33).</summary>
public sealed class AuthorizationMessageTests
{
    [Fact]
    public void Decodes_to_the_decision_in_the_shape_of_AWS()
    {
        using var decoded = JsonDocument.Parse(AuthorizationMessage.Decode(Source, AuthorizationMessage.Encode(Denied()))!);

        JsonElement root = decoded.RootElement;
        Assert.False(root.GetProperty("allowed").GetBoolean());
        Assert.True(root.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal("NoCopies", root.GetProperty("matchedStatements").GetProperty("items")[0].GetProperty("statementId").GetString());
        JsonElement context = root.GetProperty("context");
        Assert.Equal("AIDAEXAMPLEID1234567", context.GetProperty("principal").GetProperty("id").GetString());
        Assert.Equal("ec2:CopyImage", context.GetProperty("action").GetString());
        JsonElement condition = context.GetProperty("conditions").GetProperty("items")[0];
        Assert.Equal("ec2:Region", condition.GetProperty("key").GetString());
        Assert.Equal("us-east-1", condition.GetProperty("values").GetProperty("items")[0].GetProperty("value").GetString());
    }

    [Fact]
    public void The_same_denial_has_the_same_message() =>
        Assert.Equal(AuthorizationMessage.Encode(Denied()), AuthorizationMessage.Encode(Denied()));

    [Fact]
    public void Another_account_cannot_decode_it() => Assert.Null(AuthorizationMessage.Decode(Target, AuthorizationMessage.Encode(Denied())));

    [Theory]
    [InlineData("")]
    [InlineData("no message at all")]
    [InlineData("abcd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_message_is_refused(string text) => Assert.Null(AuthorizationMessage.Decode(Source, text));

    [Fact]
    public void A_changed_message_is_refused()
    {
        char[] text = AuthorizationMessage.Encode(Denied()).ToCharArray();
        text[^8] = text[^8] == 'A' ? 'B' : 'A';

        Assert.Null(AuthorizationMessage.Decode(Source, new string(text)));
    }

    [Fact]
    public void Who_has_no_permission_may_not_decode_and_the_root_may()
    {
        TestWorld world = new TestWorld().Role(Source, "poor", Deny("sts:DecodeAuthorizationMessage"));
        StsService sts = new(world.Run());
        string message = AuthorizationMessage.Encode(Denied());

        Assert.Equal(
            "User: arn:aws:sts::111122223333:assumed-role/poor/session is not authorized to perform: "
            + "sts:DecodeAuthorizationMessage with an explicit deny in an identity-based policy",
            sts.DecodeAuthorizationMessage(world.Session(Source, "poor"), East, message).Error?.Message);
        Assert.StartsWith("{\"allowed\":false", sts.DecodeAuthorizationMessage(Caller.Root(Source), East, message).Value, StringComparison.Ordinal);
    }

    private static Authorization Denied() => new(
        new AuthorizationRequest
        {
            Principal = new Principal
            {
                Type = PrincipalType.User,
                Arn = "arn:aws:iam::111122223333:user/ann",
                Account = Source.Value,
                UniqueId = "AIDAEXAMPLEID1234567",
            },
            Action = "ec2:CopyImage",
            Resource = "arn:aws:ec2:us-east-1::image/*",
            Context = new RequestContext(
            [
                new("ec2:Region", ContextValue.Of("us-east-1")),
                new("aws:CurrentTime", ContextValue.Of("2026-09-01T12:00:00Z")),
            ], isComplete: true),
        },
        new PolicyLayers(),
        new Decision
        {
            Kind = DecisionKind.ExplicitlyDenied,
            BlockedBy = [new StatementReference(PolicyLayer.Identity, "inline", "inline.json", "/Statement/0", null, "NoCopies")],
        });
}
