using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>How a Principal element names a requester; it decides what limits the statement's Allow (F5.15).</summary>
internal enum Named
{
    No,

    /// <summary>By its account: delegates to the account's own policies (F5.16).</summary>
    ByAccount,

    /// <summary>By the ARN of the role whose session it is.</summary>
    ByRole,

    /// <summary>By its own ARN, its service name, or by `*`.</summary>
    Itself,
}

internal enum Who
{
    Root,
    User,
    Session,
    Federated,
    Service,
    IdentityProvider,
    Anonymous,
}

/// <summary>The requester, read from the text of the request.</summary>
internal sealed partial record ReferencePrincipal(Who Who, string Arn, string? Account, string Name)
{
    /// <summary>What the request's `aws:userid` says: `AIDA…` of a user, `AROA…` of a session's role.</summary>
    private string? UniqueId { get; init; }

    /// <summary>What the request's `aws:PrincipalArn` says: the ARN of a session's role, with its path.</summary>
    private string? RoleArn { get; init; }

    /// <summary>Reads who asks from the request's principal and from what its context tells of it.</summary>
    public static ReferencePrincipal Read(string text, string? userId, string? principalArn) =>
        Read(text) with { UniqueId = userId?.Split(':')[0], RoleArn = principalArn };

    private static ReferencePrincipal Read(string text)
    {
        if (text is "accounts.google.com" or "cognito-identity.amazonaws.com" or "graph.facebook.com" or "www.amazon.com"
            || text.Contains(":saml-provider/", StringComparison.Ordinal)
            || text.Contains(":oidc-provider/", StringComparison.Ordinal))
        {
            return new(Who.IdentityProvider, text, null, text);
        }

        if (text == "*")
        {
            return new(Who.Anonymous, text, null, text);
        }

        if (AccountId().IsMatch(text))
        {
            return new(Who.Root, $"arn:aws:iam::{text}:root", text, "root");
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return new(Who.Service, text, null, text);
        }

        string[] colons = text.Split(':');
        string[] path = colons[5].Split('/');
        return path[0] switch
        {
            "root" => new(Who.Root, text, colons[4], "root"),
            "user" => new(Who.User, text, colons[4], path[^1]),
            "federated-user" => new(Who.Federated, text, colons[4], path[^1]),
            // A bare role acts as some session of it.
            "role" => new(Who.Session, text, colons[4], path[^1]),
            "assumed-role" => new(Who.Session, text, colons[4], path[1]),
            _ => throw new ArgumentException($"no principal: {text}"),
        };
    }

    /// <summary>
    /// F1.32, F5.23: by path, or by the name that is reserved for them
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).
    /// </summary>
    public bool IsServiceLinkedRole =>
        Who == Who.Session
        && (Arn.Contains(":role/aws-service-role/", StringComparison.Ordinal)
            || Name.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal));

    /// <summary>The strongest way in which a Principal element names this requester.</summary>
    public Named NamedBy(JsonNode element) => Entries(element).Select(NamedByEntry).DefaultIfEmpty(Named.No).Max();

    /// <summary>
    /// Whether a NotPrincipal element with Deny leaves this requester out: its account must be listed, and its role, and
    /// itself (F5.34, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
    /// </summary>
    public bool IsExceptedBy(JsonNode element)
    {
        Named[] named = [.. Entries(element).Select(NamedByEntry)];
        bool account = Account is null || Who == Who.Root || named.Contains(Named.ByAccount);
        bool role = Who != Who.Session || named.Contains(Named.ByRole);
        bool itself = IsBareRole || named.Contains(Named.Itself);
        return Entries(element).Any(e => e.Value == "*") || (account && role && itself);
    }

    /// <summary>A grantee is one principal, never a whole account (F4.13).</summary>
    public bool IsGrantee(string arn) => NamedByEntry(("AWS", arn)) is Named.ByRole or Named.Itself;

    /// <summary>Whether the text names the requester's account as a whole.</summary>
    public bool IsOf(string account) => NamedByEntry(("AWS", account)) == Named.ByAccount;

    private bool IsBareRole => Who == Who.Session && Arn.Contains(":role/", StringComparison.Ordinal);

    private Named NamedByEntry((string Type, string Value) entry)
    {
        (string type, string value) = entry;
        if (value == "*")
        {
            return Named.Itself;
        }

        if (type != "AWS")
        {
            Who needed = type switch { "Service" => Who.Service, "Federated" => Who.IdentityProvider, _ => Who.Root };
            return needed != Who.Root && Who == needed && value == Arn ? Named.Itself : Named.No;
        }

        if (value == UniqueId)
        {
            return Who == Who.Session ? Named.ByRole : Named.Itself;
        }

        // F5.16: the account id and the root ARN are the same.
        if (AccountId().IsMatch(value) || value.EndsWith(":root", StringComparison.Ordinal))
        {
            string account = value.Contains(':') ? value.Split(':')[4] : value;
            return account != Account ? Named.No : Who == Who.Root ? Named.Itself : Named.ByAccount;
        }

        if (Who == Who.Session && value.Contains(":role/", StringComparison.Ordinal))
        {
            // Names are unique in an account whatever the path, and a session's ARN shows no path (F5.52).
            bool isKnown = IsBareRole || RoleArn?.EndsWith($"/{Name}", StringComparison.Ordinal) == true;
            bool same = isKnown ? value == (IsBareRole ? Arn : RoleArn) : value.Split(':')[4] == Account && value.Split('/')[^1] == Name;
            return same ? Named.ByRole : Named.No;
        }

        return value == Arn ? Named.Itself : Named.No;
    }

    private static IEnumerable<(string Type, string Value)> Entries(JsonNode element) =>
        element is JsonObject types
            ? types.SelectMany(t => Json.Texts(t.Value).Select(v => (t.Key, v)))
            : [("AWS", element.GetValue<string>())];

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountId();
}
