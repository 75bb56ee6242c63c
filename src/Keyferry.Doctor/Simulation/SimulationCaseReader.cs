using System.Collections.Immutable;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>Turns the JSON of a simulation case into a request and its policies.</summary>
internal sealed class SimulationCaseReader(string document)
{
    private readonly FieldReader _fields = new(document);

    public Parsed<SimulationCase> Read(SourceNode node)
    {
        Placed root = new(node, "");
        _ = _fields.OpenMap(
            root, "a case", "id", "request", "identityPolicies", "resourcePolicy", "permissionsBoundary", "sessionPolicies",
            "serviceControlPolicies", "resourceControlPolicies", "vpcEndpointPolicies", "grants");
        if (node is not SourceMap)
        {
            return Parsed<SimulationCase>.From(null, _fields.Problems);
        }

        AuthorizationRequest? request = ReadRequest(root);
        PolicyLayers layers = new()
        {
            Identity = Policies(root, "identityPolicies", PolicyKind.Identity),
            Resource = OnePolicy(root, "resourcePolicy", IsTrust(request) ? PolicyKind.Trust : PolicyKind.Resource),
            Boundary = OnePolicy(root, "permissionsBoundary", PolicyKind.Boundary),
            Session = Policies(root, "sessionPolicies", PolicyKind.Session),
            ServiceControl = Levels(root, "serviceControlPolicies", PolicyKind.ServiceControl),
            ResourceControl = Levels(root, "resourceControlPolicies", PolicyKind.ResourceControl),
            VpcEndpoint = Policies(root, "vpcEndpointPolicies", PolicyKind.VpcEndpoint),
            Grants = [.. _fields.Items(root, "grants").Select(ReadGrant)],
        };
        SimulationCase? read = request is null ? null : new(CaseId.Of(node)?.Text, request, layers);
        return Parsed<SimulationCase>.From(read, _fields.Problems);
    }

    // The policy of a role is its trust policy, which has no Resource element.
    private static bool IsTrust(AuthorizationRequest? request) =>
        request is not null && request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
        && request.Resource.Contains(":role/", StringComparison.Ordinal);

    private AuthorizationRequest? ReadRequest(Placed root)
    {
        if (FieldReader.Find(root, "request") is not Placed at)
        {
            _fields.Report(root, "a case needs a `request`", "it holds `principal`, `action` and `resource`");
            return null;
        }

        if (_fields.OpenMap(
            at, "a request", "principal", "action", "resource", "resourceAccount", "context", "contextIsComplete") is null)
        {
            return null;
        }

        string who = _fields.RequiredText(at, "a request", "principal");
        string action = _fields.RequiredText(at, "a request", "action");
        string resource = _fields.RequiredText(at, "a request", "resource");
        var principal = Principal.TryParse(who);
        if (principal is null && who.Length > 0)
        {
            _fields.Report(
                FieldReader.Find(at, "principal")!.Value, $"`{who}` is not a principal",
                "give an IAM or STS ARN, an account id, a service name such as `ec2.amazonaws.com`, or `*`");
        }

        if (action.Length > 0 && action.IndexOf(':', StringComparison.Ordinal) <= 0)
        {
            _fields.Report(
                FieldReader.Find(at, "action")!.Value, $"`{action}` is not an action", "write `service:Action`");
        }

        var context = ReadContext(at);
        return principal is null ? null : new AuthorizationRequest
        {
            Principal = principal,
            Action = action,
            Resource = resource,
            ResourceAccount = ReadAccount(at),
            Context = context,
        };
    }

    private string? ReadAccount(Placed request)
    {
        string? account = FieldReader.Find(request, "resourceAccount") is { Node: SourceScalar { Kind: ScalarKind.Number } number }
            ? number.Text
            : _fields.OptionalText(request, "resourceAccount");
        if (account is not null && !(account.Length == 12 && account.All(char.IsAsciiDigit)))
        {
            _fields.Report(
                FieldReader.Find(request, "resourceAccount")!.Value, $"`{account}` is not an account id",
                "an account id has twelve digits");
        }

        return account;
    }

    private RequestContext ReadContext(Placed request)
    {
        bool isComplete = _fields.Flag(request, "contextIsComplete");
        if (FieldReader.Find(request, "context") is not Placed at)
        {
            return new RequestContext([], isComplete);
        }

        if (at.Node is not SourceMap map)
        {
            _fields.Report(at, $"`context` must be an object, it is {FieldReader.Kind(at.Node)}", null);
            return RequestContext.Empty;
        }

        return new RequestContext(
            map.Entries.Select(e => KeyValuePair.Create(
                e.Key, ReadValue(new Placed(e.Value, JsonPointer.Append(at.Pointer, e.Key))))),
            isComplete);
    }

