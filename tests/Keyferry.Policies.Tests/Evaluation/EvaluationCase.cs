using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Tests.Evaluation;

/// <summary>One row of a case file: who asks what under which policies, and the whole answer that is expected.</summary>
internal sealed record EvaluationCase(string Intent, AuthorizationRequest Request, PolicyLayers Layers, JsonElement Expect)
{
    private static readonly string[] Known =
    [
        "intent", "request", "identity", "resource", "trust", "boundary", "session", "scp", "rcp", "vpcEndpoint", "grants",
        "grantsUnknown", "expect",
    ];

    public static IEnumerable<EvaluationCase> ReadAll(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Evaluation", "cases", file);
        JsonDocumentOptions options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var document = JsonDocument.Parse(File.ReadAllText(path), options);
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            yield return Read(row.Clone());
        }
    }

    public static Policy Parse(string name, JsonElement policy, PolicyKind kind)
    {
        string json = policy.ValueKind == JsonValueKind.Array
            ? $$"""{"Version":"2012-10-17","Statement":{{policy.GetRawText()}}}"""
            : policy.GetRawText();
        return Policy.Parse(name, $"{name}.json", json, kind).Required();
    }

    public static RequestContext Context(JsonElement? context, bool isComplete)
    {
        List<KeyValuePair<string, ContextValue>> values = [];
        foreach (JsonProperty property in context?.EnumerateObject() ?? default)
        {
            values.Add(new(property.Name, Value(property.Value)));
        }

        return new RequestContext(values, isComplete);
    }

    public static ContextValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => ContextValue.Absent,
        JsonValueKind.Array => ContextValue.Many(value.EnumerateArray().Select(v => v.GetString()!)),
        JsonValueKind.Object => ContextValue.Unknown(value.GetProperty("unknown").GetString()!),
        _ => ContextValue.Of(value.GetString()!),
    };

    private static EvaluationCase Read(JsonElement row)
    {
        string intent = row.GetProperty("intent").GetString()!;
        string? stray = row.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !Known.Contains(n));
        if (stray is not null)
        {
            throw new InvalidOperationException($"`{intent}` has the unknown field `{stray}`");
        }

        PolicyLayers layers = new()
        {
            Identity = Sources(row, "identity", PolicyKind.Identity),
            Resource = Source(row, "resource", PolicyKind.Resource) ?? Source(row, "trust", PolicyKind.Trust),
            Boundary = Source(row, "boundary", PolicyKind.Boundary),
            Session = Sources(row, "session", PolicyKind.Session),
            ServiceControl = Levels(row, "scp", PolicyKind.ServiceControl),
            ResourceControl = Levels(row, "rcp", PolicyKind.ResourceControl),
            VpcEndpoint = Sources(row, "vpcEndpoint", PolicyKind.VpcEndpoint),
            Grants = row.TryGetProperty("grants", out JsonElement grants)
                ? [.. grants.EnumerateArray().Select(ReadGrant)]
                : [],
            GrantsUnknownBecause = row.TryGetProperty("grantsUnknown", out JsonElement because) ? because.GetString() : null,
        };
        return new EvaluationCase(intent, ReadRequest(row.GetProperty("request")), layers, row.GetProperty("expect"));
    }

    private static AuthorizationRequest ReadRequest(JsonElement request)
    {
        string who = request.GetProperty("principal").GetString()!;
        Principal principal = Principal.TryParse(who) ?? throw new InvalidOperationException($"`{who}` is no principal");
        bool isComplete = !request.TryGetProperty("incomplete", out _);
        return new AuthorizationRequest
        {
            Principal = principal with
            {
                IamArn = Text(request, "iamArn") ?? principal.IamArn,
                UniqueId = Text(request, "uniqueId"),
            },
            Action = request.GetProperty("action").GetString()!,
            Resource = request.GetProperty("resource").GetString()!,
            ResourceAccount = Text(request, "resourceAccount"),
            Context = Context(request.TryGetProperty("context", out JsonElement context) ? context : null, isComplete),
        };
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    // {"unreadable": "why"}, {"file": "name"} beside the case files, a document, or a list of statements.
    private static PolicySource? Source(JsonElement row, string name, PolicyKind kind) =>
        row.TryGetProperty(name, out JsonElement policy) ? Source(name, policy, kind) : null;

    private static PolicySource Source(string name, JsonElement policy, PolicyKind kind)
    {
        if (policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("file", out JsonElement file))
        {
            string path = Path.Combine(AppContext.BaseDirectory, "Evaluation", "cases", "policies", file.GetString()!);
            return new PolicySource(name, Policy.Parse(name, file.GetString()!, File.ReadAllText(path), kind).Required());
        }

        return new PolicySource(name, policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("unreadable", out JsonElement because)
            ? Fact<Policy>.Unknown(because.GetString()!)
            : Fact<Policy>.Known(Parse(name, policy, kind)));
    }

    // A list of statements is one policy; a list of lists or documents is several.
    private static ImmutableArray<PolicySource> Sources(JsonElement row, string name, PolicyKind kind)
    {
        if (!row.TryGetProperty(name, out JsonElement policies) || policies.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        bool isOne = policies.ValueKind == JsonValueKind.Object
            || (policies.GetArrayLength() > 0 && policies[0].ValueKind == JsonValueKind.Object
                && policies[0].TryGetProperty("Effect", out _));
        return isOne
            ? [Source(name, policies, kind)]
            : [.. policies.EnumerateArray().Select((p, i) => Source($"{name}{i}", p, kind))];
    }

    // {"root": [statements], "ou": [statements]}; an empty list is a level without policies.
    private static ImmutableArray<PolicyLevel> Levels(JsonElement row, string name, PolicyKind kind) =>
        row.TryGetProperty(name, out JsonElement levels)
            ? [.. levels.EnumerateObject().Select(l => new PolicyLevel(
                l.Name,
                l.Value.ValueKind == JsonValueKind.Array && l.Value.GetArrayLength() == 0
                    ? []
                    : [Source($"{name} {l.Name}", l.Value, kind)]))]
            : [];

    private static Grant ReadGrant(JsonElement grant) => new()
    {
        GrantId = Text(grant, "id")!,
        GranteePrincipal = Text(grant, "grantee")!,
        Operations = [.. grant.GetProperty("operations").EnumerateArray().Select(o => o.GetString()!)],
        EncryptionContextEquals = Pairs(grant, "equals"),
        EncryptionContextSubset = Pairs(grant, "subset"),
    };

    private static ImmutableDictionary<string, string>? Pairs(JsonElement grant, string name) =>
        grant.TryGetProperty(name, out JsonElement pairs)
            ? pairs.EnumerateObject().ToImmutableDictionary(p => p.Name, p => p.Value.GetString()!)
            : null;
}
