namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Where the document of a component or workflow comes from: one of the two.</summary>
/// <param name="Data">The YAML itself.</param>
/// <param name="Uri">An object of S3.</param>
/// <param name="IsDryRun">Whether it is only to be checked.</param>
public sealed record DocumentSource(string? Data, string? Uri, bool IsDryRun = false);
