using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Validation;

/// <summary>
/// The words of the services on AWS's common framework (STS, IAM, KMS, SSM and others):
/// <c>1 validation error detected: Value '…' at 'roleSessionName' failed to satisfy constraint: …</c> (F8.21).
/// </summary>
public static class CoralWording
{
    /// <summary>As the query services IAM and STS answer.</summary>
    public static WireError ValidationError(ImmutableArray<ValidationFailure> failures) =>
        Describe(failures, "ValidationError");

    /// <summary>
    /// As the JSON services answer; what can't be read at all is a <c>SerializationException</c> there.
    /// </summary>
    public static WireError ValidationException(ImmutableArray<ValidationFailure> failures) =>
        failures.FirstOrDefault(f => f.Constraint is Constraint.OfType or Constraint.Readable) is { } unread
            ? new WireError("SerializationException", Unread(unread), 400)
            : Describe(failures, "ValidationException");

    /// <summary><c>tags.1.member.key</c></summary>
    public static string PathOf(ValuePath? path) => path is null ? "" : string.Join('.', path.Steps.Select(s => s switch
    {
        PathStep.Named named => LowerFirst(named.Member.Name),
        PathStep.Item item => string.Create(CultureInfo.InvariantCulture, $"{item.Index + 1}.member"),
        PathStep.Key key => $"{key.Name}.member",
        PathStep.Unknown unknown => unknown.Name,
        _ => throw new UnreachableException(),
    }));

    /// <summary>The constraint as AWS writes it.</summary>
    internal static string TextOf(Constraint constraint) => constraint switch
    {
        Constraint.Required => "Member must not be null",
        Constraint.MinLength min => $"Member must have length greater than or equal to {min.Length}",
        Constraint.MaxLength max => $"Member must have length less than or equal to {max.Length}",
        Constraint.Matches pattern => $"Member must satisfy regular expression pattern: {pattern.Pattern}",
        Constraint.OneOf values => $"Member must satisfy enum value set: [{string.Join(", ", values.Values)}]",
        Constraint.AtLeast bound => $"Member must have value greater than or equal to {bound.Bound}",
        Constraint.AtMost bound => $"Member must have value less than or equal to {bound.Bound}",
        Constraint.Each each =>
            $"{each.Part} must satisfy constraint: [{string.Join(", ", each.Constraints.Select(TextOf))}]",

        // From here on our words in AWS's form: no text of AWS is public for these.
        Constraint.Known => "Member must be a parameter of the operation",
        Constraint.OfType type => $"Member must be of type {type.Expected}",
        Constraint.ExactlyOneMember => "Member must have exactly one member set",
        Constraint.Readable unreadable => unreadable.Reason,
        Constraint.WithinLimit limit => $"Member must be within {limit.Limit}",
        _ => throw new UnreachableException(),
    };

    private static WireError Describe(ImmutableArray<ValidationFailure> failures, string code)
    {
        if (failures is [{ Constraint: Constraint.WithinLimit limit, Path: null }, ..])
        {
            // Not documented: where AWS itself stops reading isn't.
            return new WireError("RequestEntityTooLargeException", $"Request must be within {limit.Limit}", 413);
        }

        string errors = failures.Length == 1 ? "1 validation error" : $"{failures.Length} validation errors";
        return new WireError(code, $"{errors} detected: {string.Join("; ", failures.Select(TextOf))}", 400);
    }

    private static string TextOf(ValidationFailure failure) =>
        $"Value{ValueOf(failure)} at '{PathOf(failure.Path)}' failed to satisfy constraint: "
        + TextOf(failure.Constraint);

    /// <summary>A secret that is there is left out.</summary>
    private static string ValueOf(ValidationFailure failure) =>
        failure.Value is null ? " null" : failure.IsSensitive ? "" : $" '{failure.Value}'";

    private static string Unread(ValidationFailure failure) => failure.Constraint switch
    {
        Constraint.OfType { Actual: "START_OBJECT" } => "Start of structure or map found where not expected.",
        Constraint.OfType { Actual: "START_ARRAY" } => "Start of list found where not expected",

        // Older services write `can not be converted to an Integer`: https://github.com/aws/aws-cdk-cli/pull/973
        Constraint.OfType { Actual: { } actual } type => $"{actual} cannot be converted to {type.Expected}",
        _ => TextOf(failure.Constraint),
    };

    private static string LowerFirst(string name) => string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1));
}
