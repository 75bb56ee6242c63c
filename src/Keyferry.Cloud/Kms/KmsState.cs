using System.Collections.Immutable;

namespace Keyferry.Cloud.Kms;

/// <summary>What KMS keeps beside keys and aliases.</summary>
public sealed record KmsState
{
    public static KmsState Empty { get; } = new();

    /// <summary>
    /// The material of keys by its name (<see cref="KeyMaterials.NameOf"/>); a key without has none yet (it is made on
    /// first use) or waits for import.
    /// </summary>
    public ImmutableDictionary<string, KeyMaterial> Material { get; init; } = ImmutableDictionary<string, KeyMaterial>.Empty;

    /// <summary>The AWS managed keys that were needed so far, by ARN, with the time when each was made (F4.19).</summary>
    public ImmutableDictionary<string, DateTimeOffset> AwsManagedKeys { get; init; } =
        ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What GetParametersForImport gave out, by the id that the import token carries.</summary>
    public ImmutableDictionary<string, ImportParameters> ImportParameters { get; init; } =
        ImmutableDictionary<string, ImportParameters>.Empty;
}
