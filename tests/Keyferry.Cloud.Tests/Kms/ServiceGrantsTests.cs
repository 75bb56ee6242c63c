using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Policies.Evaluation;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

public class ServiceGrantsTests
{
    private const string Grantee = "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0123456789abcdef0";

    [Fact]
    public void A_volume_s_grant_stands_on_the_key_until_it_is_retired()
    {
        Run run = Ask(new TestPlatform());

        Grant grant = Assert.Single(run.World.Keys[TestWorld.SourceKey].Grants.Value);
        Assert.Equal((Grantee, "vol-1"), (grant.GranteePrincipal, grant.EncryptionContextSubset!["aws:ebs:id"]));
        Assert.Equal(["Decrypt"], grant.Operations.AsEnumerable());

        ServiceGrants.Retire(run, TestWorld.SourceKey, "vol-2");
        Assert.Single(run.World.Keys[TestWorld.SourceKey].Grants.Value);
        ServiceGrants.Retire(run, TestWorld.SourceKey, "vol-1");
        Assert.Empty(run.World.Keys[TestWorld.SourceKey].Grants.Value);
    }

    [Fact]
    public void What_is_only_foretold_leaves_the_key_as_it_is() =>
        Assert.Empty(Ask(null).World.Keys[TestWorld.SourceKey].Grants.Value);

    private static Run Ask(Platform? platform)
    {
        Run run = new(new TestWorld().Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId).World, ExecutionMode.Actual)
        {
            Platform = platform,
        };
        Caller caller = Caller.Root(TestWorld.Source) with { ViaService = "ec2.us-east-1.amazonaws.com" };
        Assert.True(new KmsService(run).Call(
            caller,
            KmsOperation.CreateGrant,
            run.World.Keys[TestWorld.SourceKey],
            new KmsRequest { EbsId = "vol-1", GranteePrincipal = Grantee }).Succeeded);
        return run;
    }
}