    private ContextValue ReadValue(Placed at)
    {
        switch (at.Node)
        {
            case SourceScalar { Kind: ScalarKind.Null }:
                return ContextValue.Absent;
            case SourceScalar scalar:
                return ContextValue.Of(scalar.Text);
            case SourceList list when list.Items.All(i => i is SourceScalar { Kind: not ScalarKind.Null }):
                return ContextValue.Many(list.Items.Cast<SourceScalar>().Select(s => s.Text));
            default:
                _fields.Report(
                    at, "the value of a context key must be a string, number, boolean or a list of these",
                    "`null` says that the key is absent");
                return ContextValue.Absent;
        }
    }

    private ImmutableArray<PolicySource> Policies(Placed root, string field, PolicyKind kind) =>
        Sources(_fields.Items(root, field), kind);

    private PolicySource? OnePolicy(Placed root, string field, PolicyKind kind) =>
        FieldReader.Find(root, field) is Placed at ? ReadPolicy(at, kind) : null;

    private ImmutableArray<PolicyLevel> Levels(Placed root, string field, PolicyKind kind)
    {
        ImmutableArray<Placed> levels = _fields.Items(root, field);
        return [.. levels.Select((level, i) => new PolicyLevel(
            $"level {i + 1} of {levels.Length}", Sources(_fields.List(level, $"a level of {field}"), kind)))];
    }

    private ImmutableArray<PolicySource> Sources(ImmutableArray<Placed> items, PolicyKind kind) =>
        [.. items.Select(item => ReadPolicy(item, kind)).OfType<PolicySource>()];

    private PolicySource? ReadPolicy(Placed at, PolicyKind kind)
    {
        // A bare policy document is taken for what it is.
        bool isBare = at.Node is SourceMap map && map.Find("Statement") is not null && map.Find("document") is null;
        if (!isBare && _fields.OpenMap(at, "a policy", "name", "document") is null)
        {
            return null;
        }

        string name = isBare ? at.Pointer.TrimStart('/') : _fields.OptionalText(at, "name") ?? at.Pointer.TrimStart('/');
        if ((isBare ? at : FieldReader.Find(at, "document")) is not Placed text)
        {
            _fields.Report(at, "a policy needs a `document`", "give the policy as an object, or as a string of JSON");
            return null;
        }

        // A policy given as a string has lines of its own; its positions are those within the string.
        Parsed<Policy> policy = text.Node is SourceScalar { Kind: ScalarKind.String } json
            ? Policy.Parse(name, $"{_fields.Document}#{text.Pointer}", json.Text, kind)
            : Policy.Read(name, _fields.Document, text.Node, kind, text.Pointer);
        _fields.Add(policy.Problems);
        return policy.Value is Policy read ? new PolicySource(name, Fact<Policy>.Known(read)) : null;
    }

    /// <summary>A grant in our own spelling, or as KMS's ListGrants returns it.</summary>
    private Grant ReadGrant(Placed at)
    {
        _ = _fields.OpenMap(
            at, "a grant", "grantId", "granteePrincipal", "retiringPrincipal", "operations", "constraints",
            "GrantId", "GranteePrincipal", "RetiringPrincipal", "Operations", "Constraints",
            "id", "name", "keyId", "KeyId", "Name", "CreationDate", "IssuingAccount");
        Placed? constraints = FieldReader.Find(at, "constraints", "Constraints");
        if (constraints is Placed found)
        {
            _ = _fields.Map(
                found, "a grant's constraints", "encryptionContextEquals", "encryptionContextSubset",
                "EncryptionContextEquals", "EncryptionContextSubset");
        }

        return new Grant
        {
            GrantId = _fields.OptionalText(at, "grantId", "GrantId", "id", "name", "Name") ?? at.Pointer.TrimStart('/'),
            GranteePrincipal = _fields.RequiredText(at, "a grant", "granteePrincipal", "GranteePrincipal"),
            RetiringPrincipal = _fields.OptionalText(at, "retiringPrincipal", "RetiringPrincipal"),
            Operations = [.. _fields.Items(at, "operations", "Operations")
                .Select(o => _fields.Text(o, "operations")).OfType<string>()],
            EncryptionContextEquals = Pairs(constraints, "encryptionContextEquals", "EncryptionContextEquals"),
            EncryptionContextSubset = Pairs(constraints, "encryptionContextSubset", "EncryptionContextSubset"),
        };
    }

    private ImmutableDictionary<string, string>? Pairs(Placed? constraints, string name, string apiName)
    {
        if (constraints is not Placed at || FieldReader.Find(at, name, apiName) is not Placed found)
        {
            return null;
        }

        if (found.Node is not SourceMap map)
        {
            _fields.Report(found, $"`{name}` must be an object, it is {FieldReader.Kind(found.Node)}", null);
            return null;
        }

        return map.Entries.ToImmutableDictionary(
            e => e.Key,
            e => _fields.Text(new Placed(e.Value, JsonPointer.Append(found.Pointer, e.Key)), e.Key) ?? "");
    }
}
