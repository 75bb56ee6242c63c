using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Clients.Tests.Fixing;

/// <summary>The very script that <c>keyferry fix --as cli</c> prints, run by a shell with the AWS CLI; then the real run.</summary>
public sealed partial class CommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keyferry-commands-").FullName;

    // Run again, what is done already is left alone, or done once more with the same result; one of each kind is enough.
    private static readonly HashSet<string> s_twice = ["two-of", "no-cus", "KF1001", "KF1007", "KF1014"];

    // The AWS CLI's exit code for a command that it can't make a request of.
    private const string RefusedByCli = "exit code 252\n";

    [Fact]
    public async Task The_printed_commands_make_the_real_run_of_every_example_succeed()
    {
        Tool.Need("aws", "bash");
        bool isOld = await AwsCli.IsOldAsync();
        ConcurrentBag<string> failures = [];
        ConcurrentBag<string> unknown = [];
        await Parallel.ForEachAsync(
            FixedExample.Names.Except(FixedExample.OfOtherAdministrators),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (example, _) =>
            {
                string? failure = await RunAsync(example);
                if (isOld && failure is not null && failure.StartsWith(RefusedByCli, StringComparison.Ordinal))
                {
                    unknown.Add(example);
                }
                else if (failure is not null)
                {
                    failures.Add($"{example}: {failure}");
                }
            });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Order(StringComparer.Ordinal)));
        if (!unknown.IsEmpty)
        {
            Console.Error.WriteLine($"the AWS CLI of this machine is too old for the fixes of {string.Join(", ", unknown.Order(StringComparer.Ordinal))}");
        }
    }

    private async Task<string?> RunAsync(string example)
    {
        await using FixedExample fixedExample = await FixedExample.StartAsync(example);
        string script = FixedExample.Keyferry("fix", FixedExample.PathOf(example), "--as", "cli", "--quiet").Out;
        string folder = Directory.CreateDirectory(Path.Combine(_folder, example)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "fix.sh"), script);
        Dictionary<string, string> environment = await VariablesAsync(fixedExample.Server.Endpoint, folder, script);
        for (int i = 0; i < (s_twice.Contains(example[..6]) ? 2 : 1); i++)
        {
            Ended ended = await Tool.RunAsync("bash", ["fix.sh"], environment, folder);
            if (ended.Code != 0)
            {
                return $"{ended}\n{script}";
            }
        }

        using DotNet.Images images = new(fixedExample.Server.Endpoint);
        foreach (ImagePipeline pipeline in fixedExample.World.ImageBuilder.ImagePipelines.Values)
        {
            BuiltImage image = await fixedExample.EndOfAsync(await images.StartAsync(pipeline.Arn));
            if (image.Status != BuiltImageStatus.Available)
            {
                return $"{image.Status}: {image.Reason}\n{script}";
            }
        }

        return null;
    }

    private static async Task<Dictionary<string, string>> VariablesAsync(Uri endpoint, string folder, string script)
    {
        string credentials = Path.Combine(folder, "credentials");
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/'),
            ["PATH"] = await AwsCli.PathAsync(),
            ["HOME"] = folder,
            ["AWS_CONFIG_FILE"] = Path.Combine(folder, "no-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = credentials,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["LC_ALL"] = "C.UTF-8",
        };
        List<string> profiles = [];
        foreach (string account in Profiles().Matches(script).Select(m => m.Groups[1].Value).Distinct())
        {
            profiles.Add($"[of-{account}]\naws_access_key_id = {account}\naws_secret_access_key = any\n");
            environment[$"AWS_PROFILE_{account}"] = $"of-{account}";
        }

        await File.WriteAllLinesAsync(credentials, profiles);
        return environment;
    }

    [GeneratedRegex(@"\$\{AWS_PROFILE_(\d{12}):")]
    private static partial Regex Profiles();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
