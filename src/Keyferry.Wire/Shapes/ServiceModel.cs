using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Validation;

namespace Keyferry.Wire.Shapes;

/// <summary>One AWS service as its clients see it: its protocol and the shapes of its operations.</summary>
/// <param name="Name">as a person calls it: <c>KMS</c></param>
/// <param name="SigningName">in the scope of a signature: <c>kms</c></param>
/// <param name="Version">the API's date: <c>2014-11-01</c></param>
/// <param name="Protocol">how its messages are written</param>
public sealed record ServiceModel(string Name, string SigningName, string Version, WireProtocol Protocol)
{
    /// <summary>What stands before the dot of <c>X-Amz-Target</c>; JSON protocols only.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The namespace of answers; XML protocols only.</summary>
    public string? XmlNamespace { get; init; }

    public FrozenDictionary<string, Operation> Operations { get; init; } = FrozenDictionary<string, Operation>.Empty;

    /// <summary>By code.</summary>
    public FrozenDictionary<string, ErrorShape> Errors { get; init; } = FrozenDictionary<string, ErrorShape>.Empty;

    /// <summary>How the service words what is wrong with a request.</summary>
    public Func<ImmutableArray<ValidationFailure>, WireError> Wording { get; init; } = CoralWording.ValidationException;

    public ServiceModel With(params IEnumerable<Operation> operations) =>
        this with { Operations = operations.ToFrozenDictionary(o => o.Name, StringComparer.Ordinal) };

    public ServiceModel WithErrors(params IEnumerable<ErrorShape> errors) =>
        this with { Errors = errors.ToFrozenDictionary(e => e.Code, StringComparer.Ordinal) };

    public override string ToString() => Name;
}
