using System.Globalization;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Harness;

/// <summary>
/// Plays the stories in <c>Stories/</c>: what happens if these calls are made in this order. <c>world</c> is the
/// scenario that a story begins with, <c>begins</c> its time. A step:
/// <code>
/// - does: a key can be described by the root of its account   # why the step is there
///   as: '111122223333'       # root of an account, or $user: an access key captured as user, userSecret, userToken
///   in: us-east-1            # the default
///   passes: "1.00:00:00"     # first this much time goes by
///   settle: true             # then do all that happens by itself
///   call: kms:DescribeKey    # signing name and operation
///   with: { KeyId: $key }
///   gives: { KeyMetadata: { KeyState: Enabled } }   # or fails: { code: …, status: …, message: … }
/// </code>
/// </summary>
public sealed class StoryTests
{
    public static TheoryData<string> All =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests/Keyferry.Server.Tests/Stories"), "*.yaml", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Repository.PathOf("tests/Keyferry.Server.Tests/Stories"), p).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Goes_as_told(string story)
    {
        string path = $"tests/Keyferry.Server.Tests/Stories/{story}";
        Parsed<SourceNode> tree = YamlSource.Read(path, Repository.Read(path));
        Assert.True(tree.Value is SourceMap, string.Join('\n', tree.Problems));
        var root = (SourceMap)tree.Value!;
        StoryClock clock = new(Scalar(root, "begins") is { } begins ? DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture) : null);
        using TestCloud cloud = Scalar(root, "world") is { } world ? TestCloud.Of(world, clock) : new TestCloud(clock: clock);
        StoryValues values = new();
        foreach (SourceMap step in ((SourceList)root.Find("steps")!.Value).Items.Cast<SourceMap>())
        {
            if (Play(cloud, values, step) is { } difference)
            {
                Assert.Fail($"{path}:{step.Position.Line}: {Scalar(step, "does")}\n{difference}");
            }
        }
    }

    /// <summary>Does one step. Returns what is otherwise than told; null if nothing is.</summary>
    internal static string? Play(TestCloud cloud, StoryValues values, SourceMap step)
    {
        if (Scalar(step, "passes") is { } time)
        {
            ((StoryClock)cloud.Aws.Clock).Pass(TimeSpan.Parse(time, CultureInfo.InvariantCulture));
        }

        if (Scalar(step, "settle") == "true")
        {
            cloud.Settle();
        }

        return Scalar(step, "call") is { } call ? Play(cloud, values, step, call) : null;
    }

    private static string? Play(TestCloud cloud, StoryValues values, SourceMap step, string call)
    {
        string[] parts = call.Split(':');
        ServiceModel service = ServiceModels.All.FirstOrDefault(s => s.SigningName == parts[0])
            ?? throw new StoryException(step.Position, $"there is no service `{parts[0]}`");
        Operation operation = service.Operations.GetValueOrDefault(parts[1])
            ?? throw new StoryException(step.Position, $"{service} has no operation `{parts[1]}`");
        WireValue.Structure input = step.Find("with")?.Value is SourceMap with
            ? values.Input(operation.Input ?? throw new StoryException(with.Position, $"{call} takes nothing"), with)
            : WireValue.Structure.Empty;
        DecodedResponse response = cloud.Call(
            Credentials(values, step), Scalar(step, "in") ?? "us-east-1", service, operation, input);
        return (response, step.Find("fails")?.Value as SourceMap) switch
        {
            (DecodedResponse.Success success, null) => step.Find("gives") is { } gives
                ? values.Difference("answer", operation.Output, gives.Value, success.Output)
                : null,
            (DecodedResponse.Failure failure, { } fails) => Difference(values, fails, failure.Error),
            (var other, _) => $"{call} answered {other}",
        };
    }

    private static string? Difference(StoryValues values, SourceMap expected, WireError error) =>
        (Scalar(expected, "code") is { } code ? values.Compare("code", code, error.Code) : null)
        ?? (Scalar(expected, "status") is { } status ? values.Compare("status", status, $"{error.Status}") : null)
        ?? (Scalar(expected, "message") is { } message ? values.Compare("message", message, error.Message) : null)
        ?? (Scalar(expected, "reason") is { } reason ? values.Compare("reason", reason, $"{error.Members["Reason"]}") : null);

    private static SigningCredentials Credentials(StoryValues values, SourceMap step)
    {
        string who = Scalar(step, "as") ?? "111122223333";
        string? token = who.StartsWith('$') ? values[$"{who[1..]}Token"] : null;
        return who.StartsWith('$')
            ? new SigningCredentials(
                values[who[1..]] ?? throw new StoryException(step.Position, $"nothing was captured as {who}"),
                values[$"{who[1..]}Secret"] ?? throw new StoryException(step.Position, $"nothing was captured as {who}Secret"),
                token)
            : new SigningCredentials(who, "any secret");
    }

    private static string? Scalar(SourceMap map, string key) =>
        map.Find(key)?.Value is SourceScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}
