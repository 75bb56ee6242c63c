using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Validation;

/// <summary>
/// The way from a request to one of its values. Services word it differently (<c>tags.1.member.key</c>,
/// <c>Tag.1.Key</c>, <c>tags[0].key</c>), so the steps are kept, not a text.
/// </summary>
/// <param name="Parent">the value around; null for a member of the request itself</param>
/// <param name="Step">how to go on from there</param>
public sealed record ValuePath(ValuePath? Parent, PathStep Step)
{
    public static ValuePath To(Member member) => new(null, new PathStep.Named(member));

    public static ValuePath To(string unknown) => new(null, new PathStep.Unknown(unknown));

    /// <summary>The steps from the outside in.</summary>
    public IEnumerable<PathStep> Steps => Parent is null ? [Step] : Parent.Steps.Append(Step);

    /// <summary>As the service model names things: <c>Tags.1.Key</c>.</summary>
    public override string ToString() => string.Join('.', Steps.Select(s => s switch
    {
        PathStep.Named named => named.Member.Name,
        PathStep.Item item => $"{item.Index + 1}",
        PathStep.Key key => key.Name,
        PathStep.Unknown unknown => unknown.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    }));
}
