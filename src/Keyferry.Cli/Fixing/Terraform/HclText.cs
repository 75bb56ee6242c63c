using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>
/// HCL as <c>terraform fmt</c> leaves it (https://developer.hashicorp.com/terraform/language/style): two spaces a level;
/// the equals signs of attributes that follow each other on one line each stand below each other; a blank line before a
/// block that isn't the first item.
/// </summary>
internal static class HclText
{
    private const int Step = 2;

    public static string Write(HclBody body)
    {
        StringBuilder text = new();
        WriteBody(text, body, 0);
        return text.ToString();
    }

    private static void WriteBody(StringBuilder text, HclBody body, int indent)
    {
        string margin = new(' ', indent);
        List<(string Lead, string Value)> run = [];
        HclItem? before = null;
        foreach (HclItem item in body.Items)
        {
            if (item is HclItem.Attribute attribute)
            {
                if (before is HclItem.Block)
                {
                    text.Append('\n');
                }

                run.Add((attribute.Name, Value(attribute.Value, indent)));
                before = item;
                continue;
            }

            WriteRun(text, run, margin);
            // A comment belongs to the block below it.
            if (before is not null and not HclItem.Blank and not HclItem.Comment && item is not HclItem.Blank)
            {
                text.Append('\n');
            }

            WriteOther(text, item, indent);
            before = item;
        }

        WriteRun(text, run, margin);
    }

    private static void WriteOther(StringBuilder text, HclItem item, int indent)
    {
        string margin = new(' ', indent);
        switch (item)
        {
            case HclItem.Comment comment:
                text.Append(margin).Append("# ").Append(comment.Text.TrimEnd()).Append('\n');
                break;
            case HclItem.Blank:
                text.Append('\n');
                break;
            case HclItem.Block block:
                text.Append(margin).Append(block.Type);
                foreach (string label in block.Labels)
                {
                    text.Append(' ').Append(Quote(label));
                }

                text.Append(" {\n");
                WriteBody(text, block.Body, indent + Step);
                text.Append(margin).Append("}\n");
                break;
            default:
                throw new UnreachableException();
        }
    }

    // Attributes over several lines stand for themselves, and end the column of those before.
    private static void WriteRun(StringBuilder text, List<(string Lead, string Value)> run, string margin)
    {
        for (int i = 0; i < run.Count;)
        {
            int end = i;
            while (end < run.Count && !run[end].Value.Contains('\n', StringComparison.Ordinal))
            {
                end++;
            }

            int width = run[i..end].Select(e => Width(e.Lead)).DefaultIfEmpty(0).Max();
            for (; i < end; i++)
            {
                string pad = new(' ', width - Width(run[i].Lead));
                text.Append(margin).Append(run[i].Lead).Append(pad).Append(" = ").Append(run[i].Value).Append('\n');
            }

            if (i < run.Count)
            {
                text.Append(margin).Append(run[i].Lead).Append(" = ").Append(run[i].Value).Append('\n');
                i++;
            }
        }

        run.Clear();
    }

    private static int Width(string lead) => new StringInfo(lead).LengthInTextElements;

    private static string Value(HclValue value, int indent) => value switch
    {
        HclValue.Literal literal => Node(literal.Node, indent),
        HclValue.Expression expression => expression.Text,
        HclValue.Expressions { Texts: [var only] } => $"[{only}]",
        HclValue.Expressions list => List(list.Texts, indent),
        HclValue.Encoded encoded => $"jsonencode({Node(encoded.Document, indent)})",
        _ => throw new UnreachableException(),
    };

    private static string Node(JsonNode? node, int indent) => node switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject fields => Map(fields, indent),
        JsonArray { Count: 0 } => "[]",
        JsonArray { Count: 1 } list when list[0] is JsonValue => $"[{Node(list[0], indent)}]",
        JsonArray list => List([.. list.Select(i => Node(i, indent + Step))], indent),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => Quote(scalar.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    private static string List(IReadOnlyList<string> items, int indent)
    {
        string margin = new(' ', indent + Step);
        return $"[\n{string.Concat(items.Select(i => $"{margin}{i},\n"))}{new string(' ', indent)}]";
    }

    private static string Map(JsonObject fields, int indent)
    {
        StringBuilder text = new("{\n");
        WriteRun(text, [.. fields.Select(f => (Key(f.Key), Node(f.Value, indent + Step)))], new string(' ', indent + Step));
        return text.Append(' ', indent).Append('}').ToString();
    }

    // `for` begins an expression where it is the first key.
    private static string Key(string name) =>
        name.Length > 0 && name != "for" && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : Quote(name);

    /// <summary>A text between quotation marks: <c>${</c> and <c>%{</c> are no templates.</summary>
    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '$' or '%' when i + 1 < text.Length && text[i + 1] == '{' => $"{c}{c}",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
