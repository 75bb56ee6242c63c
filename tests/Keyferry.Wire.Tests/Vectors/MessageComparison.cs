using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Tests.Vectors;

/// <summary>Whether two messages say the same: forms without order, JSON and XML by structure.</summary>
internal static class MessageComparison
{
    public static void SameRequest(WireRequest expected, WireRequest actual, string id)
    {
        Assert.True(expected.Method == actual.Method, id);
        Assert.True(expected.Path == actual.Path, $"{id}: {actual.Path}");
        Assert.Equal(Parameters(expected.Query), Parameters(actual.Query));
        foreach ((string name, string value) in expected.Headers)
        {
            Assert.True(actual.Headers[name]?.StartsWith(value, StringComparison.Ordinal) == true, $"{id}: {name}: {actual.Headers[name]}");
        }

        string type = expected.Headers["Content-Type"] ?? "";
        if (type.Contains("form", StringComparison.Ordinal) || Text(expected.Body).StartsWith("Action=", StringComparison.Ordinal))
        {
            Assert.Equal(Parameters(Text(expected.Body)), Parameters(Text(actual.Body)));
        }
        else
        {
            SameBody(expected.Body, actual.Body, id);
        }
    }

    public static void SameBody(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual, string id)
    {
        string text = Text(expected).Trim();
        if (text.Length == 0 && Text(actual) == "{}")
        {
            // An answer without a body and one with an empty object say the same.
            return;
        }

        if (text is ['{', ..] or ['"', ..])
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(Text(actual))), $"{id}: {Text(actual)}");
        }
        else if (text is ['<', ..])
        {
            string wanted = Canonical(XElement.Parse(text));
            string found = Canonical(XElement.Parse(Text(actual)));
            Assert.True(wanted == found, $"{id}:\n{wanted}\n{found}");
        }
        else
        {
            Assert.True(text == Text(actual), $"{id}: {Text(actual)}");
        }
    }

    /// <summary>
    /// Without request ids, which every answer has its own, and without the order of elements of other names; EC2
    /// writes milliseconds though there are none.
    /// </summary>
    private static string Canonical(XElement element)
    {
        string attributes = string.Concat(element.Attributes().Select(a => $" {a.Name}={a.Value}").Order(StringComparer.Ordinal));
        IEnumerable<XElement> children = element.Elements()
            .Where(e => e.Name.LocalName is not ("requestId" or "RequestId" or "RequestID" or "ResponseMetadata"));
        string content = element.HasElements ? string.Concat(children.OrderBy(e => e.Name.LocalName, StringComparer.Ordinal).Select(Canonical)) : element.Value.Trim().Replace(".000Z", "Z", StringComparison.Ordinal);
        return $"<{element.Name}{attributes}>{content}</>";
    }

    private static string[] Parameters(string text) =>
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => Uri.UnescapeDataString(p).TrimEnd('=')).Order(StringComparer.Ordinal)];

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
