using System.Xml;
using System.Xml.Linq;

namespace Keyferry.Wire.Formats;

/// <summary>XML as bytes, written and read with the same care: no DTDs, no entities, no byte order mark.</summary>
internal static class XmlBytes
{
    private static readonly XmlWriterSettings s_writing = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    public static byte[] Write(Action<XmlWriter> content)
    {
        using MemoryStream stream = new();
        using (var xml = XmlWriter.Create(stream, s_writing))
        {
            xml.WriteStartDocument();
            content(xml);
        }

        return stream.ToArray();
    }

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
