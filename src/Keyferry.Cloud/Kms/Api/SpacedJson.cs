using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>JSON laid out as KMS lays out key policies: two spaces a level, a space on both sides of a colon.</summary>
internal static class SpacedJson
{
    public static string Of(SourceNode node)
    {
        StringBuilder text = new();
        Write(text, node, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, SourceNode node, string margin)
    {
        switch (node)
        {
            case SourceScalar { Kind: ScalarKind.String } scalar:
                Quote(text, scalar.Text);
                break;
            case SourceScalar scalar:
                text.Append(scalar.Text);
                break;
            case SourceList list:
                WriteList(text, list.Items, margin);
                break;
            case SourceMap map:
                WriteMap(text, map.Entries, margin);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteList(StringBuilder text, ImmutableArray<SourceNode> items, string margin)
    {
        text.Append("[ ");
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, items[i], margin);
        }

        text.Append(" ]");
    }

    private static void WriteMap(StringBuilder text, ImmutableArray<SourceEntry> entries, string margin)
    {
        string inner = margin + "  ";
        text.Append("{\n");
        for (int i = 0; i < entries.Length; i++)
        {
            text.Append(inner);
            Quote(text, entries[i].Key);
            text.Append(" : ");
            Write(text, entries[i].Value, inner);
            text.Append(i == entries.Length - 1 ? "\n" : ",\n");
        }

        text.Append(margin).Append('}');
    }

    private static void Quote(StringBuilder text, string value) =>
        text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
}
