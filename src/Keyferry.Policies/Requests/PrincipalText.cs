using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Requests;

internal static class PrincipalText
{
    private const int AccountLength = 12;

    /// <summary>
    /// The web identity providers that have no ARN
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity).
    /// </summary>
    private static readonly string[] WebIdentityProviders =
        ["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];

    public static Principal? TryParse(string text)
    {
        if (text == "*")
        {
            return new Principal { Type = PrincipalType.Anonymous, Arn = "*" };
        }

        if (IsAccount(text))
        {
            string root = $"arn:aws:iam::{text}:root";
            return new Principal { Type = PrincipalType.Root, Arn = root, Account = text, IamArn = root };
        }

        ArnText arn = new(text);
        return arn.IsArn ? FromArn(arn)
            : WebIdentityProviders.Contains(text) ? new Principal { Type = PrincipalType.FederatedIdentity, Arn = text }
            : IsServiceName(text) ? new Principal { Type = PrincipalType.Service, Arn = text }
            : null;
    }

    private static Principal? FromArn(in ArnText arn)
    {
        if (!arn.Partition.StartsWith("aws") || !arn.Region.IsEmpty || !IsAccount(arn.Account))
        {
            return null;
        }

        string account = arn.Account.ToString();
        ReadOnlySpan<char> resource = arn.Resource;
        int slash = resource.IndexOf('/');
        ReadOnlySpan<char> kind = slash < 0 ? resource : resource[..slash];
        ReadOnlySpan<char> rest = slash < 0 ? default : resource[(slash + 1)..];
        return arn.Service switch
        {
            "iam" => FromIam(arn.Text, account, kind, rest),
            "sts" => FromSts(arn.Text, account, kind, rest),
            _ => null,
        };
    }

    private static Principal? FromIam(
        string arn, string account, ReadOnlySpan<char> kind, ReadOnlySpan<char> rest) => kind switch
        {
            "root" when rest.IsEmpty => Of(PrincipalType.Root, arn, account, arn),
            "user" when IsPathAndName(rest) => Of(PrincipalType.User, arn, account, arn),
            "role" when IsPathAndName(rest) => Of(PrincipalType.Role, arn, account, arn) with
            {
                IsServiceLinkedRole = rest.StartsWith("aws-service-role/"),
            },
            "saml-provider" or "oidc-provider" when !rest.IsEmpty =>
                Of(PrincipalType.FederatedIdentity, arn, account, null),
            _ => null,
        };

    private static Principal? FromSts(
        string arn, string account, ReadOnlySpan<char> kind, ReadOnlySpan<char> rest) => kind switch
        {
            "assumed-role" when IsRoleAndSession(rest) => Of(PrincipalType.Role, arn, account, null) with
            {
                IsServiceLinkedRole = rest.StartsWith("AWSServiceRoleFor"),
            },
            "federated-user" when IsName(rest) => Of(PrincipalType.FederatedUser, arn, account, null),
            _ => null,
        };

    private static Principal Of(PrincipalType type, string arn, string account, string? iamArn) =>
        new() { Type = type, Arn = arn, Account = account, IamArn = iamArn };

    private static bool IsAccount(ReadOnlySpan<char> text) =>
        text.Length == AccountLength && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsName(ReadOnlySpan<char> text) => !text.IsEmpty && !text.Contains('/') && !text.Contains('*');

    private static bool IsPathAndName(ReadOnlySpan<char> text) =>
        IsName(text[(text.LastIndexOf('/') + 1)..]) && !text.Contains('*') && text[0] != '/';

    private static bool IsRoleAndSession(ReadOnlySpan<char> text)
    {
        int slash = text.IndexOf('/');
        return slash > 0 && IsName(text[..slash]) && IsName(text[(slash + 1)..]);
    }

    // `ec2.amazonaws.com`, `states.us-east-1.amazonaws.com`, `ec2.amazonaws.com.cn` and the newer internal domains.
    private static bool IsServiceName(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return text.Length > 0 && text[0] != '.' && (text.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || text.EndsWith(".amazon.com", StringComparison.Ordinal)
            || text.EndsWith(".aws.internal", StringComparison.Ordinal)
            || text.EndsWith(".api.aws", StringComparison.Ordinal));
    }
}
