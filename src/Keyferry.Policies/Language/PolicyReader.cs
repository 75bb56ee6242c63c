using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>The document's own elements (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).</summary>
internal static class PolicyReader
{
    private const int MaxStatements = 1_000;

    /// <summary>The document; null if its problems leave nothing to work with.</summary>
    public static PolicyDocument? Read(PolicyProblems problems, SourceNode node)
    {
        if (node is not SourceMap map)
        {
            bool quoted = node is SourceScalar { Kind: ScalarKind.String } text && text.Text.TrimStart().StartsWith('{');
            problems.Error(
                "",
                node.Position,
                $"a policy is an object, this is {SourceWords.Describe(node)}",
                quoted ? "the policy stands inside a string: take the string's content" : "write `{\"Version\": \"2012-10-17\", \"Statement\": [...]}`");
            return null;
        }

        Dictionary<string, SourceEntry> elements =
            ElementNames.Sort(problems, map, "", "a policy", ["Version", "Id", "Statement"]);
        problems.HasVariables = ReadVersion(problems, elements.GetValueOrDefault("Version"));
        string? id = elements.TryGetValue("Id", out SourceEntry? entry)
            ? SourceWords.One(problems, entry.Value, "/Id", "`Id`")
            : null;
        if (!elements.TryGetValue("Statement", out SourceEntry? statements))
        {
            problems.Error("", map.Position, "the policy has no `Statement`", "add `\"Statement\": [...]`");
            return null;
        }

        return new PolicyDocument(problems.HasVariables, id, ReadStatements(problems, statements.Value));
    }

    private static bool ReadVersion(PolicyProblems problems, SourceEntry? entry)
    {
        if (entry is null)
        {
            return false;
        }

        string? version = SourceWords.One(problems, entry.Value, "/Version", "`Version`");
        if (version is not (null or "2012-10-17" or "2008-10-17"))
        {
            problems.Error(
                "/Version",
                entry.Value.Position,
                $"there is no version `{version}` of the policy language",
                "write `2012-10-17`; it names the language, not the policy's own date");
        }

        // A broken version must not make every variable of the policy a second problem.
        return version != "2008-10-17";
    }

    private static ImmutableArray<Statement> ReadStatements(PolicyProblems problems, SourceNode node)
    {
        if (node is not SourceList list)
        {
            Statement? lone = StatementReader.Read(problems, node, 0, "/Statement");
            return lone is null ? [] : [lone];
        }

        if (list.Items.IsEmpty)
        {
            problems.Error("/Statement", node.Position, "`Statement` is empty", "add at least one statement");
        }
        else if (list.Items.Length > MaxStatements)
        {
            problems.Error(
                "/Statement",
                node.Position,
                $"the policy has {list.Items.Length} statements",
                $"more than {MaxStatements} don't fit into any policy that AWS stores");
            return [];
        }

        ImmutableArray<Statement>.Builder statements = ImmutableArray.CreateBuilder<Statement>();
        Dictionary<string, Position> sids = new(StringComparer.Ordinal);
        for (int i = 0; i < list.Items.Length; i++)
        {
            string pointer = JsonPointer.Append("/Statement", i);
            Statement? statement = StatementReader.Read(problems, list.Items[i], i, pointer);
            if (statement is not null)
            {
                statements.Add(statement);
            }

            CheckUnique(problems, sids, list.Items[i], pointer);
        }

        return statements.ToImmutable();
    }

    private static void CheckUnique(PolicyProblems problems, Dictionary<string, Position> sids, SourceNode node, string pointer)
    {
        if (node is not SourceMap map || map.Find("Sid")?.Value is not SourceScalar { Kind: ScalarKind.String } sid || sid.Text == "")
        {
            return;
        }

        if (sids.TryAdd(sid.Text, sid.Position))
        {
            return;
        }

        string message = $"the Sid `{sid.Text}` stands twice, first at {sids[sid.Text]}";
        const string Help = "give every statement its own Sid";
        if (StatementReader.HasStrictSid(problems.Kind))
        {
            problems.Error($"{pointer}/Sid", sid.Position, message, Help);
        }
        else
        {
            problems.Warn($"{pointer}/Sid", sid.Position, message, Help);
        }
    }
}
