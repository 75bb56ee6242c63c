using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.Terraform;

/// <summary>Terraform with the real AWS provider, as it is: two accounts, a build, a launch, a change, and all of it away again.</summary>
public sealed class TwoAccountsTests(ITestOutputHelper output)
{
    private const string Configuration = "tests/Keyferry.Clients.Tests/Terraform/two-accounts.tf";

    [Fact]
    public async Task Makes_everything_finds_it_as_it_made_it_changes_it_and_takes_it_away()
    {
        using var folder = TerraformFolder.Find(output);
        if (folder is null)
        {
            return;
        }

        await using KeyferryServer server = await LocalServer.StartAsync();
        folder["AWS_ENDPOINT_URL"] = server.Endpoint.ToString().TrimEnd('/');
        await folder.InitAsync(Repository.Read(Configuration));

        await folder.RunAsync("apply", "-auto-approve", "-parallelism=30");
        // Its exit code tells of any difference, and the run fails by it.
        await folder.RunAsync("plan", "-detailed-exitcode");
        World made = server.Aws.World;
        Instance instance = Assert.Single(made.Ec2.Instances.Values, i => i.Owner == new AccountId("444455556666"));
        Image launched = Assert.Single(made.Images.Values, i => i.ImageId == instance.ImageId);
        Assert.Equal((InstanceState.Running, "444455556666"), (instance.State, launched.Owner.Value));

        await folder.RunAsync("apply", "-auto-approve", "-parallelism=30", "-var", "note=second");
        await folder.RunAsync("plan", "-detailed-exitcode", "-var", "note=second");
        Assert.Equal("second", server.Aws.World.Ec2.Instances[(instance.Region, instance.InstanceId)].Tags["Note"]);

        await folder.RunAsync("destroy", "-auto-approve", "-parallelism=30", "-var", "note=second");
        World left = server.Aws.World;
        Assert.All(
            left.Keys.Values.Where(k => k.Manager == KeyManager.Customer),
            k => Assert.Equal(KeyState.PendingDeletion, k.State.Or(KeyState.Enabled)));
        Assert.All(left.Ec2.Instances.Values, i => Assert.Equal(InstanceState.Terminated, i.State));
        Assert.Empty(left.ImageBuilder.ImagePipelines);
        Assert.Empty(left.ImageBuilder.ImageRecipes);
        Assert.Empty(left.LaunchTemplates);
        Assert.DoesNotContain(left.Roles.Values, r => r.Path == "/");
    }
}
