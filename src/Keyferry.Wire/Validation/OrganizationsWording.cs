using System.Collections.Immutable;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Validation;

/// <summary>
/// Organizations' <c>InvalidInputException</c>, which tells the reason by a code:
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html#API_CreatePolicy_Errors
/// </summary>
public static class OrganizationsWording
{
    public static WireError Describe(ImmutableArray<ValidationFailure> failures)
    {
        ValidationFailure first = failures[0];
        Constraint constraint = first.Constraint is Constraint.Each each ? each.Constraints[0] : first.Constraint;
        (string? reason, string message) = constraint switch
        {
            Constraint.Required => ("INPUT_REQUIRED", "You must include a value for all required parameters."),
            Constraint.OneOf => ("INVALID_ENUM", "You specified an invalid value."),
            Constraint.Matches => ("INVALID_PATTERN", "You provided a value that does not match the required pattern."),
            Constraint.MaxLength =>
                ("MAX_LENGTH_EXCEEDED", "You provided a string parameter that is longer than allowed."),
            Constraint.MinLength =>
                ("MIN_LENGTH_EXCEEDED", "You provided a string parameter that is shorter than allowed."),
            Constraint.AtMost =>
                ("MAX_VALUE_EXCEEDED", "You provided a numeric parameter that has a larger value than allowed."),
            Constraint.AtLeast =>
                ("MIN_VALUE_EXCEEDED", "You provided a numeric parameter that has a smaller value than allowed."),
            _ => (null, ""),
        };
        return reason is null
            ? CoralWording.ValidationException(failures)
            : new WireError("InvalidInputException", message, 400)
            {
                Members = new StructureBuilder { { "Reason", reason } }.Build(),
            };
    }
}
