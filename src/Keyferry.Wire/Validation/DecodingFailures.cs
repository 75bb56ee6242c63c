using System.Collections.Immutable;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Validation;

/// <summary>Gathers what is wrong while a message is read. Only the first of many are kept.</summary>
internal sealed class DecodingFailures
{
    private const int Most = 100;

    private readonly ImmutableArray<ValidationFailure>.Builder _all = ImmutableArray.CreateBuilder<ValidationFailure>();

    public bool Any => _all.Count > 0;

    public void Add(ValuePath? path, WireValue? value, Constraint constraint)
    {
        if (_all.Count < Most)
        {
            _all.Add(new(path, value, constraint));
        }
    }

    public ImmutableArray<ValidationFailure> ToImmutable() => _all.ToImmutable();
}
