using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Validation;

/// <summary>
/// EC2's words, which tell of one failure only and name parameters as the form does: <c>BlockDeviceMapping.1.Ebs</c>.
/// </summary>
public static class Ec2Wording
{
    /// <summary>Of values that are so many a message lists none: there are more than a thousand instance types.</summary>
    private const int MostShown = 50;

    public static WireError Describe(ImmutableArray<ValidationFailure> failures)
    {
        ValidationFailure first = failures.FirstOrDefault(f => f.Constraint is Constraint.Known) ?? failures[0];
        string name = PathOf(first.Path);
        return first.Constraint switch
        {
            Constraint.Required =>
                new WireError("MissingParameter", $"The request must contain the parameter {name}", 400),

            // The text is that of https://github.com/appoxy/aws/issues/32
            Constraint.Known => new WireError("UnknownParameter", $"The parameter {name} is not recognized", 400),
            Constraint.Readable or Constraint.WithinLimit =>
                new WireError("MalformedQueryString", CoralWording.TextOf(first.Constraint), 400),
            Constraint.OneOf { Values.Length: > MostShown } =>
                new WireError("InvalidParameterValue", $"Invalid value '{ValueOf(first)}' for {name}.", 400),
            _ => new WireError(
                "InvalidParameterValue",
                $"Value ({ValueOf(first)}) for parameter {name} is invalid. {Why(first.Constraint)}",
                400),
        };
    }

    /// <summary>A value as the form has it, without type or shape.</summary>
    private static string ValueOf(ValidationFailure failure) =>
        failure.IsSensitive ? "***" : failure.Value?.ToString() ?? "";

    private static string PathOf(
        ValuePath? path) => path is null ? "" : string.Join('.', path.Steps.Select(s => s switch
    {
        PathStep.Named named => FormDialect.Ec2.NameOf(named.Member),
        PathStep.Item item => string.Create(CultureInfo.InvariantCulture, $"{item.Index + 1}"),
        PathStep.Key key => key.Name,
        PathStep.Unknown unknown => unknown.Name,
        _ => throw new UnreachableException(),
    }));

    /// <summary>Our words: EC2 has its own for each parameter.</summary>
    private static string Why(Constraint constraint) => constraint switch
    {
        Constraint.OfType type => $"Expected a value of type {type.Expected}.",
        Constraint.OneOf values => $"Expected one of: {string.Join(", ", values.Values)}.",
        Constraint.MinLength min => $"Expected a length of at least {min.Length}.",
        Constraint.MaxLength max => $"Expected a length of at most {max.Length}.",
        Constraint.AtLeast bound => $"Expected a value of at least {bound.Bound}.",
        Constraint.AtMost bound => $"Expected a value of at most {bound.Bound}.",
        Constraint.Matches pattern => $"Expected a value that matches {pattern.Pattern}.",
        Constraint.Each each => Why(each.Constraints[0]),
        _ => CoralWording.TextOf(constraint) + ".",
    };
}
