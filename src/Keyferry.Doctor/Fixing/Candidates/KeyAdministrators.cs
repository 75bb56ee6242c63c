using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>
/// Who may amend a key's policy, where its account's administrators can't all
/// (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html: without the account in it, only whom it names).
/// </summary>
internal static class KeyAdministrators
{
    private const string Action = "kms:PutKeyPolicy";

    /// <summary>A hint for whoever makes the change; none where IAM policies of the account decide.</summary>
    public static ImmutableArray<string> Hint(World world, PolicyPlace place)
    {
        if (place is not PolicyPlace.KeyPolicy { KeyArn: var arn } || world.Keys.GetValueOrDefault(arn) is not { Policy.Policy.IsKnown: true } key)
        {
            return [];
        }

        string[] named =
        [
            .. key.Policy.Policy.Value.Content.Statements.Where(Admits)
                .SelectMany(s => s.Principal!.Patterns).Select(p => p.Value.Text).Distinct(StringComparer.Ordinal),
        ];
        return named.Length == 0 || named.Any(n => n == "*" || n == key.Account.Value || n == $"arn:aws:iam::{key.Account}:root") ? []
            : [$"The key's policy lets only {Prose.List([.. named])} amend it: use a profile of that."];
    }

    private static bool Admits(Statement statement) =>
        statement is { Effect: Effect.Allow, Principal: { IsNot: false }, Action.IsNot: false }
        && statement.Action.Patterns.Any(p => Names(p.Text));

    private static bool Names(string pattern) => pattern.EndsWith('*')
        ? Action.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : pattern.Equals(Action, StringComparison.OrdinalIgnoreCase);
}
