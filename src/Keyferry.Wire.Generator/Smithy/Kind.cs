namespace Keyferry.Wire.Generator.Smithy;

/// <summary>What values of a shape are.</summary>
internal enum Kind
{
    Text,
    Integer,
    Long,
    Float,
    Double,
    Boolean,
    Blob,
    Timestamp,
    Document,
    List,
    Map,

    /// <summary>Or a union.</summary>
    Structure,
}
