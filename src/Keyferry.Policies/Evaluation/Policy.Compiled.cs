using Keyferry.Policies.Evaluation;

namespace Keyferry.Policies.Language;

public sealed partial class Policy
{
    /// <summary>The statements ready for evaluation; made when first asked for.</summary>
    internal CompiledStatement[] Compiled =>
        field ??= [.. Content.Statements.Select(s => new CompiledStatement(this, s))];
}
