using Keyferry.Policies.Matching;

namespace Keyferry.Policies.Evaluation;

/// <summary>Whether a policy allows, by the way in which it names the principal (F5.15).</summary>
internal readonly record struct ResourceAllow(Truth Itself, Truth Behind, Truth Account)
{
    public Truth Any => Itself.Or(Behind).Or(Account);
}

internal static class PolicyAnswer
{
    /// <summary>What one policy says; one that couldn't be read may say anything.</summary>
    public static ResourceAllow Of(in RequestFacts facts, PolicySource source, out Truth deny)
    {
        deny = Truth.False;
        if (!source.Policy.IsKnown)
        {
            deny = Truth.Unknown;
            return new ResourceAllow(Truth.Unknown, Truth.Unknown, Truth.Unknown);
        }

        Truth itself = Truth.False, behind = Truth.False, account = Truth.False;
        foreach (CompiledStatement statement in source.Policy.Value.Compiled)
        {
            Truth truth = statement.Match(facts, out PrincipalMatch how);
            if (truth == Truth.False)
            {
                continue;
            }

            if (statement.IsDeny)
            {
                deny = deny.Or(truth);
            }
            else if (how == PrincipalMatch.Itself)
            {
                itself = itself.Or(truth);
            }
            else if (how == PrincipalMatch.Behind)
            {
                behind = behind.Or(truth);
            }
            else
            {
                account = account.Or(truth);
            }
        }

        return new ResourceAllow(itself, behind, account);
    }
}
