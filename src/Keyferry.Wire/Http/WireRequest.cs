namespace Keyferry.Wire.Http;

/// <summary>
/// An HTTP request as it came in, or is to be sent; nothing decoded, so that a signature over it can be checked.
/// </summary>
/// <param name="Method"><c>POST</c>, <c>GET</c> …, in capitals</param>
/// <param name="Path">begins with <c>/</c>; percent-encoded as on the wire, without the query</param>
/// <param name="Query">what follows <c>?</c>, percent-encoded as on the wire; empty when there is none</param>
/// <param name="Headers">the header fields</param>
/// <param name="Body">the payload, unpacked from its transfer encoding</param>
public sealed record WireRequest(
    string Method, string Path, string Query, HttpHeaders Headers, ReadOnlyMemory<byte> Body);
