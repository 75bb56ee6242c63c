using Keyferry.Clients.Tests.Harness;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.Python;

/// <summary>boto3, with the tests beside this file. Of the machine's Pythons the first that has boto3 is taken.</summary>
public sealed class PythonTests
{
    private const string Sources = "tests/Keyferry.Clients.Tests/Python";

    public static TheoryData<string> All =>
        [.. Directory.EnumerateFiles(Repository.PathOf(Sources), "*.test.py").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Passes(string test)
    {
        string python = await Tool.NeedAsync("boto3", ["python3", "/usr/bin/python3"], ["-c", "import boto3"]);
        await using KeyferryServer server = await LocalServer.StartAsync();
        Ended ended = await Tool.RunAsync(
            python,
            ["-B", test],
            new Dictionary<string, string>
            {
                ["KEYFERRY_ENDPOINT"] = server.Endpoint.ToString().TrimEnd('/'),
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
            Repository.PathOf(Sources));
        Assert.True(ended.Code == 0, $"{Sources}/{test}: {ended}");
    }
}
