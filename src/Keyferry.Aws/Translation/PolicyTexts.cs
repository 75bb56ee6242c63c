using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Aws.Translation;

/// <summary>Policies as the APIs answer them, called as scenarios call theirs; evidence points into the answer.</summary>
internal static class PolicyTexts
{
    /// <param name="shortName">What it is, whoever has it: <c>key policy</c>.</param>
    /// <param name="owner">Whose it is: an ARN.</param>
    /// <param name="action">The call that answered it.</param>
    /// <param name="text">JSON.</param>
    /// <param name="kind">Its role.</param>
    public static PolicySource Read(string shortName, string owner, string action, string? text, PolicyKind kind)
    {
        string name = $"{shortName} of {owner}";
        if (text is null)
        {
            return Unknown(name, $"{action} of {owner} answered no text");
        }

        Parsed<Policy> parsed = Policy.Parse(shortName, $"{action} of {owner}", text, kind);
        return parsed.Value is { } policy
            ? new PolicySource(name, policy)
            : Unknown(name, $"the text that {action} of {owner} answered can't be read: {parsed.Problems[0].Message}");
    }

    public static PolicySource Unknown(string name, string because) => new(name, Fact<Policy>.Unknown(because));

    /// <summary>IAM answers policies encoded as in URLs (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html).</summary>
    public static string? Decoded(string? text) => text is null ? null : Uri.UnescapeDataString(text);
}
