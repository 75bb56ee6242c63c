using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios.Redaction;

/// <summary>Texts with other account ids and names in them; AWS's own words stay.</summary>
/// <param name="accounts">All account ids, each with the one in its place.</param>
/// <param name="cipher">For names.</param>
internal sealed partial class RedactedText(ImmutableDictionary<string, string> accounts, NameCipher cipher)
{
    // Resource types, prefixes of ids, and words of AWS's names.
    private static readonly FrozenSet<string> s_words = new[]
    {
        "arn", "aws", "cn", "us", "gov", "iam", "sts", "kms", "ec2", "ssm", "imagebuilder", "organizations", "s3", "root", "role", "user", "group",
        "policy", "assumed", "service", "federated", "key", "alias", "image", "snapshot", "instance", "profile", "volume", "launch",
        "template", "parameter", "pipeline", "recipe", "infrastructure", "distribution", "configuration", "component", "workflow",
        "organization", "ou", "account", "control", "resource", "license", "manager", "o", "r", "p", "ami", "snap", "lt", "i", "vol", "mrk", "vpc", "vpce",
        "subnet", "sg", "ebs", "CreatedBy", "EC2", "Image", "Builder", "x", "build", "test", "name", "parent", "settings", "amazon",
        "FullAWSAccess", "RCPFullAWSAccess", "unread", "unknown", "all", "hidden", "default", "AROA", "AIDA",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Roles and sessions that are the same in every account; policies may name the beginning of one.
    private static readonly ImmutableArray<string> s_names =
    [
        "EC2ImageBuilderDistributionCrossAccountRole", "AWSServiceRoleForImageBuilder", "Ec2ImageBuilderIntegrationService", "ImageBuilder",
        "AWSServiceRoleForEC2FastLaunch", "AWSServiceRoleForOrganizations", "AWSReservedSSO",
    ];

    /// <summary>The text with every name and account id in it replaced.</summary>
    public string Of(string text) => Piece().Replace(text, Replace);

    /// <summary>Account ids and ARNs only, in texts that hold AWS's words besides.</summary>
    public string ArnsOf(string text) => ArnOrAccount().Replace(text, match => Of(match.Value));

    public string Account(string id) => accounts.GetValueOrDefault(id, "200000000000");

    /// <summary>Why something is unknown: the call and where, without AWS's words, which hold names.</summary>
    public string Reason(string text) =>
        Unanswered().Match(text) is { Success: true } call
            ? $"{call.Groups["action"]} {call.Groups["what"]} in {Account(call.Groups["account"].Value)} ({call.Groups["region"]})"
            : ArnsOf(text);

    private string Replace(Match match)
    {
        string text = match.Value;
        return match.Groups["keep"].Success || RegionCatalog.Find(text) is not null ? text
            : match.Groups["account"].Success ? Account(text)
            : match.Groups["hex"].Success ? string.Join('-', text.Split('-').Select(part => cipher.Of(part, isHex: true)))
            : match.Groups["region"].Success ? Piece().Replace(text.Replace('-', '\u0001'), Replace).Replace('\u0001', '-')
            // Versions, numbers of builds.
            : text.Length < 8 && text.All(char.IsAsciiDigit) ? text
            : s_words.Contains(text) || s_names.Any(n => text.Length >= 3 && n.StartsWith(text, StringComparison.OrdinalIgnoreCase)) ? text
            : cipher.Of(text);
    }

    [GeneratedRegex(
        @"(?<keep>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[-+][0-9]{2}:[0-9]{2})|\$\{[^}]*\}|\{\{[^}]*\}\}|arn:[^:\s]+:[^:\s]*:[^:\s]*:aws:[^\s""]*|[a-z0-9*-]+(\.[a-z0-9*-]+)*\.amazonaws\.com(\.cn)?)"
        + @"|(?<hex>(?<![0-9A-Za-z])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=(mrk|ami|snap|lt|i|vol)-)[0-9a-f]{8,32})(?![0-9A-Za-z])"
        + @"|(?<account>(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z]))|(?<region>(?<![0-9A-Za-z])[a-z]{2}(-[a-z]+)+-[0-9](?![0-9A-Za-z]))"
        + @"|[\p{L}0-9]+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"arn:[^\s""'`,;)]+|(?<![0-9])[0-9]{12}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex ArnOrAccount();

    [GeneratedRegex(
        @"(?<action>[a-z0-9-]+:[A-Za-z]+).*? (?<what>was denied|was throttled until it was given up|got no answer in time|could not reach AWS"
        + @"|was not tried, for want of credentials,|was interrupted|failed) in (?<account>[0-9]{12}) \((?<region>[a-z0-9-]+)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Unanswered();
}
