using System.Collections.Immutable;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>A workflow's build version (<c>…:workflow/build/name/1.0.0/1</c>).</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version"><c>1.0.0</c>.</param>
/// <param name="Type">BUILD, TEST or DISTRIBUTION.</param>
/// <param name="Data">The document, YAML.</param>
public sealed record Workflow(string Arn, string Name, string Version, string Type, string Data)
{
    public string? Description { get; init; }

    public string? ChangeDescription { get; init; }

    public string? KmsKeyId { get; init; }

    public ImmutableArray<DocumentParameter> Parameters { get; init; } = [];

    public DateTimeOffset DateCreated { get; init; }
}
