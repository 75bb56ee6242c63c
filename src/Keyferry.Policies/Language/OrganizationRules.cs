namespace Keyferry.Policies.Language;

/// <summary>
/// What Organizations asks of resource control policies beyond the grammar
/// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html). Service control
/// policies have no such rules any more since 2025-09-19 (F5.35).
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
            problems.Error(
                principal.Pointer,
                principal.Position,
                "a resource control policy can't name principals",
                "write `\"Principal\": \"*\"`, and name exceptions in a `Condition` on `aws:PrincipalArn`");
        }

        if (statement.Effect == Effect.Allow)
        {
            problems.Error(
                statement.Pointer,
                statement.Position,
                "a resource control policy can only deny",
                "write `\"Effect\": \"Deny\"`; only AWS's own `RCPFullAWSAccess` allows");
        }

        if (statement.Action.IsNot)
        {
            problems.Error(
                statement.Pointer,
                statement.Action.Position,
                "a resource control policy can't have `NotAction`",
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
