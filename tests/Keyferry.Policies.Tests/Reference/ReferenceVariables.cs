using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// Policy variables (F5.46, F5.47; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)
/// and wildcards, as regular expressions.
/// </summary>
internal static partial class ReferenceVariables
{
    /// <summary>
    /// The pattern as a regular expression; null if it has a variable without a value, which is like nothing and equal to
    /// nothing ("Policy variables with no value").
    /// </summary>
    public static string? ToRegex(
        string pattern, bool hasVariables, bool hasWildcards, IReadOnlyDictionary<string, JsonNode?> context,
        string anyCharacter = ".")
    {
        string result = "";
        int at = 0;
        while (at < pattern.Length)
        {
            Match variable = Variable().Match(pattern, at);
            if (hasVariables && variable.Success && variable.Index == at)
            {
                string? value = Resolve(variable, context);
                if (value is null)
                {
                    return null;
                }

                result += Regex.Escape(value);
                at += variable.Length;
                continue;
            }

            result += (hasWildcards, pattern[at]) switch
            {
                (true, '*') => anyCharacter + "*",
                (true, '?') => anyCharacter,
                (_, char other) => Regex.Escape(other.ToString()),
            };
            at++;
        }

        return result;
    }

    public static IEnumerable<string> KeysIn(string text) =>
        Variable().Matches(text).Select(m => m.Groups["key"].Value).Where(k => k is not ("*" or "?" or "$"));

    private static string? Resolve(Match variable, IReadOnlyDictionary<string, JsonNode?> context)
    {
        string key = variable.Groups["key"].Value;
        if (key is "*" or "?" or "$")
        {
            return key;
        }

        // Multivalued keys can't be variables.
        JsonNode? value = context.GetValueOrDefault(key);
        return value is not null and not JsonArray ? value.ToString()
            : variable.Groups["default"].Success ? variable.Groups["default"].Value
            : null;
    }

    [GeneratedRegex(@"\$\{(?<key>[^},]*)(\s*,\s*'(?<default>[^']*)')?\}")]
    private static partial Regex Variable();
}
