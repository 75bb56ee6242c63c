using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>
/// Principal and NotPrincipal (F5.30;
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
/// </summary>
internal static class PrincipalReader
{
    private static readonly string[] Keys = ["AWS", "Service", "Federated", "CanonicalUser"];

    public static PrincipalElement Read(PolicyProblems problems, SourceNode node, string pointer, bool isNot)
    {
        string element = isNot ? "`NotPrincipal`" : "`Principal`";
        ImmutableArray<PrincipalPattern>.Builder patterns = ImmutableArray.CreateBuilder<PrincipalPattern>();
        switch (node)
        {
            case SourceScalar { Kind: ScalarKind.String, Text: "*" }:
                patterns.Add(new PrincipalPattern(PrincipalKind.Everyone, new Located("*", pointer, node.Position)));
                break;
            case SourceScalar { Kind: ScalarKind.String } text:
                string key = PrincipalForm.LooksLikeService(text.Text) ? "Service" : "AWS";
                problems.Error(
                    pointer,
                    node.Position,
                    $"{element} is the bare string `{text.Text}`, only `*` may stand alone",
                    $"write `{{\"{key}\": \"{text.Text}\"}}`");
                break;
            case SourceMap map:
                ReadMap(problems, map, pointer, element, patterns);
                break;
            default:
                problems.Error(
                    pointer,
                    node.Position,
                    $"{element} is {SourceWords.Describe(node)}",
                    "write `\"*\"` or `{\"AWS\": \"arn:...\"}`");
                break;
        }

        return new PrincipalElement(isNot, patterns.ToImmutable(), node.Position);
    }

    private static void ReadMap(
        PolicyProblems problems,
        SourceMap map,
        string pointer,
        string element,
        ImmutableArray<PrincipalPattern>.Builder patterns)
    {
        Dictionary<string, SourceEntry> entries = ElementNames.Sort(problems, map, pointer, element, Keys);
        if (map.Entries.IsEmpty)
        {
            problems.Error(
                pointer,
                map.Position,
                $"{element} names no one",
                "add `\"AWS\": ...`, `\"Service\": ...` or `\"Federated\": ...`");
        }

        foreach (string key in Keys)
        {
            if (!entries.TryGetValue(key, out SourceEntry? entry))
            {
                continue;
            }

            string place = JsonPointer.Append(pointer, entry.Key);
            PrincipalKind kind = KindOf(key);
            if (entry.Value is SourceList { Items: [] })
            {
                problems.Error(place, entry.Value.Position, $"`{key}` names no one", "add at least one principal");
            }

            foreach (Located value in SourceWords.Many(problems, entry.Value, place, $"`{key}`"))
            {
                if (PrincipalForm.Fault(kind, value.Text) is (string fault, string help))
                {
                    problems.Error(value.Pointer, value.Position, $"`{value.Text}` {fault}", help);
                }

                patterns.Add(new PrincipalPattern(kind, value));
            }
        }
    }

    private static PrincipalKind KindOf(string key) => key switch
    {
        "AWS" => PrincipalKind.Aws,
        "Service" => PrincipalKind.Service,
        "Federated" => PrincipalKind.Federated,
        "CanonicalUser" => PrincipalKind.CanonicalUser,
        _ => throw new System.Diagnostics.UnreachableException(key),
    };
}
