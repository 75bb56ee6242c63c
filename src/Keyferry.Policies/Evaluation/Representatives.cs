using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Policies.Conditions;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>One value for each class of values of a key that a set of conditions can tell apart.</summary>
internal static class Representatives
{
    private const string Other = "some other value";

    /// <summary>
    /// The key's absence and every combination of the values that matter (an unknown key may have several); empty if they
    /// can't be listed, or there are more than <paramref name="most"/>.
    /// </summary>
    public static ImmutableArray<ContextValue> Of(string key, List<CompiledCondition>? conditions, int most)
    {
        if (conditions is null || conditions.Any(c => c.HasVariables))
        {
            return [];
        }

        OperatorFamily[] families =
        [
            .. conditions.Select(c => c.Rule.Family).Where(f => f != OperatorFamily.Null).Select(Kin).Distinct(),
        ];
        if (families.Length > 1)
        {
            return [];
        }

        string[] literals =
        [
            .. conditions.Where(c => c.Rule.Family != OperatorFamily.Null)
                .SelectMany(c => c.Source.Values).Select(v => v.Text).Distinct(StringComparer.Ordinal),
        ];
        List<string>? singles = families is [] ? [Other] : families[0] switch
        {
            OperatorFamily.Text => OfTexts(conditions, literals),
            OperatorFamily.Bool => ["true", "false", Other],
            OperatorFamily.Number => OfNumbers(literals),
            OperatorFamily.Date => OfDates(literals),
            _ => null,
        };
        if (singles is null)
        {
            return [];
        }

        if (conditions.Any(c => c.Source.Set == SetOperator.ForAllValues) && !singles.Contains(""))
        {
            singles.Add("");
        }

        // A key that no set operator looks at is single-valued, as AWS asks (F5.45).
        if (conditions.All(c => c.Source.Set == SetOperator.None))
        {
            return singles.Count + 1 > most ? [] : [ContextValue.Absent, .. singles.Select(ContextValue.Of)];
        }

        return singles.Count > 20 || 1 << singles.Count > most ? [] : Subsets(singles);
    }

    // StringLike without wildcards is StringEquals; the check for wildcards is in OfTexts.
    private static OperatorFamily Kin(OperatorFamily family) => family switch
    {
        OperatorFamily.TextIgnoringCase or OperatorFamily.Like => OperatorFamily.Text,
        _ => family,
    };

    private static List<string>? OfTexts(List<CompiledCondition> conditions, string[] literals)
    {
        bool wildcards = conditions.Any(
            c => c.Rule.HasWildcards && c.Source.Values.Any(v => v.Text.AsSpan().ContainsAny('*', '?')));
        // An escape such as `${*}` stands for another text than the one that is written.
        bool escapes = literals.Any(l => l.Contains("${", StringComparison.Ordinal));
        bool clash = literals.Distinct(StringComparer.OrdinalIgnoreCase).Count() != literals.Length;
        if (wildcards || escapes || clash || literals.Contains(Other, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        List<string> all = [.. literals, Other];
        if (conditions.Any(c => c.Rule.Family == OperatorFamily.TextIgnoringCase))
        {
            all.AddRange(literals.Select(SwapCase).Where(s => !literals.Contains(s, StringComparer.Ordinal)));
        }

        return all;
    }

    private static List<string>? OfNumbers(string[] literals)
    {
        const decimal Limit = 1e20m;
        Number[] numbers = [.. literals.Select(Number.Parse).OfType<Number>().Distinct().Order()];
        if (numbers.Any(n => n.Exact is not { } exact || Math.Abs(exact) > Limit))
        {
            return null;
        }

        decimal[] exacts = [.. numbers.Select(n => n.Exact!.Value)];
        List<string> all = [Other];
        for (int i = 0; i < exacts.Length; i++)
        {
            all.Add(Text(exacts[i]));
            all.Add(Text(i + 1 < exacts.Length ? (exacts[i] + exacts[i + 1]) / 2 : exacts[i] + 1));
        }

        all.Add(Text(exacts.Length == 0 ? 0 : exacts[0] - 1));
        return all;

        static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static List<string>? OfDates(string[] literals)
    {
        DateTimeOffset[] dates = [.. literals.Select(DateTest.Parse).OfType<DateTimeOffset>().Distinct().Order()];
        if (dates.Any(d => d.Year is < 2 or > 9998))
        {
            return null;
        }

        List<string> all = [Other];
        for (int i = 0; i < dates.Length; i++)
        {
            all.Add(Text(dates[i]));
            all.Add(Text(i + 1 < dates.Length ? dates[i] + ((dates[i + 1] - dates[i]) / 2) : dates[i].AddDays(1)));
        }

        all.Add(Text(dates.Length == 0 ? DateTimeOffset.UnixEpoch : dates[0].AddDays(-1)));
        return all;

        static string Text(DateTimeOffset value) =>
            value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }

    private static string SwapCase(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char swapped = char.IsUpper(text[i]) ? char.ToLowerInvariant(text[i]) : char.ToUpperInvariant(text[i]);
            if (swapped != text[i])
            {
                return string.Concat(text.AsSpan(0, i), swapped.ToString(), text.AsSpan(i + 1));
            }
        }

        return text;
    }

    private static ImmutableArray<ContextValue> Subsets(List<string> singles)
    {
        ImmutableArray<ContextValue>.Builder all = ImmutableArray.CreateBuilder<ContextValue>();
        for (int set = 0; set < 1 << singles.Count; set++)
        {
            all.Add(set == 0
                ? ContextValue.Absent
                : ContextValue.Many(singles.Where((_, i) => (set & (1 << i)) != 0)));
        }

        return all.ToImmutable();
    }
}
