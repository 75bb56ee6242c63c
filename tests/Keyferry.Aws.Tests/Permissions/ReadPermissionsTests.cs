using System.Globalization;
using System.Text;
using Keyferry.Aws.Calling;
using Keyferry.Aws.History;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Retrying;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Tests.Permissions;

/// <summary>The policy asks for exactly what is called.</summary>
public sealed class ReadPermissionsTests
{
    private const string Head = """
        # What reading live accounts takes

        Everything that `keyferry check`, `explain`, `fix` and `collect` ever call to read a live account; `keyferry permissions`
        prints it as a policy. None of it changes anything. *Where* says in which accounts: the source builds the image, the
        destinations get it, the organization is its management account or a delegated administrator's.

        | action | where | what for |
        |---|---|---|

        """;

    /// <summary>As a local AWS saw it, and not as the readers say.</summary>
    [Fact]
    public async Task Over_all_examples_each_action_is_called_and_no_other()
    {
        HashSet<string> called = [];
        foreach (string example in Repository.Files("*.yaml").Where(p => p.StartsWith("examples/", StringComparison.Ordinal)))
        {
            if (!example.Contains("simulate", StringComparison.Ordinal))
            {
                await using LocalAccounts local = await LocalAccounts.OfAsync(example);
                await ReadAllAsync(local);
                called.UnionWith(local.Seen.Actions.Keys);
            }
        }

        // No example's images are named by the number of their build, begin with an image that a parameter names, and are
        // shared with an organizational unit.
        const string Shared = "examples/KF1018-organization-not-in-key-policy.yaml";
        string text = Repository.Read(Shared)
            .Replace("imagebuilder:buildDate", "imagebuilder:buildVersion", StringComparison.Ordinal)
            .Replace("parentImage: arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x", "parentImage: ssm:/golden/parent", StringComparison.Ordinal)
            .Replace("organizationArns: [\"", "organizationalUnitArns: [\"", StringComparison.Ordinal)
            .Replace(":organization/o-exampleorg1\"", ":ou/o-exampleorg1/ou-ab12-22222222\"", StringComparison.Ordinal);
        await using LocalAccounts named = await LocalAccounts.OfAsync(Scenario.Load(Shared, text).Value!.World);
        await ReadAllAsync(named);
        called.UnionWith(named.Seen.Actions.Keys);

        await using LocalAccounts failing = await LocalAccounts.OfExampleAsync("KF1008-trust-omits-source-account");
        await ReadHistoryAsync(failing);
        // By which the test itself gets an image that failed, the second only if the first was quick.
        called.UnionWith(failing.Seen.Actions.Keys.Except(["imagebuilder:StartImagePipelineExecution", "imagebuilder:RetryImage"]));

        // Taken only where --role-name is given, which has its own test.
        IEnumerable<string> declared = ReadActions.All.Where(a => a != ReadActions.AssumeRole).Select(a => a.Name);
        Assert.Equal(string.Join('\n', declared.Order(StringComparer.Ordinal)), string.Join('\n', called.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_action_is_in_the_documents_with_what_it_is_for()
    {
        StringBuilder page = new(Head);
        foreach (ReadAction action in ReadActions.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{action.Name}` | {Where(action.Where)} | {action.Why} |\n");
        }

        Repository.AssertGolden("docs/permissions.md", page.ToString());
    }

    private static async Task ReadAllAsync(LocalAccounts local)
    {
        IEnumerable<string> arns =
            local.World.ImageBuilder.ImagePipelines.Keys.Concat(local.World.ImageBuilder.Images.Keys);
        foreach (string arn in arns)
        {
            using AwsAccess access = new(local.OfEveryAccount);
            LiveReading reading =
                await new WorldReading(access, TimeProvider.System).ReadAsync(LiveTarget.Parse(arn, null, out _)!);
            Assert.True(reading.World.Accounts.Count > 0, arn);
        }
    }

    // What explaining a failed image reads; in an example nothing has failed before somebody runs it.
    private static async Task ReadHistoryAsync(LocalAccounts local)
    {
        using AwsAccess access = new(local.OfEveryAccount);
        (AccountId source, Region region) = (LocalAccounts.Source, LocalAccounts.UsEast1);
        string pipeline = local.World.ImageBuilder.ImagePipelines.Keys.Single();
        await access.InvokeAsync(source, region, "imagebuilder", "StartImagePipelineExecution", Encoding.UTF8.GetBytes(
            $$"""{"imagePipelineArn": "{{pipeline}}", "clientToken": "one"}"""));
        HistoryReading reading = new(access, TimeProvider.System);
        string image = ((Answer<string?>.Known)await reading.LatestImageAsync(pipeline, source, region)).Value!;
        await new ImageRetry(access, TimeProvider.System).RunAsync(new RetryOrder(image, source, region), _ => { });
        var history = (Answer<ImageHistory>.Known)await reading.ReadAsync(image, source, region);
        Assert.NotEmpty(history.Value.FailedSteps);
        var (events, unread) = await reading.EventsAsync(history.Value, [(source, region)], ["Ec2ImageBuilderIntegrationService"]);
        Assert.Contains(events, e => e.Contains("\"errorCode\":\"AccessDenied\"", StringComparison.Ordinal));
        Assert.Empty(unread);
        Assert.Null(await reading.DecodeAsync(source, region, "no message of ours"));
    }

    private static string Where(ReadFrom where) => string.Join(
        ", ",
        Enum.GetValues<ReadFrom>().Where(one => where.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant()));
}
