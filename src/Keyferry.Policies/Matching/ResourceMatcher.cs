using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Matching;

/// <summary>A Resource or NotResource element, whose patterns may hold policy variables.</summary>
internal sealed class ResourceMatcher
{
    private readonly bool _isNot;
    private readonly ArnPattern[] _fixed;
    private readonly PatternTemplate[] _templates;

    public ResourceMatcher(PatternElement element, bool hasVariables)
    {
        _isNot = element.IsNot;
        PatternTemplate[] all =
        [
            .. element.Patterns.Select(p => PatternTemplate.Parse(p.Text, hasVariables, hasWildcards: true)),
        ];
        _fixed = [.. all.Where(t => t.Fixed is not null).Select(t => ArnPattern.ForResource(t.Fixed!))];
        _templates = [.. all.Where(t => t.Fixed is null)];
    }

    /// <summary>The context keys that stand in it as variables.</summary>
    public IEnumerable<string> Keys => _templates.SelectMany(t => t.Keys);

    public Truth Match(in ArnText resource, RequestContext context)
    {
        bool any = false;
        foreach (ArnPattern pattern in _fixed)
        {
            if (pattern.IsMatch(resource))
            {
                any = true;
                break;
            }
        }

        return _templates.Length == 0
            ? TruthLogic.Of(any != _isNot)
            : MatchTemplates(resource, context, TruthLogic.Of(any));
    }

    private Truth MatchTemplates(in ArnText resource, RequestContext context, Truth any)
    {
        Truth resolves = Truth.True;
        foreach (PatternTemplate template in _templates)
        {
            switch (template.Resolve(context, out string encoded))
            {
                case Resolution.Resolved:
                    any = any.Or(TruthLogic.Of(ArnPattern.ForResource(encoded).IsMatch(resource)));
                    break;
                case Resolution.Unresolvable:
                    return Truth.False;
                case Resolution.Unknown:
                    resolves = Truth.Unknown;
                    any = any.Or(Truth.Unknown);
                    break;
                default:
                    any = any.Or(Truth.Unknown);
                    break;
            }
        }

        return resolves.And(_isNot ? any.Not() : any);
    }
}
