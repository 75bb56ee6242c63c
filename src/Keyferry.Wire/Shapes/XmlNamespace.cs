namespace Keyferry.Wire.Shapes;

/// <summary>A namespace that an element declares: for its own names, or for a prefix.</summary>
public sealed record XmlNamespace(string Uri, string? Prefix = null);
