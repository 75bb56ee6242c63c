using System.Text;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Http;
using Keyferry.Wire.Services.Kms;

namespace Keyferry.Server.Tests.Control;

/// <summary>What a person or a script asks the server itself.</summary>
public sealed class ControlApiTests
{
    [Fact]
    public async Task Says_that_it_is_well()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        WireResponse response = await cloud.SendAsync(Request("GET", "health"));
        Assert.Equal((200, """{"status":"ok"}"""), (response.Status, Text(response)));
    }

    [Theory]
    [InlineData("golden.yaml")]
    [InlineData("two-of-four.yaml")]
    [InlineData("KF1010-key-not-shared-with-target.yaml")]
    [InlineData("KF1016-rcp-denies.yaml")]
    public async Task The_world_it_gives_back_gets_the_same_verdict(string example)
    {
        World world = Load(example, Repository.Read($"examples/{example}"));
        await using HttpCloud cloud = await HttpCloud.StartAsync(world);

        WireResponse response = await cloud.SendAsync(Request("GET", "world"));

        Assert.Equal((200, "application/yaml"), (response.Status, response.Headers["Content-Type"]));
        Assert.Equal(Verdict(world), Verdict(Load("world.yaml", Text(response))));
    }

    [Fact]
    public async Task A_reset_gives_the_first_world_again()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync(Load("golden.yaml", Repository.Read("examples/golden.yaml")));
        string first = Text(await cloud.SendAsync(Request("GET", "world")));
        await cloud.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest());
        Assert.NotEqual(first, Text(await cloud.SendAsync(Request("GET", "world"))));

        WireResponse response = await cloud.SendAsync(Request("POST", "reset"));

        Assert.Equal((200, """{"status":"reset"}"""), (response.Status, Text(response)));
        Assert.Equal(first, Text(await cloud.SendAsync(Request("GET", "world"))));
    }

    [Fact]
    public async Task A_reset_with_a_scenario_in_its_body_begins_with_that()
    {
        World world = Load("golden.yaml", Repository.Read("examples/golden.yaml"));
        await using HttpCloud cloud = await HttpCloud.StartAsync();

        WireResponse response = await cloud.SendAsync(
            Request("POST", "reset") with { Body = Encoding.UTF8.GetBytes(Repository.Read("examples/golden.yaml")) });

        Assert.Equal((200, """{"status":"reset"}"""), (response.Status, Text(response)));
        Assert.Equal(Verdict(world), Verdict(Load("world.yaml", Text(await cloud.SendAsync(Request("GET", "world"))))));
    }

    [Fact]
    public async Task A_reset_to_what_is_no_scenario_changes_nothing_and_says_where_it_is_wrong()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        await cloud.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest());

        WireResponse response = await cloud.SendAsync(
            Request("POST", "reset") with { Body = "keyferry: 1\naccounts: {abc: {}}"u8.ToArray() });

        Assert.Equal(400, response.Status);
        Assert.StartsWith("""{"message":"the body:2:""", Text(response), StringComparison.Ordinal);
        Assert.Single(cloud.Server.Aws.World.Keys);
    }

    [Theory]
    [InlineData("GET", "health")]
    [InlineData("GET", "world")]
    [InlineData("POST", "reset")]
    public async Task A_web_page_gets_nothing(string method, string name)
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        await cloud.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest());

        WireRequest request = Request(method, name);
        WireResponse response = await cloud.SendAsync(request with { Headers = request.Headers.With("Origin", "https://example.com") });

        Assert.Equal(403, response.Status);
        Assert.Single(cloud.Server.Aws.World.Keys);
    }

    [Theory]
    [InlineData("POST", "health", 405)]
    [InlineData("POST", "world", 405)]
    [InlineData("GET", "reset", 405)]
    [InlineData("DELETE", "reset", 405)]
    [InlineData("GET", "nothing", 404)]
    public async Task Says_what_there_is_instead(string method, string name, int status)
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        WireResponse response = await cloud.SendAsync(Request(method, name));
        Assert.Equal(status, response.Status);
        Assert.Contains("reset", Text(response), StringComparison.Ordinal);
    }

    private static WireRequest Request(string method, string name) =>
        new(method, $"/_keyferry/{name}", "", HttpHeaders.Empty, ReadOnlyMemory<byte>.Empty);

    private static string Text(WireResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    private static World Load(string name, string text) => Scenario.Load(name, text).Required().World;

    private static string Verdict(World world)
    {
        Report report = Checker.Check(world, "world", new CheckTarget(), out _)!;
        return $"{report.Verdict}: " + string.Join(
            '\n', report.Distributions.Select(d => $"{d.Reason} {string.Join(' ', d.Findings.Select(f => f.Code))}"));
    }
}
