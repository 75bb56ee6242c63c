using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary><c>service:Name</c> with wildcards, or <c>*</c> (F5.40).</summary>
internal static class ActionReader
{
    public static PatternElement Read(PolicyProblems problems, SourceNode node, string pointer, bool isNot)
    {
        ImmutableArray<Located> actions = SourceWords.Many(problems, node, pointer, isNot ? "`NotAction`" : "`Action`");
        if (node is SourceList { Items: [] })
        {
            problems.Error(
                pointer,
                node.Position,
                "the statement names no action",
                "add at least one, or remove the statement");
        }

        foreach (Located action in actions)
        {
            Check(problems, action);
        }

        return new PatternElement(isNot, actions, node.Position);
    }

    private static void Check(PolicyProblems problems, Located action)
    {
        string text = action.Text;
        if (text is "*" or "*:*")
        {
            return;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            problems.Error(
                action.Pointer,
                action.Position,
                $"the action `{text}` names no service",
                text.Length == 0 ? "write `service:Action`" : "write `service:Action`, for example `ec2:CopyImage`, or `*` for every action");
            return;
        }

        ReadOnlySpan<char> service = text.AsSpan(0, colon);
        ReadOnlySpan<char> name = text.AsSpan(colon + 1);
        if (name.IsEmpty)
        {
            problems.Error(
                action.Pointer,
                action.Position,
                $"the action `{text}` ends after the service",
                $"write `{text}*` for all its actions");
        }
        else if (name.StartsWith("${"))
        {
            problems.Error(
                action.Pointer,
                action.Position,
                $"the action `{text}` uses a policy variable",
                "variables work in `Resource` and `Condition` only");
        }
        else if (Stranger(name, "*?-_./") is char inName)
        {
            problems.Error(
                action.Pointer,
                action.Position,
                $"the action `{text}` has the character {JsonCursor.Show(inName)}",
                "action names have letters, digits and the wildcards `*` and `?`");
        }

        if (service.IndexOfAny('*', '?') >= 0)
        {
            // AWS documents wildcards for the part after the colon; whether every service's API refuses others isn't said.
            problems.Warn(
                action.Pointer,
                action.Position,
                $"the service of `{text}` has a wildcard",
                "AWS documents wildcards in the action's name only; name the service");
        }
        else if (Stranger(service, "-") is char inService)
        {
            problems.Error(
                action.Pointer,
                action.Position,
                $"the service of `{text}` has the character {JsonCursor.Show(inService)}",
                "service prefixes have letters, digits and hyphens");
        }
    }

    private static char? Stranger(ReadOnlySpan<char> text, string allowed)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !allowed.Contains(c, StringComparison.Ordinal))
            {
                return c;
            }
        }

        return null;
    }
}
