using System.Collections.Immutable;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>Every failure that Keyferry can explain, from the files in <c>Data/failures</c> and <c>Data/causes.json</c>.</summary>
public static class FailureCatalogue
{
    private const string Folder = "failures/";

    private static readonly Lazy<ImmutableArray<FailureEntry>> s_all = new(Load);

    /// <summary>In the order of their numbers.</summary>
    public static ImmutableArray<FailureEntry> All => s_all.Value;

    /// <summary>The entry with this number, without regard to case; or null.</summary>
    public static FailureEntry? Find(string id) =>
        All.FirstOrDefault(e => e.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entry that a failure is; the most specific if several match, null if none does.</summary>
    public static FailureMatch? Match(ReadFailure failure) => Matches(failure).FirstOrDefault();

    /// <summary>
    /// The same within a message whose envelope tells something too: whatever a build's SSM execution or a workflow
    /// reports is at least a failure of it (F1.17, E51).
    /// </summary>
    public static FailureMatch? Match(ReadMessage message, ReadFailure failure) =>
        Match(failure) ?? (message.SsmExecutionId is not null ? Envelope("E101")
            : message.WorkflowExecutionId is not null ? Envelope("E51")
            : null);

    private static FailureMatch Envelope(string id) => new(Find(id)!, ImmutableDictionary<string, string>.Empty, 0);

    /// <summary>Every entry that matches, the most specific first.</summary>
    public static ImmutableArray<FailureMatch> Matches(ReadFailure failure)
    {
        string text = failure.ErrorCode is null ? failure.Text : $"{failure.ErrorCode}: {failure.Text}";
        return
        [
            .. All.SelectMany(e => e.Patterns.Select(p => (Entry: e, Match: p.Match(text, failure.IsCut))))
                .Where(m => m.Match is not null)
                .Select(m => new FailureMatch(m.Entry, m.Match!.Values, m.Match.Weight))
                .GroupBy(m => m.Entry.Id).Select(g => g.MaxBy(m => m.Weight)!)
                .OrderByDescending(m => m.Weight),
        ];
    }

    private static ImmutableArray<FailureEntry> Load()
    {
        ImmutableDictionary<string, PossibleCause> causes = LoadCauses();
        return
        [
            .. typeof(FailureCatalogue).Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
                .Select(n => LoadEntry(n, causes))
                .OrderBy(e => e.Id.Length).ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    private static FailureEntry LoadEntry(string name, ImmutableDictionary<string, PossibleCause> causes)
    {
        using JsonDocument document = Open(name);
        JsonElement root = document.RootElement;
        string id = Text(root, "id");
        return new FailureEntry
        {
            Id = id,
            Title = Text(root, "title"),
            Phase = Enum.Parse<FailurePhase>(Text(root, "phase"), ignoreCase: true),
            Patterns = [.. Texts(root, "patterns").Select(Template.Parse)],
            Example = Text(root, "example"),
            Meaning = Text(root, "meaning"),
            Causes =
            [
                .. Texts(root, "causes").Select(c => causes.GetValueOrDefault(c)
                    ?? throw new FormatException($"{name}: there is no cause `{c}` in causes.json")),
            ],
            First = root.TryGetProperty("first", out _) ? [.. Texts(root, "first").Select(c => causes[c])] : [],
            RetryHelps = root.GetProperty("retryHelps").GetBoolean(),
            Retry = Text(root, "retry"),
            Docs = Texts(root, "docs"),
            Family = root.TryGetProperty("family", out JsonElement family) ? family.GetString()! : id,
        };
    }

    private static ImmutableDictionary<string, PossibleCause> LoadCauses()
    {
        using JsonDocument document = Open("causes.json");
        return document.RootElement.EnumerateObject().ToImmutableDictionary(
            p => p.Name,
            p => new PossibleCause(
                p.Name,
                Text(p.Value, "says"),
                Enum.Parse<AskedAccount>(Text(p.Value, "account"), ignoreCase: true),
                Text(p.Value, "command"),
                Text(p.Value, "find"))
            {
                OnlyAcrossAccounts = p.Value.TryGetProperty("onlyAcrossAccounts", out JsonElement only) && only.GetBoolean(),
                Caller = p.Value.TryGetProperty("caller", out JsonElement caller)
                    ? Enum.Parse<FailingCaller>(caller.GetString()!, ignoreCase: true)
                    : FailingCaller.Anybody,
            },
            StringComparer.Ordinal);
    }

    private static JsonDocument Open(string name)
    {
        using Stream stream = typeof(FailureCatalogue).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}");
        return JsonDocument.Parse(stream);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
