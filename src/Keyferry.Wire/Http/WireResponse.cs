namespace Keyferry.Wire.Http;

/// <summary>An HTTP response to be sent, or as it came back.</summary>
/// <param name="Status">the status code</param>
/// <param name="Headers">the header fields</param>
/// <param name="Body">the payload, unpacked from its transfer encoding</param>
public sealed record WireResponse(int Status, HttpHeaders Headers, ReadOnlyMemory<byte> Body);
