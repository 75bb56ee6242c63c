using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Validation;

/// <summary>One step of a <see cref="ValuePath"/>.</summary>
public abstract record PathStep
{
    private PathStep()
    {
    }

    public sealed record Named(Member Member) : PathStep;

    /// <summary>An item of a list, or the n-th entry of a map in a form; from zero.</summary>
    public sealed record Item(int Index) : PathStep;

    /// <summary>The value of that key of a map.</summary>
    public sealed record Key(string Name) : PathStep;

    /// <summary>A name as the message has it, which no shape knows.</summary>
    public sealed record Unknown(string Name) : PathStep;
}
