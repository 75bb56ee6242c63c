using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Validation;

/// <summary>
/// Image Builder's words: <c>The value supplied for parameter 'distributions[0]' is not valid. …</c> (F8.11). What
/// follows the first sentence is ours: AWS's is public only where a rule of the service is broken, not a shape.
/// </summary>
public static class ImageBuilderWording
{
    public static WireError Describe(ImmutableArray<ValidationFailure> failures)
    {
        ValidationFailure first = failures[0];
        return first.Constraint switch
        {
            Constraint.Readable unreadable =>
                new WireError("InvalidRequestException", $"The request is not valid: {unreadable.Reason}.", 400),
            Constraint.WithinLimit limit when first.Path is null =>
                new WireError(
                    "InvalidRequestException", $"The request is not valid: it must be within {limit.Limit}.", 413),
            _ when first.Path is null =>
                new WireError("InvalidRequestException", $"The request is not valid: {Why(first)}", 400),
            _ => new WireError(
                "InvalidParameterValueException",
                $"The value supplied for parameter '{PathOf(first.Path)}' is not valid. {Why(first)}",
                400),
        };
    }

    private static string Why(ValidationFailure failure) => failure.Constraint switch
    {
        Constraint.Required => "The parameter is required.",
        Constraint.Known => "The operation has no such parameter.",
        Constraint.OneOf values => $"Valid values are {string.Join(", ", values.Values)}.",
        _ => CoralWording.TextOf(failure.Constraint) + ".",
    };

    private static string PathOf(ValuePath? path)
    {
        string text = path is null ? "" : string.Concat(path.Steps.Select(s => s switch
        {
            PathStep.Named named => "." + named.Member.Name,
            PathStep.Item item => string.Create(CultureInfo.InvariantCulture, $"[{item.Index}]"),
            PathStep.Key key => "." + key.Name,
            PathStep.Unknown unknown => "." + unknown.Name,
            _ => throw new UnreachableException(),
        }));
        return text.TrimStart('.');
    }
}
