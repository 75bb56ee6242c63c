using System.Text;

namespace Keyferry.Policies.Language;

/// <summary>Policy variables: <c>${key}</c>, <c>${key, 'default'}</c>, <c>${*}</c>, <c>${?}</c>, <c>${$}</c> (F5.47).</summary>
internal static class VariableSyntax
{
    /// <summary>Reports malformed variables, or that a policy of 2008 takes well-formed ones for text (F5.46).</summary>
    public static void Check(PolicyProblems problems, Located where, string text)
    {
        int at = 0;
        while ((at = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0)
        {
            int end = text.IndexOf('}', at);
            if (!problems.HasVariables)
            {
                problems.Warn(
                    where.Pointer,
                    where.Position,
                    $"`{(end < 0 ? text[at..] : text[at..(end + 1)])}` is taken literally in this version of the policy language",
                    "set `\"Version\": \"2012-10-17\"` to make it a variable");
                return;
            }

            if (end < 0)
            {
                problems.Error(where.Pointer, where.Position, $"the variable `{text[at..]}` isn't closed", "add `}`");
                return;
            }

            string variable = text[at..(end + 1)];
            if (Fault(text[(at + 2)..end]) is (string fault, string help))
            {
                problems.Error(where.Pointer, where.Position, $"the variable `{variable}` {fault}", help);
            }

            at = end + 1;
        }
    }

    /// <summary>The text with the inside of its variables blanked, so that their colons and wildcards don't count.</summary>
    public static string Mask(string text, bool hasVariables)
    {
        if (!hasVariables || !text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder masked = new(text);
        int at = 0;
        while ((at = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0)
        {
            int end = text.IndexOf('}', at);
            end = end < 0 ? text.Length - 1 : end;
            for (int i = at; i <= end; i++)
            {
                masked[i] = '_';
            }

            at = end + 1;
        }

        return masked.ToString();
    }

    private static (string Fault, string Help)? Fault(string inside)
    {
        if (inside is "*" or "?" or "$")
        {
            return null;
        }

        int comma = inside.IndexOf(',', StringComparison.Ordinal);
        string key = comma < 0 ? inside : inside[..comma];
        if (key.Trim().Length == 0)
        {
            return ("is empty", "name a condition key, for example `${aws:username}`");
        }

        if (key.Contains("${", StringComparison.Ordinal))
        {
            return ("isn't closed before the next one", "add `}`");
        }

        if (key != key.Trim())
        {
            return ("has spaces around its key", "remove them");
        }

        if (!key.Contains(':', StringComparison.Ordinal))
        {
            return ("names no condition key", "write `${service:key}`, for example `${aws:username}`; for a literal `$` write `${$}`");
        }

        if (comma < 0)
        {
            return null;
        }

        string value = inside[(comma + 1)..].Trim();
        bool quoted = value.Length >= 2 && value[0] == '\'' && value[^1] == '\'';
        return quoted ? null : ("has a default value without quotes", "write `${key, 'default'}`");
    }
}
