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
        foreach (PatternTemplate template in _templates)
        {
            any = any.Or(template.Resolve(context, out string encoded) switch
            {
                Resolution.Resolved => TruthLogic.Of(ArnPattern.ForResource(encoded).IsMatch(resource)),
                Resolution.Unknown => Truth.Unknown,
                // 'the resource that includes a policy variable with no value will not match any resource'
                _ => Truth.False,
            });
        }

        return _isNot ? any.Not() : any;
    }
}
