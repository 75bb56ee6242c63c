using System.Text.Json;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry permissions</c>: what is printed is what the golden files show.</summary>
public sealed class PermissionsTests
{
    [Theory]
    [InlineData("policy", "--as policy")]
    [InlineData("policy-source", "--for source --role-name ops/keyferry")]
    [InlineData("trust", "--as trust --principal arn:aws:iam::111122223333:role/ci --external-id golden")]
    [InlineData("cloudformation", "--as cloudformation --for destination --role-name ops/keyferry")]
    [InlineData("terraform", "--as terraform --for organization --principal arn:aws:iam::111122223333:role/ci")]
    public void Every_form_is_printed_as_the_golden_file_shows(string name, string flags)
    {
        var run = CommandRun.Of(["permissions", .. flags.Split(' ')]);

        Assert.Equal(ExitCode.Success, run.Code);
        Repository.AssertGolden($"tests/Keyferry.Cli.Tests/Golden/permissions-{name}.txt", run.Out);
    }

    /// <summary>Reading needs no action that writes, and nothing by a pattern.</summary>
    [Fact]
    public void Nothing_that_is_asked_for_can_change_anything()
    {
        using var policy = JsonDocument.Parse(CommandRun.Of("permissions").Out);
        IEnumerable<string> actions = policy.RootElement.GetProperty("Statement").EnumerateArray()
            .SelectMany(s => s.GetProperty("Action").EnumerateArray())
            .Select(a => a.GetString()!);
        Assert.All(actions, action => Assert.Matches("^[a-z0-9]+:(Get|List|Describe|Lookup|Decode)[A-Za-z]+$", action));
    }

    [Fact]
    public void A_trust_needs_somebody_to_trust()
    {
        var run = CommandRun.Of("permissions", "--as", "trust");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--principal ARN", run.Error, StringComparison.Ordinal);
    }
}
