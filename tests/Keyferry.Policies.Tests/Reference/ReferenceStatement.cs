using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>One statement of a policy, straight from its text.</summary>
internal sealed record ReferenceStatement(JsonObject Text, bool HasVariables)
{
    /// <summary>All statements of a policy; without Version it is 2008-10-17 and has no variables (F5.46).</summary>
    public static IEnumerable<ReferenceStatement> Of(JsonNode policy)
    {
        JsonNode document = policy["document"]!;
        JsonObject read = document is JsonObject tree ? tree : JsonNode.Parse(document.GetValue<string>())!.AsObject();
        bool variables = (string?)read["Version"] == "2012-10-17";
        return Json.Items(read["Statement"]).Select(s => new ReferenceStatement(s.AsObject(), variables));
    }

    private static readonly Dictionary<string, JsonNode?> NoContext = [];

    public bool IsAllow => (string?)Text["Effect"] == "Allow";

    public JsonNode? Principal => Text[nameof(Principal)];

    public JsonNode? NotPrincipal => Text[nameof(NotPrincipal)];

    /// <summary>Whether action, resource and conditions match, whoever asks.</summary>
    public bool Matches(string action, string resource, IReadOnlyDictionary<string, JsonNode?> context) =>
        MatchesAction(action) && MatchesResource(resource, context)
        && ReferenceConditions.Hold(Text["Condition"], HasVariables, context);

    /// <summary>Without regard to case; wildcards anywhere (F5.40). NotAction: everything else (F5.35).</summary>
    private bool MatchesAction(string action)
    {
        bool Any(JsonNode? patterns) => Json.Texts(patterns).Any(p => Regex.IsMatch(
            action,
            $"\\A{ReferenceVariables.ToRegex(p, hasVariables: false, hasWildcards: true, NoContext)}\\z",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        return Text["Action"] is JsonNode wanted ? Any(wanted) : !Any(Text["NotAction"]);
    }

    /// <summary>Segment by segment, with regard to case (F5.40). A trust policy has no Resource.</summary>
    private bool MatchesResource(string resource, IReadOnlyDictionary<string, JsonNode?> context)
    {
        bool Any(JsonNode? patterns) => Json.Texts(patterns).Any(p =>
            p == "*" || ReferenceConditions.ResourceIsLike(resource, p, HasVariables, context));
        return Text["Resource"] is JsonNode wanted ? Any(wanted)
            : Text["NotResource"] is not JsonNode unwanted || !Any(unwanted);
    }
}
