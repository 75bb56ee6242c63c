using System.Collections.Frozen;

namespace Keyferry.Policies.Evaluation;

/// <summary>
/// The services whose resources RCPs govern (F5.24), by action prefix. The list is AWS's as of 2026, and grows:
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services.
/// </summary>
internal static class ResourceControlServices
{
    private static readonly FrozenSet<string> Prefixes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aoss",
        "appconfig",
        "appstream",
        "autoscaling",
        "autoscaling-plans",
        "budgets",
        "clouddirectory",
        "cloudfront",
        "cloudsearch",
        "cloudtrail-data",
        "codeartifact",
        "codebuild",
        "codecommit",
        "codepipeline",
        "cognito-identity",
        "cognito-idp",
        "comprehend",
        "comprehendmedical",
        "compute-optimizer",
        "cost-optimization-hub",
        "dax",
        "dsql",
        "dynamodb",
        "ecr",
        "ecr-public",
        "events",
        "firehose",
        "fis",
        "fms",
        "gamelift",
        "health",
        "inspector-scan",
        "kendra",
        "kinesisvideo",
        "kms",
        "logs",
        "memorydb",
        "networkmonitor",
        "notifications",
        "opensearch",
        "pca-connector-ad",
        "personalize",
        "polly",
        "pricing",
        "resource-groups",
        "rolesanywhere",
        "s3",
        "secretsmanager",
        "servicediscovery",
        "signin",
        "sqs",
        "sts",
        "support",
        "swf",
        "textract",
        "timestream-influxdb",
        "transcribe",
        "transfer",
        "translate",
        "wafv2",
        "workspaces",
        "xray");

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
