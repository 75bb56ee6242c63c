using System.Collections.Immutable;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A component's build version (<c>…:component/name/1.0.0/1</c>).</summary>
public sealed record Component(string Arn, string Name, string Version, string Platform)
{
    public string? Description { get; init; }

    public string? ChangeDescription { get; init; }

    public ImmutableArray<string> SupportedOsVersions { get; init; } = [];

    /// <summary><c>BUILD</c>, or <c>TEST</c> if its document has a test phase only.</summary>
    public string Type { get; init; } = "BUILD";

    /// <summary>The document, YAML; null where a scenario tells nothing of it.</summary>
    public string? Data { get; init; }

    /// <summary>The parameters that the document declares.</summary>
    public ImmutableArray<DocumentParameter> Parameters { get; init; } = [];

    public string? KmsKeyId { get; init; }

    public DateTimeOffset DateCreated { get; init; }
}

/// <summary>A parameter that a component's or workflow's document declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>stringList</c>.</param>
/// <param name="Description">Or null.</param>
/// <param name="Default">Its default values; none if a value must be given.</param>
public sealed record DocumentParameter(string Name, string Type, string? Description, ImmutableArray<string> Default);

/// <summary>A parameter's value as a recipe or pipeline gives it.</summary>
public sealed record ParameterValue(string Name, ImmutableArray<string> Values);
