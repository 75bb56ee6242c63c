using Keyferry.Policies.Language;
using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Conditions;

/// <summary>One operator and key of a Condition block, its values parsed once (F5.42–F5.47).</summary>
internal sealed class CompiledCondition
{
    private readonly ValueTest? _fixed;
    private readonly PatternTemplate[] _templates;

    public CompiledCondition(Condition source, bool hasVariables)
    {
        Source = source;
        Rule = OperatorRule.Of(source.Operator);
        _templates = [];
        if (Rule.Family == OperatorFamily.Null)
        {
            return;
        }

        bool variables = hasVariables && Rule.TakesVariables;
        PatternTemplate[] all =
        [
            .. source.Values.Select(v => PatternTemplate.Parse(v.Text, variables, Rule.HasWildcards)),
        ];
        if (all.All(t => t.Fixed is not null))
        {
            _fixed = all is [] ? ValueTest.Nothing : ValueTest.Of(Rule, all.Select(t => t.Fixed!));
        }
        else
        {
            _templates = all;
        }
    }

    public Condition Source { get; }

    public OperatorRule Rule { get; }

    /// <summary>The context keys that stand in its values as variables.</summary>
    public IEnumerable<string> VariableKeys => _templates.SelectMany(t => t.Keys);

    public bool HasVariables => _templates.Length > 0;

    public Truth Evaluate(RequestContext context)
    {
        ContextValue value = context[Source.Key];
        if (Rule.Family == OperatorFamily.Null)
        {
            return IsNull(value);
        }

        bool known = true;
        ValueTest test = _fixed ?? Resolve(context, out known);
        if (value.UnknownBecause is not null)
        {
            Truth present = known ? OfUnknownValue(test) : Truth.Unknown;
            return present == OfAbsentKey() ? present : Truth.Unknown;
        }

        if (value.Values.IsEmpty)
        {
            return OfAbsentKey();
        }

        // An unknown variable may match anything from nothing to everything.
        bool answer = OfPresent(value, test);
        return known || answer == OfPresent(value, ValueTest.Everything) ? TruthLogic.Of(answer) : Truth.Unknown;
    }

    // The values that are known; one whose variable has no value matches nothing, so that a negated operator holds.
    private ValueTest Resolve(RequestContext context, out bool known)
    {
        known = true;
        List<string> resolved = [];
        foreach (PatternTemplate template in _templates)
        {
            Resolution resolution = template.Resolve(context, out string encoded);
            known &= resolution != Resolution.Unknown;
            if (resolution == Resolution.Resolved)
            {
                resolved.Add(encoded);
            }
        }

        return resolved is [] ? ValueTest.Nothing : ValueTest.Of(Rule, resolved);
    }

    // The key is there, but who knows with which value: only `*` and having no values don't care.
    private Truth OfUnknownValue(ValueTest test) =>
        test.MatchesEverything ? TruthLogic.Of(!Rule.Negated)
        : test == ValueTest.Nothing ? TruthLogic.Of(Rule.Negated)
        : Truth.Unknown;

    private Truth OfAbsentKey() =>
        Source.IfExists ? Truth.True
        : Source.Set == SetOperator.ForAllValues ? Truth.True
        : Source.Set == SetOperator.ForAnyValue ? Truth.False
        : TruthLogic.Of(Rule.Negated);

    private bool OfPresent(ContextValue value, ValueTest test)
    {
        bool all = Source.Set == SetOperator.ForAllValues;
        if (Source.Set == SetOperator.None)
        {
            // AWS asks for a set operator on multivalued keys and doesn't document what happens without one. Our inference
            // from single values: a positive operator needs any of them to match, a negated one that none does.
            bool any = false;
            foreach (string one in value.Values)
            {
                any |= test.Matches(one);
            }

            return any != Rule.Negated;
        }

        foreach (string one in value.Values)
        {
            // 'ForAllValues … also returns true if the key value resolves to a null dataset, such as an empty string'
            // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
            bool matches = test.Matches(one) != Rule.Negated || (all && value.Values.Length == 1 && one.Length == 0);
            if (matches != all)
            {
                return !all;
            }
        }

        return all;
    }

    private Truth IsNull(ContextValue value)
    {
        bool wantsAbsent = false, wantsPresent = false;
        foreach (Located wanted in Source.Values)
        {
            if (bool.TryParse(wanted.Text, out bool isNull))
            {
                wantsAbsent |= isNull;
                wantsPresent |= !isNull;
            }
        }

        return wantsAbsent == wantsPresent ? TruthLogic.Of(wantsAbsent)
            : value.UnknownBecause is not null ? Truth.Unknown
            : TruthLogic.Of(value.Values.IsEmpty == wantsAbsent);
    }
}
