using System.Text.Json;

namespace Keyferry.Cli.Tests;

/// <summary><c>keyferry simulate</c> as a person or a script uses it; the engine has its own tests.</summary>
public sealed class SimulateTests : IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/Build";
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keyferry-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_allowed_request_exits_0_and_names_the_statement_with_its_place()
    {
        string policy = Write("role.json", Policy("Allow", "s3:GetObject"));

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", policy);

        Assert.StartsWith("allowed\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{policy}:", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Theory]
    [InlineData("Deny", "denied by a statement (explicit deny)")]
    [InlineData("Allow", "denied: nothing allows it (implicit deny)")]
    public void A_denied_request_exits_1_and_says_how(string effect, string headline)
    {
        string action = effect == "Deny" ? "s3:GetObject" : "s3:PutObject";
        string policy = Write("role.json", Policy(effect, action));

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", policy);

        Assert.StartsWith(headline + "\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, run.Code);
    }

    [Theory]
    [InlineData(new string[0], ExitCode.CannotTell, "missing    aws:SourceIp")]
    [InlineData(new[] { "--context-complete" }, ExitCode.Failure, "denied")]
    [InlineData(new[] { "--context", "aws:SourceIp" }, ExitCode.Failure, "denied")]
    [InlineData(new[] { "--context", "aws:SourceIp=10.0.0.1" }, ExitCode.Success, "allowed")]
    [InlineData(new[] { "--context", "aws:SourceIp=10.0.0.2" }, ExitCode.Failure, "denied")]
    public void A_context_key_is_unknown_until_it_is_given(string[] flags, int code, string says)
    {
        string policy = Write("role.json", """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
             "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.1/32"}}}}
            """);

        CommandRun run = Simulate("s3:GetObject", "*", ["--identity-policy", policy, .. flags]);

        Assert.Contains(says, run.Out, StringComparison.Ordinal);
        Assert.Equal(code, run.Code);
    }

    [Theory]
    [InlineData("all.json", "all.json", ExitCode.Success)]
    [InlineData("all.json", "none.json", ExitCode.Failure)]
    [InlineData("none.json", "all.json", ExitCode.Failure)]
    [InlineData("none.json,all.json", "all.json", ExitCode.Success)]
    [InlineData("all.json", "", ExitCode.Failure)]
    public void Each_scp_flag_is_a_level_and_every_level_must_allow(string root, string unit, int code)
    {
        string policy = Write("role.json", Policy("Allow", "s3:GetObject"));
        Write("all.json", Policy("Allow", "*"));
        Write("none.json", Policy("Allow", "ec2:*"));

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", policy, "--scp", Level(root), "--scp", Level(unit));

        Assert.Equal(code, run.Code);
    }

    [Fact]
    public void A_grant_as_the_aws_cli_lists_it_allows_its_operations()
    {
        string key = Write("key.json", Policy("Allow", "kms:Decrypt", "111122223333").Replace("111122223333", "arn:aws:iam::111122223333:user/other", StringComparison.Ordinal));
        string grants = Write("grants.json", $$"""
            {"Grants": [{"KeyId": "{{Key}}", "GrantId": "abc", "GranteePrincipal": "{{Role}}", "Operations": ["Decrypt"]}]}
            """);

        Assert.Equal(ExitCode.Failure, Simulate("kms:Decrypt", Key, "--resource-policy", key).Code);
        Assert.Equal(ExitCode.Success, Simulate("kms:Decrypt", Key, "--resource-policy", key, "--grant", grants).Code);
    }

    [Fact]
    public void All_problems_of_all_policies_are_reported_at_once_with_their_places()
    {
        string first = Write("first.json", """{"Version": "2012-10-17", "Statement": [{"Effect": "Alow", "Action": "s3:*", "Resource": "*"}]}""");
        string second = Write("second.json", "{\"Version\": \"2012-10-17\",\n \"Statement\": [{\"Effect\": \"Allow\", \"Actoin\": \"s3:*\", \"Resource\": \"*\"}]}");

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", first, second, "--boundary", "no-such.json");

        Assert.Contains($"{first}:1:", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{second}:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains("there is no file `no-such.json`", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_in_words()
    {
        string zero = Path.Combine(_folder.FullName, "zero.json");
        File.WriteAllBytes(zero, [0x7B, 0x00, 0x7D]);
        string latin = Path.Combine(_folder.FullName, "latin.json");
        File.WriteAllBytes(latin, [0x22, 0xE9, 0x22]);

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", zero, latin, _folder.FullName);

        Assert.Contains("is not text: it holds a zero byte", run.Error, StringComparison.Ordinal);
        Assert.Contains("is not UTF-8 text (byte 2)", run.Error, StringComparison.Ordinal);
        Assert.Contains("is a directory", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void Json_carries_the_decision_with_its_proof()
    {
        string policy = Write("role.json", Policy("Allow", "s3:GetObject"));

        CommandRun run = Simulate("s3:GetObject", "*", "--identity-policy", policy, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("allowed", json.RootElement.GetProperty("decision").GetString());
        Assert.Equal(policy, json.RootElement.GetProperty("by").GetProperty("document").GetString());
    }

    [Fact]
    public void A_batch_answers_every_line_in_order_and_goes_on_after_bad_ones()
    {
        string input = string.Join('\n', Case("one", "s3:GetObject"), "", "{\"id\": \"two\"}", "not json", Case("five", "s3:PutObject"));

        var run = CommandRun.With(input, "simulate", "--batch", "-");

        string[] answers = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(["one", "two", null, "five"], answers.Select(a => Property(a, "id")));
        Assert.Equal(["allowed", null, null, "implicitlyDenied"], answers.Select(a => Property(a, "decision")));
        Assert.Contains("stdin:4", answers[2], StringComparison.Ordinal);
        Assert.Contains("2 of 5 lines could not be read", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void A_batch_without_bad_lines_exits_0_whatever_the_decisions()
    {
        string input = $"\uFEFF{Case("one", "s3:GetObject")}\r\n{Case("two", "s3:PutObject")}\r\n";

        var run = CommandRun.With(input, "simulate", "--batch", "-");

        Assert.Equal(2, run.Out.Count(c => c == '\n'));
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Fact]
    public void A_line_longer_than_a_buffer_is_read_whole()
    {
        string input = Case(new string('x', 300_000), "s3:GetObject") + "\n" + Case("short", "s3:GetObject");

        var run = CommandRun.With(input, "simulate", "--batch", "-");

        Assert.Equal([300_000, 5], run.Out.TrimEnd('\n').Split('\n').Select(a => Property(a, "id")!.Length));
    }

    [Fact]
    public void A_line_beyond_the_limit_is_refused_and_the_next_is_answered()
    {
        string input = new string('x', 33 * 1024 * 1024) + "\n" + Case("next", "s3:GetObject");

        var run = CommandRun.With(input, "simulate", "--batch", "-");

        string[] answers = run.Out.TrimEnd('\n').Split('\n');
        Assert.Contains("the line is longer than 16 MiB", answers[0], StringComparison.Ordinal);
        Assert.Equal("next", Property(answers[1], "id"));
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    private static CommandRun Simulate(string action, string resource, params string[] flags) =>
        CommandRun.Of(["simulate", "--principal", Role, "--action", action, "--resource", resource, .. flags]);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Level(string names) =>
        string.Join(',', names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => Path.Combine(_folder.FullName, n)));

    private static string Policy(string effect, string action, string? principal = null) =>
        $$"""
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "{{effect}}", {{(principal is null ? "" : $"\"Principal\": {{\"AWS\": \"{principal}\"}},")}} "Action": "{{action}}", "Resource": "*"}
        ]}
        """;

    private static string Case(string id, string action) =>
        $$$"""{"id":"{{{id}}}","request":{"principal":"{{{Role}}}","action":"{{{action}}}","resource":"*","contextIsComplete":true},"identityPolicies":[{"name":"p","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}}]}""";

    private static string? Property(string line, string name)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }
}
