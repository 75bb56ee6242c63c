using Keyferry.Clients.Tests.Harness;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.JavaScript;

/// <summary>The AWS SDK for JavaScript, in Node.js, with the tests beside this file.</summary>
public sealed class JavaScriptTests
{
    private const string Sources = "tests/Keyferry.Clients.Tests/JavaScript";

    // Node.js looks for packages beside the modules, so both stand where builds leave what they make.
    private static readonly string s_place = Repository.PathOf("artifacts/javascript-client");

    private static readonly SemaphoreSlim s_installing = new(1);

    public static TheoryData<string> All =>
        [.. Directory.EnumerateFiles(Repository.PathOf(Sources), "*.test.mjs").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Passes(string test)
    {
        Tool.Need("node", "npm");
        await InstallAsync();
        await using KeyferryServer server = await LocalServer.StartAsync();
        Ended ended = await Tool.RunAsync(
            "node",
            ["--test", "--test-reporter=tap", test],
            new Dictionary<string, string>
            {
                ["KEYFERRY_ENDPOINT"] = server.Endpoint.ToString(),
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
            s_place);
        Assert.True(ended.Code == 0, $"{Sources}/{test}: {ended}");
    }

    // Packages stay from one run to the next, until other versions are asked for.
    private static async Task InstallAsync()
    {
        await s_installing.WaitAsync();
        try
        {
            Directory.CreateDirectory(s_place);
            string wanted = Repository.Read($"{Sources}/package.json");
            string installed = Path.Combine(s_place, "node_modules", "installed.json");
            foreach (string source in Directory.EnumerateFiles(Repository.PathOf(Sources)).Where(p => !p.EndsWith(".cs", StringComparison.Ordinal)))
            {
                File.Copy(source, Path.Combine(s_place, Path.GetFileName(source)), overwrite: true);
            }

            if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
            {
                Ended ended = await Tool.RunAsync("npm", ["install", "--no-progress"], new Dictionary<string, string>(), s_place);
                Assert.True(ended.Code == 0, $"npm install: {ended}");
                await File.WriteAllTextAsync(installed, wanted);
            }
        }
        finally
        {
            s_installing.Release();
        }
    }
}
