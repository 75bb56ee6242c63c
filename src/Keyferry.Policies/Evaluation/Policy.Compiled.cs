using System.Collections.Immutable;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Policies.Language;

public sealed partial class Policy
{
    private ImmutableArray<string> _keys;

    /// <summary>The context keys in its conditions and variables, each once; no other key of a request can change its word.</summary>
    public ImmutableArray<string> ConditionKeys => _keys.IsDefault ? _keys = KeysOf(Compiled) : _keys;

    /// <summary>The statements ready for evaluation; made when first asked for.</summary>
    internal CompiledStatement[] Compiled =>
        field ??= [.. Content.Statements.Select((s, i) => new CompiledStatement(this, s, _template?.Compiled[i]))];

    private static ImmutableArray<string> KeysOf(CompiledStatement[] statements) =>
    [
        .. statements.SelectMany(s => s.Conditions.Select(c => c.Source.Key).Concat(s.VariableKeys))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
