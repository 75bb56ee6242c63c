using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Iam;

/// <summary>Inline policies by their names: the world calls one <c>inline policy NAME of ARN</c>.</summary>
public static class InlinePolicy
{
    private const string Before = "inline policy ";
    private const string Between = " of arn:";

    /// <summary>The name in IAM's sense.</summary>
    public static string NameOf(PolicySource source)
    {
        string name = source.Name;
        if (!name.StartsWith(Before, StringComparison.Ordinal))
        {
            return name;
        }

        int end = name.IndexOf(Between, StringComparison.Ordinal);
        return end < 0 ? name[Before.Length..] : name[Before.Length..end];
    }

    internal static PolicySource Of(IamIdentity owner, string name, Policy policy) => new(SourceName(owner, name), policy);

    internal static string SourceName(IamIdentity owner, string name) => $"{Before}{name} of {owner.Arn}";

    internal static PolicySource? Find(IamIdentity owner, string name) =>
        owner.InlinePolicies.FirstOrDefault(p => NameOf(p).Equals(name, StringComparison.OrdinalIgnoreCase));
}
