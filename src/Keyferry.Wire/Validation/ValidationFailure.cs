using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Validation;

/// <summary>One thing that is wrong with a request, in no service's words.</summary>
/// <param name="Path">where; null for the message as a whole</param>
/// <param name="Value">what stands there; null when nothing does, or nothing that could be read</param>
/// <param name="Constraint">what it violates</param>
public sealed record ValidationFailure(ValuePath? Path, WireValue? Value, Constraint Constraint)
{
    /// <summary>The value is a secret: whoever words the failure leaves it out.</summary>
    public bool IsSensitive => Path?.Steps.Any(s => s is PathStep.Named named && Hides(named.Member.Target)) == true;

    private static bool Hides(Shape shape) => shape.IsSensitive || shape switch
    {
        Shape.List list => list.Item.Target.IsSensitive,
        Shape.Map map => map.Key.Target.IsSensitive || map.Value.Target.IsSensitive,
        _ => false,
    };
}
