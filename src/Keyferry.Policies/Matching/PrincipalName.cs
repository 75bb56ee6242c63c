using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Matching;

/// <summary>One principal as a policy names it (F5.30). Only a lone <c>*</c> is a wildcard.</summary>
internal sealed class PrincipalName
{
    private readonly string _text;
    private readonly Form _form;
    private readonly string? _partition;

    public PrincipalName(PrincipalPattern pattern)
    {
        _text = pattern.Value.Text;
        _form = FormOf(pattern.Kind, _text);
        if (_form == Form.Account && _text.StartsWith("arn:", StringComparison.Ordinal))
        {
            ArnText arn = new(_text);
            _partition = $"arn:{arn.Partition}:";
            _text = arn.Account.ToString();
        }
    }

    private enum Form
    {
        Everyone,
        Account,
        User,
        Role,
        Session,
        FederatedUser,
        UniqueId,
        Service,
        AnyService,
        Federated,
        AnyFederated,
        Nobody,
    }

    public bool IsEveryone => _form == Form.Everyone;

    public PrincipalMatch Match(in PrincipalFacts facts)
    {
        Principal who = facts.Principal;
        return _form switch
        {
            Form.Everyone => PrincipalMatch.Itself,
            Form.Account => !facts.HasAccount || !Same(_text, who.Account) || !IsInPartition(who.Arn) ? PrincipalMatch.None
                : who.Type == PrincipalType.Root ? PrincipalMatch.Itself
                : PrincipalMatch.Account,
            Form.User => who.Type == PrincipalType.User && Same(_text, who.Arn) ? PrincipalMatch.Itself
                : who.Type == PrincipalType.FederatedUser && Same(_text, who.IamArn) ? PrincipalMatch.Behind
                : PrincipalMatch.None,
            Form.Role => facts.IsRole(_text) ? PrincipalMatch.Behind : PrincipalMatch.None,
            // A role without a session is asked about as such; none of its named sessions is meant.
            Form.Session => facts.IsSession && Same(_text, who.Arn) ? PrincipalMatch.Itself : PrincipalMatch.None,
            Form.FederatedUser => Is(who.Type == PrincipalType.FederatedUser && Same(_text, who.Arn)),
            // AWS shows the ARN again as long as the principal lives (F5.31): an id that isn't known to be this principal's
            // belongs to a deleted one.
            Form.UniqueId => !Same(_text, who.UniqueId) ? PrincipalMatch.None
                : who.Type == PrincipalType.User ? PrincipalMatch.Itself
                : PrincipalMatch.Behind,
            Form.Service => Is(who.Type == PrincipalType.Service && Same(_text, who.Arn)),
            Form.AnyService => Is(who.Type == PrincipalType.Service),
            Form.Federated => Is(who.Type == PrincipalType.FederatedIdentity
                && (Same(_text, who.Arn) || Same(_text, who.IamArn))),
            Form.AnyFederated => Is(who.Type == PrincipalType.FederatedIdentity),
            _ => PrincipalMatch.None,
        };
    }

    // An account belongs to one partition; its ARN in another names nobody.
    private bool IsInPartition(string arn) => _partition is null || arn.StartsWith(_partition, StringComparison.Ordinal);

    private static PrincipalMatch Is(bool matches) => matches ? PrincipalMatch.Itself : PrincipalMatch.None;

    private static bool Same(string name, string? actual) => string.Equals(name, actual, StringComparison.Ordinal);

    private static Form FormOf(PrincipalKind kind, string text) => kind switch
    {
        PrincipalKind.Everyone => Form.Everyone,
        PrincipalKind.Service => text == "*" ? Form.AnyService : Form.Service,
        PrincipalKind.Federated => text == "*" ? Form.AnyFederated : Form.Federated,
        // A canonical user id names an account in S3's own way; nothing in a request says whose it is.
        PrincipalKind.CanonicalUser => Form.Nobody,
        // 'Everyone' and {"AWS": "*"} are equivalent in resource-based policies, anonymous requests included
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
        _ when text == "*" => Form.Everyone,
        _ => AwsFormOf(text),
    };

    private static Form AwsFormOf(string text)
    {
        ArnText arn = new(text);
        if (!arn.IsArn)
        {
            return text.Length == 12 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? Form.Account : Form.UniqueId;
        }

        ReadOnlySpan<char> resource = arn.Resource;
        return arn.Service switch
        {
            "iam" when resource.SequenceEqual("root") => Form.Account,
            "iam" when resource.StartsWith("user/") => Form.User,
            "iam" when resource.StartsWith("role/") => Form.Role,
            "sts" when resource.StartsWith("assumed-role/") => Form.Session,
            "sts" when resource.StartsWith("federated-user/") => Form.FederatedUser,
            _ => Form.Nobody,
        };
    }
}
