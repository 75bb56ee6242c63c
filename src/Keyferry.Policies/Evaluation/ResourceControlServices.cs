using System.Collections.Frozen;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// The services whose resources RCPs govern (F5.24), by action prefix. The list grows; it is kept after
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services.
/// </summary>
internal static class ResourceControlServices
{
    private static readonly FrozenSet<string> Prefixes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aoss",
        "cognito-identity",
        "cognito-idp",
        "dynamodb",
        "ecr",
        "events",
        "kms",
        "logs",
        "s3",
        "secretsmanager",
        "sqs",
        "sts");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether RCPs bear on an action; retiring a grant is always exempt (F5.23).</summary>
    public static bool Govern(string action)
    {
        int colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && Lookup.Contains(action.AsSpan(0, colon))
            && !string.Equals(action, "kms:RetireGrant", StringComparison.OrdinalIgnoreCase);
    }
}
