namespace Keyferry.Policies.Language;

/// <summary>
/// What Organizations asks of resource control policies beyond the grammar
/// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html). Service control
/// policies have no such rules any more since 2025-09-19 (F5.35). What a policy that breaks them means is plain all the same,
/// so these are warnings: nothing that AWS may have stored keeps a check from running.
/// </summary>
internal static class OrganizationRules
{
    public static void Check(PolicyProblems problems, Statement statement)
    {
        if (problems.Kind != PolicyKind.ResourceControl || IsFullAccess(statement))
        {
            return;
        }

        Located? principal = statement.Principal?.Patterns
            .FirstOrDefault(p => p.Kind != PrincipalKind.Everyone)?.Value;
        if (principal is not null)
        {
            problems.Warn(
                principal.Pointer,
                principal.Position,
                "AWS refuses a resource control policy that names principals",
                "write `\"Principal\": \"*\"`, and name exceptions in a `Condition` on `aws:PrincipalArn`");
        }

        if (statement.Effect == Effect.Allow)
        {
            problems.Warn(
                statement.Pointer,
                statement.Position,
                "AWS refuses a resource control policy that allows",
                "write `\"Effect\": \"Deny\"`; only AWS's own `RCPFullAWSAccess` allows");
        }

        if (statement.Action.IsNot)
        {
            problems.Warn(
                statement.Pointer,
                statement.Action.Position,
                "AWS refuses a resource control policy with `NotAction`",
                "list the actions to deny in `Action`");
        }

        // AWS's page on the syntax has shown such examples and taken them away; it doesn't say that it refuses them.
        foreach (Located action in statement.Action.Patterns.Where(a => a.Text == "*"))
        {
            problems.Warn(
                action.Pointer,
                action.Position,
                "AWS may refuse the action `*` alone in a resource control policy",
                "name the service, for example `kms:*`");
        }
    }

    // RCPFullAWSAccess, which AWS attaches everywhere: Allow * on * to *.
    private static bool IsFullAccess(Statement statement) =>
        statement is { Effect: Effect.Allow, Principal: { IsNot: false, Patterns: [{ Kind: PrincipalKind.Everyone }] }, Conditions: [] }
        && statement.Action is { IsNot: false, Patterns: [{ Text: "*" }] }
        && statement.Resource is { IsNot: false, Patterns: [{ Text: "*" }] };
}
