using System.Globalization;
using System.Text.Json.Nodes;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// What an unknown key may turn out to be: absent, and values around everything that the policies compare it with. Two
/// completions that answer differently prove `unknown`; for equality, order and presence the samples miss nothing.
/// </summary>
internal static class ReferenceUnknowns
{
    private static readonly string[] _beyondEquality = ["Like", "Arn", "IpAddress", "IgnoreCase", ":"];

    private const string Fresh = "no-policy-speaks-of-this";

    /// <summary>Every way to fill in the unknown keys; the context itself if nothing is unknown.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, JsonNode?>> Completions(JsonObject @case)
    {
        Dictionary<string, JsonNode?> known = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, JsonNode? value) in @case["request"]!["context"]?.AsObject() ?? [])
        {
            known[key] = value;
        }

        IEnumerable<Dictionary<string, JsonNode?>> completions = [known];
        if ((bool?)@case["request"]!["contextIsComplete"] == true)
        {
            return completions;
        }

        foreach (IGrouping<string, Use> key in UsesIn(@case).GroupBy(u => u.Key, StringComparer.OrdinalIgnoreCase)
            .Where(k => !known.ContainsKey(k.Key)))
        {
            JsonNode?[] samples = [.. Samples([.. key], @case)];
            completions = completions.SelectMany(_ => samples, (done, sample) =>
                new Dictionary<string, JsonNode?>(done, StringComparer.OrdinalIgnoreCase) { [key.Key] = sample });
        }

        return completions;
    }

    /// <summary>
    /// Whether an unknown key is compared otherwise than by equality, order or presence, or is part of an encryption context
    /// that a grant constrains.
    /// </summary>
    public static bool AreCorrelated(JsonObject @case)
    {
        JsonObject known = @case["request"]!["context"]?.AsObject() ?? [];
        if (Json.Items(@case["grants"]).Any(g => g["constraints"] is not null))
        {
            return true;
        }

        bool IsKnown(Use use) => known.Any(k => k.Key.Equals(use.Key, StringComparison.OrdinalIgnoreCase));
        return UsesIn(@case).Where(u => !IsKnown(u)).Any(u =>
            u.Operator == "" || u.Value.Contains("${", StringComparison.Ordinal)
            || _beyondEquality.Any(o => u.Operator.Contains(o, StringComparison.Ordinal)));
    }

    /// <summary>One place where a policy looks at a key; Operator is empty where it stands as a variable.</summary>
    private sealed record Use(string Key, string Operator, string Value);

    private static IEnumerable<Use> UsesIn(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(UsesIn),
        JsonObject map => map.SelectMany(e => e.Key switch
        {
            "Condition" => Conditions(e.Value!.AsObject()),
            "encryptionContextEquals" or "encryptionContextSubset"
                or "EncryptionContextEquals" or "EncryptionContextSubset" => e.Value!.AsObject()
                .Select(c => new Use($"kms:EncryptionContext:{c.Key}", "StringEquals", (string)c.Value!))
                .Append(new Use($"kms:EncryptionContext:{Fresh}", "StringEquals", Fresh)),
            "operations" => Json.Texts(e.Value).Select(o => new Use("kms:GrantOperations", "ForAllValues:StringEquals", o)),
            _ => UsesIn(e.Value),
        }),
        JsonValue text when text.TryGetValue(out string? value) =>
            ReferenceVariables.KeysIn(value).Select(k => new Use(k, "", value)),
        _ => [],
    };

    private static IEnumerable<Use> Conditions(JsonObject block) =>
        from op in block
        from key in op.Value!.AsObject()
        from value in Json.Texts(key.Value)
        from use in ReferenceVariables.KeysIn(value).Select(k => new Use(k, "", value))
            .Prepend(new Use(key.Key, op.Key, value))
        select use;

    private static IEnumerable<JsonNode?> Samples(Use[] uses, JsonObject @case)
    {
        string[] texts = [.. uses.SelectMany(u => Texts(u, uses, @case)).Append(Fresh).Distinct()];
        IEnumerable<JsonNode?> single = texts.Select(t => (JsonNode?)JsonValue.Create(t)).Prepend(null);
        bool isList = uses.Any(u => u.Operator.Contains(':', StringComparison.Ordinal));
        return !isList ? single : single.Concat(
            from a in texts from b in texts where string.CompareOrdinal(a, b) < 0 select new JsonArray(a, b));
    }

    private static IEnumerable<string> Texts(Use use, Use[] all, JsonObject @case)
    {
        string name = use.Operator.Split(':')[^1];
        if (use.Operator == "" || use.Value.Contains("${", StringComparison.Ordinal))
        {
            // Whatever would make a resource or another key's value fit, defaults, and the text itself.
            return (string[])[
                .. ((string)@case["request"]!["resource"]!).Split(':', '/'),
                .. (@case["request"]!["context"]?.AsObject() ?? []).SelectMany(c => Json.Texts(c.Value)),
                .. use.Value.Split('\''), use.Value, Fill(use.Value, "x"), use.Value.Replace("${*}", "*", StringComparison.Ordinal)];
        }

        if (name.StartsWith("Numeric", StringComparison.Ordinal) || name.StartsWith("Date", StringComparison.Ordinal))
        {
            decimal at = decimal.TryParse(use.Value, CultureInfo.InvariantCulture, out decimal number) ? number
                : DateTimeOffset.Parse(use.Value, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
            return new[] { at - 0.5m, at, at + 0.5m }.Select(n => n.ToString(CultureInfo.InvariantCulture));
        }

        if (name.StartsWith("Bool", StringComparison.Ordinal))
        {
            return ["true", "false"];
        }

        if (name.Contains("IpAddress", StringComparison.Ordinal))
        {
            return [use.Value.Split('/')[0], "198.51.100.77"];
        }

        if (name.Contains("Like", StringComparison.Ordinal) || name.StartsWith("Arn", StringComparison.Ordinal))
        {
            // Samples of this pattern alone, and of this and another pattern at once.
            return [.. all.Select(o => Fill(use.Value, Fill(o.Value, ""))), Fill(use.Value, ""), Fill(use.Value, "x")];
        }

        return name.Contains("IgnoreCase", StringComparison.Ordinal)
            ? [use.Value, use.Value.ToUpperInvariant()]
            : [use.Value];
    }

    private static string Fill(string pattern, string star) =>
        pattern.Replace("*", star, StringComparison.Ordinal).Replace("?", "x", StringComparison.Ordinal);
}
