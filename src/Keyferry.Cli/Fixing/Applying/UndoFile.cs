using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Calls;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>How far a step has come.</summary>
internal enum StepState
{
    /// <summary>Nothing of it is done.</summary>
    Planned,

    /// <summary>Begun, and perhaps done in part.</summary>
    Begun,
    Done,
    Undone,
}

/// <summary>A step with its state, as the undo file holds it.</summary>
internal sealed record RecordedStep(StepState State, AccountId Account, ImmutableArray<string> Sentences, ImmutableArray<ApiCall> Undo)
{
    /// <summary>What of it stays, and why; null for nothing.</summary>
    public string? Stays { get; init; }
}

/// <summary>
/// What takes an application back: written before the first call, and again after each step, so that it tells at any time
/// what was done.
/// </summary>
internal sealed record UndoFile(string Path, string Target, ImmutableArray<RecordedStep> Steps)
{
    private const int Version = 1;

    /// <summary>The same with one step's state altered, written.</summary>
    /// <exception cref="IOException">the file can't be written</exception>
    public UndoFile With(int step, StepState state)
    {
        UndoFile next = this with { Steps = Steps.SetItem(step, Steps[step] with { State = state }) };
        next.Write();
        return next;
    }

    /// <summary>The same with the id of a key that has just been made, written.</summary>
    /// <exception cref="IOException">the file can't be written</exception>
    public UndoFile WithKey(NewKeyId key)
    {
        UndoFile next = this with { Steps = [.. Steps.Select(s => s with { Undo = [.. s.Undo.Select(key.In)] })] };
        next.Write();
        return next;
    }

    /// <summary>A name for a new file in the current folder.</summary>
    public static string NewName()
    {
        string name = "keyferry-undo.json";
        for (int i = 2; System.IO.Path.Exists(name); i++)
        {
            name = $"keyferry-undo-{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}.json";
        }

        return name;
    }

    /// <exception cref="IOException">the file can't be written</exception>
    public void Write()
    {
        // Whole or not at all: the file is the only way back.
        string fresh = Path + ".new";
        using (FileStream file = new(fresh, FileMode.Create, FileAccess.Write))
        using (Utf8JsonWriter json = new(file, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("keyferryUndo", Version);
            json.WriteString("target", Target);
            json.WriteStartArray("steps");
            foreach (RecordedStep step in Steps)
            {
                Write(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(fresh, Path, overwrite: true);
    }

    /// <summary>Null with the problem where the text is no undo file.</summary>
    public static UndoFile? Read(string path, string text, out string? problem)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("keyferryUndo", out JsonElement version)
                || version.GetInt32() != Version)
            {
                problem = $"`{path}` is no undo file of this version: it has no `\"keyferryUndo\": {Version}`";
                return null;
            }

            problem = null;
            return new UndoFile(
                path,
                root.GetProperty("target").GetString()!,
                [.. root.GetProperty("steps").EnumerateArray().Select(ReadStep)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            problem = $"`{path}` can't be read as an undo file: {e.Message}";
            return null;
        }
    }

    private static RecordedStep ReadStep(JsonElement step) => new(
        Enum.Parse<StepState>(step.GetProperty("state").GetString()!, ignoreCase: true),
        new AccountId(step.GetProperty("account").GetString()!),
        [.. step.GetProperty("changes").EnumerateArray().Select(c => c.GetString()!)],
        [.. step.GetProperty("undo").EnumerateArray().Select(ReadCall)])
    {
        Stays = step.TryGetProperty("stays", out JsonElement stays) ? stays.GetString() : null,
    };

    private static ApiCall ReadCall(JsonElement call) => new(
        new AccountId(call.GetProperty("account").GetString()!),
        new Region(call.GetProperty("region").GetString()!),
        call.GetProperty("service").GetString()!,
        call.GetProperty("operation").GetString()!,
        call.GetProperty("input").GetRawText());

    private static void Write(Utf8JsonWriter json, RecordedStep step)
    {
        json.WriteStartObject();
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(step.State.ToString()));
        json.WriteString("account", step.Account.Value);
        json.WriteStartArray("changes");
        foreach (string sentence in step.Sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        if (step.Stays is { } stays)
        {
            json.WriteString("stays", stays);
        }

        json.WriteStartArray("undo");
        foreach (ApiCall call in step.Undo)
        {
            json.WriteStartObject();
            json.WriteString("account", call.Account.Value);
            json.WriteString("region", call.Region.Value);
            json.WriteString("service", call.Service);
            json.WriteString("operation", call.Operation);
            json.WritePropertyName("input");
            json.WriteRawValue(call.Input);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
