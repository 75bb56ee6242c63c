using System.Collections.Immutable;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Validation;

/// <summary>
/// IAM's words: those of AWS's framework, but for names, which IAM looks at itself.
/// </summary>
public static class IamWording
{
    private const string Name = @"[\w+=,.@-]+";

    public static WireError Describe(ImmutableArray<ValidationFailure> failures) =>
        failures is [{ Constraint: Constraint.Matches { Pattern: Name } } failure]
            ? new WireError(
                "ValidationError",
                $"The specified value for {CoralWording.PathOf(failure.Path)} is invalid. "
                + "It must contain only alphanumeric characters and/or the following: +=,.@_-",
                400)
            : CoralWording.ValidationError(failures);
}
