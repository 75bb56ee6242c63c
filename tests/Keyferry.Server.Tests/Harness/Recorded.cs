using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Harness;

/// <summary>
/// Answers that AWS itself gave (<c>reference/recorded</c>, beside the repository): an answer of ours must have the same
/// members with the same values, but for what differs from run to run.
/// </summary>
internal static partial class Recorded
{
    private static readonly Lazy<JsonElement?> s_kms = new(() => Load("kms"));
    private static readonly ConcurrentDictionary<string, JsonElement> s_files = new(StringComparer.Ordinal);

    /// <summary>False, with a notice, where the recordings aren't there.</summary>
    public static bool AreThere
    {
        get
        {
            if (s_kms.Value is null)
            {
                TestContext.Current.SendDiagnosticMessage("../shared/reference/recorded is missing: nothing was compared");
            }

            return s_kms.Value is not null;
        }
    }

    /// <summary>What AWS answered at one step of a recorded test.</summary>
    public static JsonElement Step(string test, string step, string service = "kms") =>
        Of(service).GetProperty(test).GetProperty("content").GetProperty(step);

    /// <summary>Every answer of a service, with the test and the step that it is of.</summary>
    public static IEnumerable<(string Step, JsonElement Answer)> Answers(string service) =>
        from test in Of(service).EnumerateObject()
        from step in test.Value.GetProperty("content").EnumerateObject()
        where step.Value.ValueKind == JsonValueKind.Object && step.Value.TryGetProperty("ResponseMetadata", out _)
        select ($"{test.Name}: {step.Name}", step.Value);

    private static JsonElement Of(string service) => s_files.GetOrAdd(service, name => Load(name)!.Value);

    /// <summary>Compares a successful answer or one of its structures.</summary>
    public static void AssertSame(JsonElement recorded, WireValue? actual) => Assert.Null(Difference("answer", recorded, actual));

    /// <summary>Compares an error.</summary>
    public static void AssertSame(JsonElement recorded, WireError actual)
    {
        JsonElement error = recorded.GetProperty("Error");
        Assert.Equal(error.GetProperty("Code").GetString(), actual.Code);
        Assert.Matches(Pattern(error.GetProperty("Message").GetString()!), actual.Message);
        Assert.Equal(recorded.GetProperty("ResponseMetadata").GetProperty("HTTPStatusCode").GetInt32(), actual.Status);
    }

    private static string? Difference(string path, JsonElement recorded, WireValue? actual) => (recorded.ValueKind, actual) switch
    {
        (_, null) => $"{path} is absent, AWS gave {recorded}",
        (JsonValueKind.Object, WireValue.Structure structure) => Members(path, recorded, structure),
        (JsonValueKind.Array, WireValue.List list) => recorded.GetArrayLength() != list.Items.Length
            ? $"{path} has {list.Items.Length} items, AWS gave {recorded}"
            : recorded.EnumerateArray().Select((item, i) => Difference($"{path}[{i}]", item, list.Items[i])).FirstOrDefault(d => d is not null),
        (JsonValueKind.True or JsonValueKind.False, WireValue.Boolean flag) =>
            flag.Value == recorded.GetBoolean() ? null : $"{path} is {flag.Value}, AWS gave {recorded}",
        (JsonValueKind.Number, WireValue.Integer number) =>
            number.Value == recorded.GetInt64() ? null : $"{path} is {number.Value}, AWS gave {recorded}",
        // A policy is recorded as the document that the text is.
        (JsonValueKind.Object, WireValue.Text text) =>
            JsonElement.DeepEquals(Filled(recorded), JsonElement.Parse(text.Value)) ? null : $"{path} is {text.Value}, AWS gave {recorded}",
        (JsonValueKind.String, WireValue.Text text) => Regex.IsMatch(text.Value, Pattern(recorded.GetString()!))
            ? null
            : $"{path} is {text.Value}, AWS gave {recorded}",
        (JsonValueKind.String, WireValue.Blob or WireValue.Timestamp) => null,
        _ => $"{path} is {actual}, AWS gave {recorded}",
    };

    private static string? Members(string path, JsonElement recorded, WireValue.Structure actual)
    {
        ImmutableArray<string> expected = [.. recorded.EnumerateObject().Select(p => p.Name).Where(n => n != "ResponseMetadata").Order()];
        ImmutableArray<string> given = [.. actual.Members.Select(m => m.Key).Order()];
        return !expected.SequenceEqual(given)
            ? $"{path} has {string.Join(", ", given)}, AWS gave {string.Join(", ", expected)}"
            : expected.Select(name => Difference($"{path}.{name}", recorded.GetProperty(name), actual[name]))
                .FirstOrDefault(d => d is not null);
    }

    private static JsonElement Filled(JsonElement recorded) => JsonElement.Parse(recorded.GetRawText()
        .Replace("111111111111", "111122223333", StringComparison.Ordinal)
        .Replace("<partition>", "aws", StringComparison.Ordinal));

    // `<key-id:1>` and the like stand for anything.
    private static string Pattern(string recorded) =>
        $"^{Placeholder().Replace(Regex.Escape(recorded.Replace("111111111111", "111122223333", StringComparison.Ordinal)), ".+")}$";

    private static JsonElement? Load(string name)
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "reference", "recorded", $"{name}.json");
        return File.Exists(path) ? JsonElement.Parse(File.ReadAllText(path)) : null;
    }

    [GeneratedRegex("<[a-z-]+(:[0-9]+)?>")]
    private static partial Regex Placeholder();
}
