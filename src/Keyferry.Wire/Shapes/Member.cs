namespace Keyferry.Wire.Shapes;

/// <summary>
/// A member of a structure, the item of a list, the key or value of a map: a shape, and how it stands in a message.
/// </summary>
/// <param name="Name">what it is called in the service model, and in <see cref="Values.WireValue"/></param>
/// <param name="Resolve">gives the target; called late, because shapes may be recursive</param>
public sealed record Member(string Name, Func<Shape> Resolve)
{
    public Shape Target => Resolve();

    public bool IsRequired { get; init; }

    /// <summary>Its name in JSON, XML, the form, header or query, where that differs.</summary>
    public string? LocationName { get; init; }

    /// <summary>Its name in a form of EC2's protocol, where that differs from the capitalized location name.</summary>
    public string? QueryName { get; init; }

    public Location Location { get; init; }

    /// <summary>A list or map whose items stand directly in the structure around it.</summary>
    public bool IsFlattened { get; init; }

    public XmlNamespace? XmlNamespace { get; init; }

    public bool IsXmlAttribute { get; init; }

    public TimestampFormat? TimestampFormat { get; init; }

    /// <summary>Text that holds JSON; as a header it is in base64.</summary>
    public bool IsJsonValue { get; init; }

    /// <summary>A client fills it in when its caller doesn't.</summary>
    public bool IsIdempotencyToken { get; init; }

    /// <summary>Repeated in the host name by clients; it stands in the body as well.</summary>
    public bool IsHostLabel { get; init; }

    internal string WireName => LocationName ?? Name;
}
