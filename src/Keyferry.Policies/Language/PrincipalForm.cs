using System.Text.RegularExpressions;

namespace Keyferry.Policies.Language;

/// <summary>What may stand for each kind of principal (F5.30, F5.31).</summary>
internal static partial class PrincipalForm
{
    private const string Exceptions = "name the account, and narrow it with a `Condition` (`ArnLike` on `aws:PrincipalArn`)";

    /// <summary>What is wrong with a value and what would be right; null if it is well formed.</summary>
    public static (string Fault, string Help)? Fault(PrincipalKind kind, string text) => kind switch
    {
        PrincipalKind.Aws => FaultOfAws(text),
        PrincipalKind.Service => FaultOfService(text),
        PrincipalKind.Federated => FaultOfFederated(text),
        PrincipalKind.CanonicalUser => CanonicalId().IsMatch(text)
            ? null
            : ("isn't a canonical user id", "it has 64 hexadecimal digits"),
        _ => throw new System.Diagnostics.UnreachableException($"{kind}"),
    };

    public static bool LooksLikeService(string text) => ServiceName().IsMatch(text) && text.Contains('.', StringComparison.Ordinal);

    private static (string Fault, string Help)? FaultOfAws(string text)
    {
        bool right = text == "*" || Account().IsMatch(text) || UniqueId().IsMatch(text) || IamArn().IsMatch(text) || SessionArn().IsMatch(text);
        if (right)
        {
            return null;
        }

        if (text.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return ("has a wildcard, principals can't be matched in part", Exceptions);
        }

        if (GroupArn().IsMatch(text) || text.StartsWith("AGPA", StringComparison.Ordinal))
        {
            return ("is a group, groups aren't principals", "name its users, or a role that they assume");
        }

        if (Provider().IsMatch(text))
        {
            return ("is an identity provider, not an AWS principal", $"write `{{\"Federated\": \"{text}\"}}`");
        }

        if (LooksLikeService(text))
        {
            return ("is a service, not an AWS principal", $"write `{{\"Service\": \"{text}\"}}`");
        }

        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            return ($"has {text.Length} digits, an account id has 12", "leading zeros belong to it");
        }

        if (text.Contains(":assumed-role/", StringComparison.Ordinal))
        {
            return ("isn't the ARN of a role session", "write `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`, or the role's own ARN `arn:aws:iam::ACCOUNT:role/ROLE`");
        }

        return ("isn't an AWS principal", "write an account id, or the ARN of a user, a role, a session or `arn:aws:iam::ACCOUNT:root`");
    }

    private static (string Fault, string Help)? FaultOfService(string text)
    {
        if (ServiceName().IsMatch(text) && text.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        return text.AsSpan().IndexOfAny('*', '?') >= 0
            ? ("has a wildcard, services can't be matched in part", "name the service, for example `ec2.amazonaws.com`")
            : ServiceName().IsMatch(text)
            ? ("isn't a service principal", $"did you mean `{text}.amazonaws.com`?")
            : ("isn't a service principal", "write for example `ec2.amazonaws.com`");
    }

    private static (string Fault, string Help)? FaultOfFederated(string text)
    {
        bool known = text is "accounts.google.com" or "www.amazon.com" or "graph.facebook.com" or "cognito-identity.amazonaws.com";
        return known || Provider().IsMatch(text)
            ? null
            : ("isn't an identity provider", "write `arn:aws:iam::ACCOUNT:saml-provider/NAME`, `arn:aws:iam::ACCOUNT:oidc-provider/HOST`, or one of `accounts.google.com`, `cognito-identity.amazonaws.com`, `graph.facebook.com`, `www.amazon.com`");
    }

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"^(AROA|AIDA)[A-Z0-9]{4,124}\z")]
    private static partial Regex UniqueId();

    // `cloudfront` stands for an account in the ARNs of CloudFront's origin access identities.
    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::([0-9]{12}|cloudfront):(root|(user|role)/[^*?:]+)\z")]
    private static partial Regex IamArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:sts::[0-9]{12}:(assumed-role/[^*?:/]+/[^*?:/]+|federated-user/[^*?:/]+)\z")]
    private static partial Regex SessionArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::[0-9]{12}:group/")]
    private static partial Regex GroupArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::[0-9]{12}:(saml-provider|oidc-provider)/[^*?]+\z")]
    private static partial Regex Provider();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)*\z")]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"^[0-9a-fA-F]{64}\z")]
    private static partial Regex CanonicalId();
}
