using System.Text.Json;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Policies.Tests.Evaluation;

/// <summary>Decisions as the case files write them: one short line for every part of the answer.</summary>
internal static class DecisionText
{
    /// <summary>The parts that a case expects, in the same order; a part that isn't mentioned must be empty.</summary>
    public static string[] Expected(JsonElement expect) =>
    [
        $"decision {expect.GetProperty("decision").GetString()}",
        .. Lines(expect, "by"),
        .. Lines(expect, "rule"),
        .. Lines(expect, "silent"),
        .. Lines(expect, "blockedBy"),
        .. Lines(expect, "missing"),
    ];

    public static string[] Actual(Decision decision) =>
    [
        $"decision {Name(decision.Kind)}",
        .. decision.By is { } by ? [$"by {Reference(by)}"] : Array.Empty<string>(),
        .. decision.ByRule is { } rule ? [$"rule {rule}"] : Array.Empty<string>(),
        .. decision.Silent.Select(s => $"silent {Silent(s)}"),
        .. decision.BlockedBy.Select(b => $"blockedBy {Reference(b)}"),
        .. decision.Missing.Select(m => $"missing {m.What}"),
    ];

    private static IEnumerable<string> Lines(JsonElement expect, string name) =>
        !expect.TryGetProperty(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => $"{name} {v.GetString()}")
        : [$"{name} {value.GetString()}"];

    private static string Reference(StatementReference reference) =>
        $"{Name(reference.Layer)} {reference.Sid ?? (reference.Pointer.Length > 0 ? reference.Pointer : reference.Policy)}";

    private static string Silent(SilentLayer silent) =>
        Name(silent.Layer)
        + (silent.Level is null ? "" : $"@{silent.Level}")
        + (silent.NearMiss is { } miss
            ? $" ({miss.Statement.Sid ?? miss.Statement.Policy}: {Name(miss.Failed)})"
            : "");

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
