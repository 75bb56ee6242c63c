using System.Text;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Matching;

internal enum Resolution
{
    Resolved,

    /// <summary>
    /// A variable is absent (or multivalued) and has no default: there is nothing equal to it or like it (F5.47, "Policy
    /// variables with no value" in https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
    /// </summary>
    NoValue,

    /// <summary>A variable is unknown.</summary>
    Unknown,
}

/// <summary>
/// A text with policy variables (F5.47): <c>${key}</c>, <c>${key, 'default'}</c> and the escapes <c>${*} ${?} ${$}</c>. Its
/// value is encoded as <see cref="WildcardPattern"/> wants it; the wildcards of a variable's value are literal.
/// </summary>
internal sealed class PatternTemplate
{
    private readonly List<Part> _parts;

    private PatternTemplate(List<Part> parts) => _parts = parts;

    /// <summary>The text without variables, or null if it has some.</summary>
    public string? Fixed => _parts is [] ? "" : _parts is [{ Key: null } only] ? only.Text : null;

    public IEnumerable<string> Keys => _parts.Where(p => p.Key is not null).Select(p => p.Key!);

    /// <param name="text">As the policy writes it.</param>
    /// <param name="hasVariables">False for policies of 2008, where <c>${</c> is literal text (F5.46).</param>
    /// <param name="hasWildcards">Whether <c>*</c> and <c>?</c> are wildcards here.</param>
    public static PatternTemplate Parse(string text, bool hasVariables, bool hasWildcards)
    {
        List<Part> parts = [];
        StringBuilder literal = new();
        int at = 0;
        while (at < text.Length)
        {
            int open = hasVariables ? text.IndexOf("${", at, StringComparison.Ordinal) : -1;
            int close = open < 0 ? -1 : CloseOf(text, open + 2);
            if (close < 0)
            {
                literal.Append(Encode(text[at..], hasWildcards));
                break;
            }

            literal.Append(Encode(text[at..open], hasWildcards));
            string inner = text[(open + 2)..close];
            if (inner is "*" or "?" or "$")
            {
                literal.Append(inner);
            }
            else
            {
                Flush(parts, literal);
                parts.Add(Variable(inner));
            }

            at = close + 1;
        }

        Flush(parts, literal);
        return new PatternTemplate(parts);
    }

    /// <summary>Puts the request's values in; <paramref name="encoded"/> is set exactly if resolved.</summary>
    public Resolution Resolve(RequestContext context, out string encoded)
    {
        encoded = "";
        Resolution result = Resolution.Resolved;
        StringBuilder text = new();
        foreach (Part part in _parts)
        {
            if (part.Key is null)
            {
                text.Append(part.Text);
                continue;
            }

            ContextValue value = context[part.Key];
            if (value.UnknownBecause is not null)
            {
                result = Resolution.Unknown;
            }
            else if (value.Values is [string single] && !value.IsMultivalued)
            {
                text.Append(WildcardPattern.EncodeLiteral(single));
            }
            else if (part.Text is not null && value.Values.IsEmpty)
            {
                text.Append(part.Text);
            }
            else
            {
                // A multivalued key can't be used as a variable
                // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
                return Resolution.NoValue;
            }
        }

        if (result == Resolution.Resolved)
        {
            encoded = text.ToString();
        }

        return result;
    }

    // A default may hold a closing brace within its quotes.
    private static int CloseOf(string text, int from)
    {
        bool quoted = false;
        for (int i = from; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            if (text[i] == '}' && !quoted)
            {
                return i == from ? -1 : i;
            }
        }

        return -1;
    }

    private static Part Variable(string inner)
    {
        int comma = inner.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return new Part(inner.Trim(), null);
        }

        string fallback = inner[(comma + 1)..].Trim();
        bool quoted = fallback.Length >= 2 && fallback[0] == '\'' && fallback[^1] == '\'';
        return new Part(inner[..comma].Trim(), WildcardPattern.EncodeLiteral(quoted ? fallback[1..^1] : fallback));
    }

    private static string Encode(string text, bool hasWildcards) =>
        hasWildcards ? WildcardPattern.Encode(text) : WildcardPattern.EncodeLiteral(text);

    private static void Flush(List<Part> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new Part(null, literal.ToString()));
            literal.Clear();
        }
    }

    // With a key: a variable and its default (or null). Without: literal text.
    private sealed record Part(string? Key, string? Text);
}
