using System.Collections.Immutable;
using Keyferry.Policies.Conditions;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>The Condition block: operators, keys and values (F5.42).</summary>
internal static class ConditionReader
{
    private const string IfExistsSuffix = "IfExists";

    private sealed record OperatorName(SetOperator Set, string Bare, bool IfExists);

    public static ImmutableArray<Condition> Read(PolicyProblems problems, SourceNode node, string pointer)
    {
        if (node is not SourceMap block)
        {
            problems.Error(
                pointer,
                node.Position,
                $"`Condition` is {SourceWords.Describe(node)}",
                "write `{\"StringEquals\": {\"aws:PrincipalAccount\": \"111122223333\"}}`");
            return [];
        }

        ImmutableArray<Condition>.Builder conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (SourceEntry entry in block.Entries)
        {
            string place = JsonPointer.Append(pointer, entry.Key);
            OperatorName? name = ReadOperator(problems, entry, place);
            if (entry.Value is not SourceMap keys)
            {
                problems.Error(
                    place,
                    entry.Value.Position,
                    $"`{entry.Key}` is {SourceWords.Describe(entry.Value)}",
                    "write an object of condition keys, `{\"aws:SourceAccount\": \"111122223333\"}`");
                continue;
            }

            Dictionary<string, Position> seen = new(StringComparer.OrdinalIgnoreCase);
            foreach (SourceEntry key in keys.Entries)
            {
                // Key names are case-insensitive (F5.41), so two spellings are a duplicate.
                if (!seen.TryAdd(key.Key, key.KeyPosition))
                {
                    problems.Error(
                        JsonPointer.Append(place, key.Key),
                        key.KeyPosition,
                        $"the condition key `{key.Key}` stands twice, first at {seen[key.Key]}",
                        "condition keys don't differ by case; join their values in one list");
                }

                Condition? condition = ReadKey(problems, name, key, JsonPointer.Append(place, key.Key));
                if (condition is not null)
                {
                    conditions.Add(condition);
                }
            }
        }

        return conditions.ToImmutable();
    }

    private static OperatorName? ReadOperator(PolicyProblems problems, SourceEntry entry, string place)
    {
        string rest = entry.Key;
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon < 0 ? "" : rest[..colon];
        SetOperator set = prefix switch
        {
            "ForAllValues" => SetOperator.ForAllValues,
            "ForAnyValue" => SetOperator.ForAnyValue,
            _ => SetOperator.None,
        };
        rest = colon < 0 ? rest : rest[(colon + 1)..];
        bool ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.Ordinal);
        string bare = ifExists ? rest[..^IfExistsSuffix.Length] : rest;
        bool prefixKnown = colon < 0 || set != SetOperator.None;
        if (prefixKnown && OperatorRule.Names.Contains(bare))
        {
            if (ifExists && bare == "Null")
            {
                problems.Error(
                    place,
                    entry.KeyPosition,
                    "`Null` can't have `IfExists`",
                    "write `Null`; it already asks whether the key exists");
            }

            return new OperatorName(set, bare, ifExists);
        }

        string? nearPrefix = prefixKnown ? prefix : Spelling.Closest(prefix, ["ForAllValues", "ForAnyValue"]);
        string? nearBare = OperatorRule.Names.Contains(bare) ? bare : Spelling.Closest(bare, OperatorRule.Names);
        string? near = nearBare is null || nearPrefix is null
            ? null
            : $"{nearPrefix}{(colon < 0 ? "" : ":")}{nearBare}{(ifExists ? IfExistsSuffix : "")}";
        near ??= Spelling.Closest(rest, OperatorRule.Names.Select(n => n + IfExistsSuffix));
        problems.Error(
            place,
            entry.KeyPosition,
            $"there is no condition operator `{entry.Key}`",
            near is null ? "write for example `StringEquals`, `StringLike`, `ArnLike`, `Bool` or `Null`" : $"did you mean `{near}`?");
        return null;
    }

    private static Condition? ReadKey(PolicyProblems problems, OperatorName? name, SourceEntry key, string place)
    {
        ConditionKeys.Check(problems, key, place, name?.Set ?? SetOperator.None, name?.Bare);
        ImmutableArray<Located> values =
            SourceWords.Many(problems, key.Value, place, $"the value of `{key.Key}`", anyScalar: true);
        if (name is null)
        {
            return null;
        }

        if (key.Value is SourceList { Items: [] })
        {
            problems.Warn(
                place,
                key.Value.Position,
                $"`{key.Key}` has no value to compare with",
                "add at least one value");
        }

        var rule = OperatorRule.Of(name.Bare);
        foreach (Located value in values)
        {
            ConditionValues.Check(problems, rule, name.Bare, value);
        }

        return new Condition(name.Set, name.Bare, name.IfExists, key.Key, values, place, key.KeyPosition);
    }
}
