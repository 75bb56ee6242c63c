using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes policy documents as IAM spells them.</summary>
internal static class PolicyWriter
{
    public static void Write(YamlWriter yaml, string key, PolicySource source)
    {
        yaml.Key(key);
        if (!source.Policy.IsKnown)
        {
            yaml.Map(() => yaml.Text("unknown", source.Policy.UnknownBecause));
            return;
        }

        PolicyDocument document = source.Policy.Value.Content;
        yaml.Map(() =>
        {
            yaml.Text("Version", document.HasVariables ? "2012-10-17" : "2008-10-17");
            yaml.Text("Id", document.Id);
            // Evidence points at statements: one that stands alone stays so.
            if (document.Statements is [{ Pointer: "/Statement" } only])
            {
                yaml.Key("Statement");
                WriteStatement(yaml, only);
            }
            else
            {
                yaml.List("Statement", document.Statements, statement => WriteStatement(yaml, statement), evenEmpty: true);
            }
        });
    }

    private static void WriteStatement(YamlWriter yaml, Statement statement) => yaml.Map(() =>
    {
        yaml.Text("Sid", statement.Sid);
        yaml.Text("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            WritePrincipal(yaml, principal);
        }

        WritePatterns(yaml, "Action", statement.Action);
        if (statement.Resource is { } resource)
        {
            WritePatterns(yaml, "Resource", resource);
        }

        if (statement.Conditions.Length > 0)
        {
            yaml.Map("Condition", () => WriteConditions(yaml, statement));
        }
    });

    private static void WritePrincipal(YamlWriter yaml, PrincipalElement principal)
    {
        string name = principal.IsNot ? "NotPrincipal" : "Principal";
        if (principal.Patterns is [{ Kind: PrincipalKind.Everyone }])
        {
            yaml.Text(name, "*");
            return;
        }

        yaml.Map(name, () =>
        {
            foreach (IGrouping<PrincipalKind, PrincipalPattern> kind in principal.Patterns.GroupBy(p => p.Kind))
            {
                yaml.Texts(PolicyText.NameOf(kind.Key), kind.Select(p => p.Value.Text));
            }
        });
    }

    private static void WritePatterns(YamlWriter yaml, string name, PatternElement element) =>
        yaml.Texts(element.IsNot ? "Not" + name : name, element.Patterns.Select(p => p.Text));

    private static void WriteConditions(YamlWriter yaml, Statement statement)
    {
        foreach (IGrouping<string, Condition> byOperator in statement.Conditions.GroupBy(c => c.OperatorText))
        {
            yaml.Map(byOperator.Key, () =>
            {
                foreach (Condition condition in byOperator)
                {
                    yaml.Texts(condition.Key, condition.Values.Select(v => v.Text));
                }
            });
        }
    }
}
