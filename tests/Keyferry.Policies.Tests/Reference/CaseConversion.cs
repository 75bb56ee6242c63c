using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>The same case for the production engine.</summary>
internal static class CaseConversion
{
    public static DecisionKind Evaluate(JsonObject @case) => Authorizer.Evaluate(Request(@case), Layers(@case));

    public static Decision Decide(JsonObject @case) => Authorizer.Decide(Request(@case), Layers(@case));

    /// <summary>The decision as cases spell it.</summary>
    public static string Name(DecisionKind kind) => char.ToLowerInvariant($"{kind}"[0]) + $"{kind}"[1..];

    private static AuthorizationRequest Request(JsonObject @case)
    {
        JsonNode request = @case["request"]!;
        JsonObject context = request["context"]?.AsObject() ?? [];
        RequestContext read = new(
            context.Select(e => KeyValuePair.Create(e.Key, Value(e.Value))),
            (bool?)request["contextIsComplete"] ?? false);
        return new AuthorizationRequest
        {
            Principal = Principal.TryParse((string)request["principal"]!)!.IdentifiedBy(read),
            Action = (string)request["action"]!,
            Resource = (string)request["resource"]!,
            ResourceAccount = (string?)request["resourceAccount"],
            Context = read,
        };
    }

    private static ContextValue Value(JsonNode? value) => value switch
    {
        null => ContextValue.Absent,
        JsonArray => ContextValue.Many(Json.Texts(value)),
        _ => ContextValue.Of(value.ToString()),
    };

    private static PolicyLayers Layers(JsonObject @case) => new()
    {
        Identity = Policies(@case["identityPolicies"], PolicyKind.Identity),
        Resource = Policies(
            @case["resourcePolicy"],
            ((string)@case["request"]!["action"]!).StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
                ? PolicyKind.Trust : PolicyKind.Resource).FirstOrDefault(),
        Boundary = Policies(@case["permissionsBoundary"], PolicyKind.Boundary).FirstOrDefault(),
        Session = Policies(@case["sessionPolicies"], PolicyKind.Session),
        ServiceControl = Levels(@case["serviceControlPolicies"], PolicyKind.ServiceControl),
        ResourceControl = Levels(@case["resourceControlPolicies"], PolicyKind.ResourceControl),
        VpcEndpoint = Policies(@case["vpcEndpointPolicies"], PolicyKind.VpcEndpoint),
        Grants = [.. Json.Items(@case["grants"]).Select(ToGrant)],
    };

    private static ImmutableArray<PolicySource> Policies(JsonNode? node, PolicyKind kind) =>
        [.. Json.Items(node).Select(p => new PolicySource(
            (string)p["name"]!,
            Policy.Parse((string)p["name"]!, "case", p["document"]!.ToJsonString(), kind).Required()))];

    private static ImmutableArray<PolicyLevel> Levels(JsonNode? node, PolicyKind kind) =>
        [.. Json.Items(node).Select((level, i) => new PolicyLevel($"level {i}", Policies(level, kind)))];

    private static Grant ToGrant(JsonNode grant) => new()
    {
        GrantId = (string)grant["grantId"]!,
        GranteePrincipal = (string)grant["granteePrincipal"]!,
        RetiringPrincipal = (string?)grant["retiringPrincipal"],
        Operations = [.. Json.Texts(grant["operations"])],
        EncryptionContextEquals = Pairs(grant, "ncryptionContextEquals"),
        EncryptionContextSubset = Pairs(grant, "ncryptionContextSubset"),
    };

    private static ImmutableDictionary<string, string>? Pairs(JsonNode grant, string name) =>
        (grant["constraints"]?["e" + name] ?? grant["constraints"]?["E" + name])?.AsObject()
            .ToImmutableDictionary(e => e.Key, e => (string)e.Value!);
}
