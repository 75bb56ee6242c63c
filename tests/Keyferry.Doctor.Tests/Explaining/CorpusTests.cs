using Keyferry.Doctor.Explaining;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>
/// Messages as people posted them (ids replaced, wording kept; where a source gives only the words, in an envelope of AWS's
/// tools), each with what it is: lines beginning with <c>#</c> give the
/// source and, after <c># expect</c>, one line for each failure: entry, likeliest cause, and parts as <c>name=value</c>.
/// </summary>
public sealed class CorpusTests
{
    private static string Folder => Path.Combine(Repository.Root, "tests/Keyferry.Doctor.Tests/Explaining/corpus");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void It_holds_at_least_forty_messages() => Assert.True(Names.Count >= 40);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_from_the_field_is_read_and_understood(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name));
        string[] expected = [.. lines.Where(l => l.StartsWith("# expect ", StringComparison.Ordinal)).Select(l => l["# expect ".Length..])];
        string input = string.Join('\n', lines.SkipWhile(l => l.StartsWith('#')));

        var read = InputReader.Read(input, out string? problem);

        Assert.True(read is not null, problem);
        Explanation explanation = Explainer.Explain(read.Value);
        (ReadMessage Message, ExplainedFailure Failure)[] failures = [.. explanation.Messages.SelectMany(m => m.Failures.Select(f => (m.Read, f)))];
        Assert.Equal(expected.Length, failures.Length);
        foreach ((string line, (ReadMessage message, ExplainedFailure failure)) in expected.Zip(failures))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string actual = string.Join(' ', words.Select((w, i) => i == 0 ? failure.Match?.Entry.Id ?? "unknown"
                : i == 1 ? failure.Causes.FirstOrDefault()?.Code ?? "-"
                : $"{w.Split('=')[0]}={Part(message, failure.Read, w.Split('=')[0])}"));
            Assert.Equal(string.Join(' ', words), actual);
        }
    }

    private static string Part(ReadMessage message, ReadFailure failure, string name) => name switch
    {
        "job" => message.JobId,
        "image" => message.ImageArn,
        "status" => message.Status,
        "stage" => message.Stage,
        "workflow" => message.WorkflowExecutionId,
        "time" => message.Time,
        "service" => failure.Service,
        "code" => failure.ErrorCode,
        "ami" => failure.FailedImage,
        "source" => failure.SourceAccount,
        "destination" => failure.DestinationAccount,
        "region" => failure.Region,
        "cut" => failure.IsCut ? "yes" : "no",
        "action" => failure.Action ?? failure.Denied?.Action,
        "principal" => failure.Denied?.Principal,
        "resource" => failure.Denied?.Resource,
        "layer" => failure.Denied?.Layer.ToString(),
        "policy" => failure.Denied?.PolicyArn,
        _ => throw new ArgumentException($"no part is called {name}"),
    } ?? "";
}
