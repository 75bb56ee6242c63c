using Keyferry.Policies.Language;
using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// How likely a statement that doesn't name the principal is the one it was left out of. A key policy's `Enable IAM User
/// Permissions` matches every action and yet is never where another account would be added.
/// </summary>
internal static class Kinship
{
    private const int SameKind = 2;
    private const int OwnActions = 1;

    /// <summary>From 0 to 3; naming principals of the same kind counts more than naming actions.</summary>
    public static int Of(Statement statement, in RequestFacts facts)
    {
        int kinship = NamesActions(statement.Action) ? OwnActions : 0;
        if (statement.Principal is not { IsNot: false } named)
        {
            return kinship;
        }

        foreach (PrincipalPattern pattern in named.Patterns)
        {
            if (IsSameKind(pattern, facts))
            {
                return kinship + SameKind;
            }
        }

        return kinship;
    }

    private static bool NamesActions(PatternElement action) =>
        !action.IsNot
        && action.Patterns.All(p => p.Text != "*" && !p.Text.EndsWith(":*", StringComparison.Ordinal));

    private static bool IsSameKind(PrincipalPattern pattern, in RequestFacts facts)
    {
        PrincipalType type = facts.Request.Principal.Type;
        if (pattern.Kind != PrincipalKind.Aws)
        {
            return (pattern.Kind, type) is (PrincipalKind.Service, PrincipalType.Service)
                or (PrincipalKind.Federated, PrincipalType.FederatedIdentity);
        }

        if (!facts.Principal.HasAccount)
        {
            return false;
        }

        ArnText arn = new(pattern.Value.Text);
        if (facts.Situation is Situation.CrossAccount or Situation.CrossAccountImpossible)
        {
            // For a foreigner whatever names foreigners, as accounts or one by one.
            ReadOnlySpan<char> account = arn.IsArn ? arn.Account : pattern.Value.Text;
            ReadOnlySpan<char> owner = facts.Request.ResourceAccount ?? facts.Resource.Account.ToString();
            return !account.SequenceEqual(owner);
        }

        return arn.IsArn && type switch
        {
            PrincipalType.Role => arn.Resource.StartsWith("role/") || arn.Resource.StartsWith("assumed-role/"),
            PrincipalType.User => arn.Resource.StartsWith("user/"),
            PrincipalType.FederatedUser => arn.Resource.StartsWith("federated-user/"),
            _ => arn.Resource.SequenceEqual("root"),
        };
    }
}
