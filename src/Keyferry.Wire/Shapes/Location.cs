namespace Keyferry.Wire.Shapes;

/// <summary>Where in an HTTP message a member of a REST protocol stands.</summary>
public enum Location
{
    Body,

    /// <summary>A label of the path.</summary>
    Uri,

    /// <summary>A parameter of the query; a map without a name is every parameter that no other member has.</summary>
    Querystring,

    Header,

    /// <summary>A map: every header that begins with the member's location name.</summary>
    Headers,

    StatusCode,
}
