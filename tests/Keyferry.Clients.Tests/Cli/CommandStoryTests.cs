using Keyferry.Clients.Tests.Harness;
using Keyferry.Policies.Source;
using Keyferry.Server.Hosting;
using Keyferry.Server.Tests.Harness;

namespace Keyferry.Clients.Tests.Cli;

/// <summary>
/// Types the commands of <c>Stories/</c> and <c>Everyday/</c> into a shell, with the AWS CLI as it is installed. A step:
/// <code>
/// - does: a key for both accounts      # why the step is there
///   as: '444455556666'                 # root of an account; or $user: captured as user, userSecret, userToken; default: the source
///   in: eu-west-1                      # default: us-east-1
///   run: aws kms create-key --query KeyMetadata.KeyId --output text
///   gives: $key                        # what it prints: text, * for anything, ~pattern, $name to capture
///   until: AVAILABLE                   # in place of gives: again and again until it prints that
///   fails: ~AccessDenied               # the command doesn't succeed, and this is what it complains
/// </code>
/// What was captured is a variable of the shell in the steps that follow. Where a command prints several columns,
/// <c>gives</c> is a list, one text a column.
/// </summary>
public sealed class CommandStoryTests
{
    private const string Folder = "tests/Keyferry.Clients.Tests/Cli";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> All =>
    [
        .. new[] { "Stories", "Everyday" }
            .SelectMany(f => Directory.EnumerateFiles(Repository.PathOf($"{Folder}/{f}"), "*.yaml").Select(p => $"{f}/{Path.GetFileName(p)}"))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Goes_as_told(string story)
    {
        Tool.Need("aws", "bash", "openssl");
        string path = $"{Folder}/{story}";
        Parsed<SourceNode> tree = Keyferry.Cloud.Scenarios.YamlSource.Read(path, Repository.Read(path));
        Assert.True(tree.Value is SourceMap, string.Join('\n', tree.Problems));
        await using KeyferryServer server = await LocalServer.StartAsync();
        using Shell shell = new(server.Endpoint);
        StoryValues values = new();
        foreach (SourceMap step in ((SourceList)((SourceMap)tree.Value!).Find("steps")!.Value).Items.Cast<SourceMap>())
        {
            if (await PlayAsync(shell, values, step) is { } difference)
            {
                Assert.Fail($"{path}:{step.Position.Line}: {Scalar(step, "does")}\n$ {Scalar(step, "run")}\n{difference}");
            }
        }
    }

    private static async Task<string?> PlayAsync(Shell shell, StoryValues values, SourceMap step)
    {
        string? until = Scalar(step, "until");
        DateTimeOffset patience = DateTimeOffset.UtcNow + s_patience;
        while (true)
        {
            Ended ended = await shell.RunAsync(
                Scalar(step, "run") ?? throw new StoryException(step.Position, "a step has `run`"),
                Credentials(values, step), Scalar(step, "in") ?? "us-east-1", values.Captured);
            string? difference = Difference(values, step, ended);
            if (until is null || difference is null || DateTimeOffset.UtcNow > patience)
            {
                return difference;
            }
        }
    }

    private static string? Difference(StoryValues values, SourceMap step, Ended ended)
    {
        if (Scalar(step, "fails") is { } complaint)
        {
            return ended.Code == 0 ? $"didn't fail: {ended}" : values.Compare("complaint", complaint, ended.Errors.Trim());
        }

        if (ended.Code != 0)
        {
            return ended.ToString();
        }

        string output = ended.Output.Trim();
        if ((step.Find("gives") ?? step.Find("until"))?.Value is not SourceList columns)
        {
            return (Scalar(step, "gives") ?? Scalar(step, "until")) is { } text ? values.Compare("output", text.Trim(), output) : null;
        }

        string[] printed = output.Split(['\t', '\n']);
        return columns.Items.Length == printed.Length
            ? columns.Items.Cast<SourceScalar>().Zip(printed, (c, p) => values.Compare("output", c.Text, p)).FirstOrDefault(d => d is not null)
            : $"{printed.Length} columns, should be {columns.Items.Length}: {output}";
    }

    private static (string Id, string Secret, string? Token) Credentials(StoryValues values, SourceMap step)
    {
        string who = Scalar(step, "as") ?? "111122223333";
        if (!who.StartsWith('$'))
        {
            return (who, "any", null);
        }

        string id = values[who[1..]] ?? throw new StoryException(step.Position, $"nothing was captured as {who}");
        return (id, values[$"{who[1..]}Secret"] ?? "any", values[$"{who[1..]}Token"]);
    }

    private static string? Scalar(SourceMap map, string key) =>
        map.Find(key)?.Value is SourceScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}
