using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Matching;

/// <summary>How a resource policy's statement names the principal; it decides what else limits an Allow (F5.15).</summary>
internal enum PrincipalMatch : byte
{
    None,

    /// <summary>By its account: the account's own policies must allow too.</summary>
    Account,

    /// <summary>By the role or user behind a session: boundary and session policies still limit.</summary>
    Behind,

    /// <summary>Itself, or everyone: nothing limits.</summary>
    Itself,
}

/// <summary>A Principal or NotPrincipal element.</summary>
internal sealed class PrincipalMatcher
{
    private readonly bool _isNot;
    private readonly PrincipalName[] _names;

    public PrincipalMatcher(PrincipalElement element)
    {
        _isNot = element.IsNot;
        _names = [.. element.Patterns.Select(p => new PrincipalName(p))];
    }

    /// <param name="facts">Who asks.</param>
    /// <param name="effect">NotPrincipal means different things for the two effects.</param>
    /// <param name="hasBoundary">Whether the principal carries a permissions boundary.</param>
    public PrincipalMatch Match(in PrincipalFacts facts, Effect effect, bool hasBoundary)
    {
        if (!_isNot)
        {
            return Best(facts);
        }

        bool exempt = effect == Effect.Allow
            ? Best(facts) != PrincipalMatch.None
            : !hasBoundary && IsExempt(facts);
        return exempt ? PrincipalMatch.None : PrincipalMatch.Itself;
    }

    private PrincipalMatch Best(in PrincipalFacts facts)
    {
        PrincipalMatch best = PrincipalMatch.None;
        foreach (PrincipalName name in _names)
        {
            PrincipalMatch match = name.Match(facts);
            if (match > best)
            {
                best = match;
                if (best == PrincipalMatch.Itself)
                {
                    break;
                }
            }
        }

        return best;
    }

    // 'If you use NotPrincipal with Deny you must also specify the account ARN of the not-denied principal', and for a session
    // the role and the session (F5.34,
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
    private bool IsExempt(in PrincipalFacts facts)
    {
        bool account = false, behind = false, itself = false;
        foreach (PrincipalName name in _names)
        {
            PrincipalMatch match = name.Match(facts);
            if (match == PrincipalMatch.Itself && name.IsEveryone)
            {
                return true;
            }

            account |= match == PrincipalMatch.Account;
            behind |= match == PrincipalMatch.Behind;
            itself |= match == PrincipalMatch.Itself;
        }

        return facts.Principal.Type switch
        {
            PrincipalType.User => itself && account,
            PrincipalType.Role => behind && account && (itself || !facts.IsSession),
            PrincipalType.FederatedUser => itself && account,
            _ => itself,
        };
    }
}
