using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>One statement with the elements that its kind of policy wants.</summary>
internal static class StatementReader
{
    private static readonly string[] Elements =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    /// <summary>
    /// IAM wants letters and digits, unique in the policy; key policies and other resource policies may use spaces
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html,
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html).
    /// </summary>
    public static bool HasStrictSid(PolicyKind kind) => kind is not (PolicyKind.Resource or PolicyKind.VpcEndpoint);

    public static Statement? Read(PolicyProblems problems, SourceNode node, int index, string pointer)
    {
        if (node is not SourceMap map)
        {
            problems.Error(
                pointer,
                node.Position,
                $"a statement is an object, this is {SourceWords.Describe(node)}",
                "write `{\"Effect\": ..., \"Action\": ..., ...}`");
            return null;
        }

        Dictionary<string, SourceEntry> elements = ElementNames.Sort(problems, map, pointer, "a statement", Elements);
        string? sid = ReadSid(problems, elements, pointer);
        Effect? effect = ReadEffect(problems, map, elements, pointer);
        PrincipalElement? principal = ReadPrincipal(problems, map, elements, pointer, effect);
        PatternElement? action = Choose(problems, map, elements, pointer, "Action", "NotAction") is SourceEntry actions
            ? ActionReader.Read(problems, actions.Value, Place(pointer, actions), IsNot(elements, "Action"))
            : null;
        PatternElement? resource = ReadResource(problems, map, elements, pointer);
        ImmutableArray<Condition> conditions = elements.TryGetValue("Condition", out SourceEntry? condition)
            ? ConditionReader.Read(problems, condition.Value, Place(pointer, condition))
            : [];
        if (effect is null || action is null)
        {
            return null;
        }

        Statement statement = new(index, pointer, map.Position, sid, effect.Value, principal, action, resource, conditions);
        OrganizationRules.Check(problems, statement);
        return statement;
    }

    private static string? ReadSid(PolicyProblems problems, Dictionary<string, SourceEntry> elements, string pointer)
    {
        if (!elements.TryGetValue("Sid", out SourceEntry? entry))
        {
            return null;
        }

        string? sid = SourceWords.One(problems, entry.Value, Place(pointer, entry), "`Sid`");
        if (sid is not null && HasStrictSid(problems.Kind) && !sid.All(char.IsAsciiLetterOrDigit))
        {
            problems.Warn(
                Place(pointer, entry),
                entry.Value.Position,
                $"AWS refuses the Sid `{sid}`: it has characters other than letters and digits",
                "use only A-Z, a-z and 0-9");
        }

        return sid;
    }

    private static Effect? ReadEffect(PolicyProblems problems, SourceMap map, Dictionary<string, SourceEntry> elements, string pointer)
    {
        if (!elements.TryGetValue("Effect", out SourceEntry? entry))
        {
            problems.Error(
                pointer,
                map.Position,
                "the statement has no `Effect`",
                "add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`");
            return null;
        }

        string place = Place(pointer, entry);
        string? text = SourceWords.One(problems, entry.Value, place, "`Effect`");
        switch (text)
        {
            case "Allow":
                return Effect.Allow;
            case "Deny":
                return Effect.Deny;
            case null:
                return null;
            default:
                string? meant = Spelling.Closest(text, ["Allow", "Deny"]);
                problems.Error(
                    place,
                    entry.Value.Position,
                    $"`{text}` isn't an effect",
                    meant is null ? "write `Allow` or `Deny`" : $"did you mean `{meant}`?");
                return null;
        }
    }

    private static PrincipalElement? ReadPrincipal(
        PolicyProblems problems, SourceMap map, Dictionary<string, SourceEntry> elements, string pointer, Effect? effect)
    {
        bool wanted = problems.Kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.VpcEndpoint or PolicyKind.ResourceControl;
        if (!wanted)
        {
            Forbid(problems, elements, pointer, "Principal", "it applies to whoever it is attached to; remove the element");
            Forbid(problems, elements, pointer, "NotPrincipal", "it applies to whoever it is attached to; remove the element");
            return null;
        }

        // F5.34; in RCPs also https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
        if (problems.Kind is PolicyKind.Trust or PolicyKind.ResourceControl)
        {
            Forbid(problems, elements, pointer, "NotPrincipal", "write `Principal`, and a `Condition` on `aws:PrincipalArn` for exceptions");
        }

        SourceEntry? entry = Choose(problems, map, elements, pointer, "Principal", "NotPrincipal");
        if (entry is null)
        {
            return null;
        }

        bool isNot = IsNot(elements, "Principal");
        if (isNot && effect == Effect.Allow)
        {
            problems.Warn(
                Place(pointer, entry),
                entry.KeyPosition,
                "`NotPrincipal` with `Allow` lets in everyone else, anonymous callers included",
                "AWS supports it with `Deny` only; name the principals to allow");
        }

        return PrincipalReader.Read(problems, entry.Value, Place(pointer, entry), isNot);
    }

    private static PatternElement? ReadResource(
        PolicyProblems problems, SourceMap map, Dictionary<string, SourceEntry> elements, string pointer)
    {
        if (problems.Kind == PolicyKind.Trust)
        {
            const string Help = "the role itself is the resource; remove the element";
            Forbid(problems, elements, pointer, "Resource", Help);
            Forbid(problems, elements, pointer, "NotResource", Help);
            return null;
        }

        // Repository policies of ECR have none; KMS, S3 and most others demand it, but what it means without is plain.
        if (problems.Kind == PolicyKind.Resource && !elements.ContainsKey("Resource") && !elements.ContainsKey("NotResource"))
        {
            problems.Warn(pointer, map.Position, "the statement has no `Resource`", "most services demand one; add `\"Resource\": \"*\"`");
            return null;
        }

        return Choose(problems, map, elements, pointer, "Resource", "NotResource") is SourceEntry entry
            ? ResourceReader.Read(problems, entry.Value, Place(pointer, entry), IsNot(elements, "Resource"))
            : null;
    }

    // Exactly one of an element and its negation.
    private static SourceEntry? Choose(
        PolicyProblems problems, SourceMap map, Dictionary<string, SourceEntry> elements, string pointer, string name, string negated)
    {
        SourceEntry? plain = elements.GetValueOrDefault(name);
        SourceEntry? not = elements.GetValueOrDefault(negated);
        if (plain is null && not is null)
        {
            string either = name == "Principal" ? "add `\"Principal\": {\"AWS\": ...}`" : $"add `{name}` or `{negated}`";
            problems.Error(pointer, map.Position, $"the statement has no `{name}`", either);
        }
        else if (plain is not null && not is not null)
        {
            problems.Error(
                Place(pointer, not),
                not.KeyPosition,
                $"the statement has both `{name}` and `{negated}`",
                "keep one of them; two statements can have one each");
        }

        return plain ?? not;
    }

    private static void Forbid(
        PolicyProblems problems, Dictionary<string, SourceEntry> elements, string pointer, string name, string help)
    {
        if (elements.TryGetValue(name, out SourceEntry? entry))
        {
            problems.Error(Place(pointer, entry), entry.KeyPosition, $"{problems.KindName} can't have `{name}`", help);
        }
    }

    private static bool IsNot(Dictionary<string, SourceEntry> elements, string name) => !elements.ContainsKey(name);

    private static string Place(string pointer, SourceEntry entry) => JsonPointer.Append(pointer, entry.Key);
}
