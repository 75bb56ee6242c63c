using Keyferry.Wire.Values;

namespace Keyferry.Wire.Shapes;

/// <summary>An operation whose input and output are C# types.</summary>
/// <param name="Untyped">the same, without types</param>
public sealed record Operation<TInput, TOutput>(Operation Untyped)
    where TInput : IWireStructure<TInput>
    where TOutput : IWireStructure<TOutput>
{
    public string Name => Untyped.Name;

    /// <summary><see cref="Unit"/> is no input, or no output.</summary>
    public static Operation<TInput, TOutput> Of(
        string name, string method = "POST", string uri = "/", int status = 200) => new(new Operation(name)
        {
            DescribeInput = typeof(TInput) == typeof(Unit) ? null : static () => TInput.Shape,
            DescribeOutput = typeof(TOutput) == typeof(Unit) ? null : static () => TOutput.Shape,
            Method = method,
            Uri = UriTemplate.Parse(uri),
            Status = status,
        });

    public override string ToString() => Name;
}
