using Keyferry.Wire.Values;

namespace Keyferry.Wire.Validation;

/// <summary>One thing that is wrong with a request, in no service's words.</summary>
/// <param name="Path">where; null for the message as a whole</param>
/// <param name="Value">what stands there; null when nothing does, or nothing that could be read</param>
/// <param name="Constraint">what it violates</param>
public sealed record ValidationFailure(ValuePath? Path, WireValue? Value, Constraint Constraint);
