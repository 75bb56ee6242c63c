using System.Xml;
using System.Xml.Linq;

namespace Keyferry.Wire.Formats;

/// <summary>Reads XML from whoever sent it: no DTDs, no entities, nothing fetched.</summary>
internal static class XmlInput
{
    /// <summary>The root element; null when the bytes aren't XML.</summary>
    public static XElement? Read(ReadOnlyMemory<byte> bytes, int most)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = most,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using MemoryStream stream = new(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
