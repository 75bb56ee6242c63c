using System.Text.RegularExpressions;
using Keyferry.Clients.Tests.Fixing;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Clients.Tests.Terraform;

/// <summary>The very configuration that <c>keyferry fix --as terraform</c> prints, applied by Terraform; then the real run.</summary>
public sealed partial class FixedByTerraformTests(ITestOutputHelper output)
{
    // Of what is there: a trust policy and a key policy. What is made: a new recipe, to which the pipeline changes.
    [Theory]
    [InlineData("two-of-four")]
    [InlineData("KF1001-recipe-aws-managed-key")]
    public async Task The_printed_configuration_makes_the_real_run_succeed_and_leaves_nothing_to_change(string example)
    {
        using var folder = TerraformFolder.Find(output);
        if (folder is null)
        {
            return;
        }

        await using FixedExample fixedExample = await FixedExample.StartAsync(example, WithComponent);
        string printed = FixedExample.Keyferry("fix", FixedExample.PathOf(example), "--as", "terraform", "--quiet").Out;
        folder["AWS_ENDPOINT_URL"] = fixedExample.Server.Endpoint.ToString().TrimEnd('/');
        string profiles = await ProfilesAsync(folder, printed);
        await folder.InitAsync(printed);

        await folder.RunAsync("apply", "-auto-approve", "-var", profiles);
        await folder.RunAsync("plan", "-detailed-exitcode", "-var", profiles);

        using DotNet.Images images = new(fixedExample.Server.Endpoint);
        foreach (ImagePipeline pipeline in fixedExample.World.ImageBuilder.ImagePipelines.Values)
        {
            BuiltImage image = await fixedExample.EndOfAsync(await images.StartAsync(pipeline.Arn));
            Assert.True(image.Status == BuiltImageStatus.Available, $"{image.Status}: {image.Reason}\n{printed}");
        }
    }

    // A recipe of AWS has components, which an example needn't name.
    private static string WithComponent(string text) => ParentImage().Replace(
        text, "$1$2\n$1components: [arn:aws:imagebuilder:us-east-1:aws:component/hello-world-linux/x.x.x]");

    // Roots of development, by the profile that the configuration asks for.
    private static async Task<string> ProfilesAsync(TerraformFolder folder, string printed)
    {
        string[] accounts = [.. Allowed().Matches(printed).Select(m => m.Groups[1].Value).Distinct()];
        string file = Path.Combine(folder.Folder, "credentials");
        await File.WriteAllLinesAsync(
            file, accounts.Select(a => $"[of-{a}]\naws_access_key_id = {a}\naws_secret_access_key = any\n"));
        folder["AWS_SHARED_CREDENTIALS_FILE"] = file;
        return $"profiles={{{string.Join(',', accounts.Select(a => $"\"{a}\"=\"of-{a}\""))}}}";
    }

    [GeneratedRegex("^( *)(parentImage: .*)$", RegexOptions.Multiline)]
    private static partial Regex ParentImage();

    [GeneratedRegex("allowed_account_ids = \\[\"(\\d{12})\"\\]")]
    private static partial Regex Allowed();
}
