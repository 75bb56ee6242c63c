using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Policies.Language;
using Keyferry.Policies.Matching;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Evaluation;

/// <summary>Whether a grant allows: to the principal itself, or to its account.</summary>
internal readonly record struct GrantAllow(Truth Itself, Truth Account);

/// <summary>KMS grants (F4.13–F4.18, https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).</summary>
internal static class GrantMatching
{
    private const string ContextPrefix = "kms:EncryptionContext:";

    // The operations that take an encryption context; the constraints of a grant don't bear on others, such as DescribeKey.
    // CreateGrant is here since the child's constraint, which stands in the same context keys, may not be laxer (F4.16).
    private static readonly FrozenSet<string> Constrained = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Encrypt",
        "Decrypt",
        "GenerateDataKey",
        "GenerateDataKeyWithoutPlaintext",
        "GenerateDataKeyPair",
        "GenerateDataKeyPairWithoutPlaintext",
        "ReEncryptFrom",
        "ReEncryptTo",
        "CreateGrant");

    public static GrantAllow Of(in RequestFacts facts, PolicyLayers layers)
    {
        Truth itself = layers.GrantsUnknownBecause is null ? Truth.False : Truth.Unknown;
        Truth account = Truth.False;
        foreach (Grant grant in layers.Grants)
        {
            PrincipalMatch how = Entitled(grant, facts);
            if (how == PrincipalMatch.None)
            {
                continue;
            }

            Truth truth = AllowsContext(grant, facts.Request);
            if (how == PrincipalMatch.Account)
            {
                account = account.Or(truth);
            }
            else
            {
                itself = itself.Or(truth);
            }
        }

        return new GrantAllow(itself, account);
    }

    /// <summary>
    /// How the grant names the principal as one who may do what the request asks: its grantee for the operations of the grant,
    /// and, to retire it, also its retiring principal and the account in which it was made. The account, or a retiring one,
    /// delegates to those of its principals whom its own policies allow kms:RetireGrant (F4.17,
    /// https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html).
    /// </summary>
    public static PrincipalMatch Entitled(Grant grant, in RequestFacts facts)
    {
        PrincipalMatch best = AllowsOperation(grant, facts.Request.Action) ? Grantee(grant, facts) : PrincipalMatch.None;
        if (!IsRetirement(facts.Request.Action))
        {
            return best;
        }

        if (grant.RetiringPrincipal is { } retiring && Named(retiring, facts) is var how && how > best)
        {
            best = how;
        }

        PrincipalMatch owner = facts.Situation != Situation.SameAccountResourceRequired ? PrincipalMatch.None
            : facts.IsRoot ? PrincipalMatch.Itself
            : PrincipalMatch.Account;
        return owner > best ? owner : best;
    }

    /// <summary>
    /// Whether the principal is the grantee. An account as grantee is taken to work as in a policy: it must allow its
    /// principals itself; AWS lists accounts among the grantees, but doesn't say how they pass the grant on.
    /// </summary>
    public static PrincipalMatch Grantee(Grant grant, in RequestFacts facts) => Named(grant.GranteePrincipal, facts);

    public static bool AllowsOperation(Grant grant, string action)
    {
        ReadOnlySpan<char> operation = Operation(action);
        foreach (string allowed in grant.Operations)
        {
            if (operation.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static Truth AllowsContext(Grant grant, AuthorizationRequest request)
    {
        string operation = Operation(request.Action).ToString();
        Truth truth = operation.Equals("CreateGrant", StringComparison.OrdinalIgnoreCase)
            ? AllowsChild(grant, request.Context["kms:GrantOperations"])
            : Truth.True;
        if (!Constrained.Contains(operation))
        {
            return truth;
        }

        if (grant.EncryptionContextSubset is { } subset)
        {
            truth = truth.And(Includes(request.Context, subset));
        }

        return grant.EncryptionContextEquals is { } exact
            ? truth.And(Includes(request.Context, exact)).And(HasNoOther(request.Context, exact.Count))
            : truth;
    }

    private static PrincipalMatch Named(string name, in RequestFacts facts)
    {
        bool isService = !name.Contains(':', StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal);
        Located text = new(name, "", default);
        PrincipalMatch match =
            new PrincipalName(new PrincipalPattern(isService ? PrincipalKind.Service : PrincipalKind.Aws, text))
                .Match(facts.Principal);
        return name == "*" ? PrincipalMatch.None : match;
    }

    private static bool IsRetirement(string action) => Operation(action).Equals("RetireGrant", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Operation(string action) => action.AsSpan(action.IndexOf(':') + 1);

    // F4.16: a grant made under a grant may not hold more operations.
    private static Truth AllowsChild(Grant parent, ContextValue operations)
    {
        if (operations.UnknownBecause is not null)
        {
            return Truth.Unknown;
        }

        foreach (string operation in operations.Values)
        {
            if (!parent.Operations.Contains(operation, StringComparer.OrdinalIgnoreCase))
            {
                return Truth.False;
            }
        }

        return Truth.True;
    }

    // Names and values of an encryption context are case-sensitive, although context keys are not: a known pair must also be
    // spelled the same.
    private static Truth Includes(RequestContext context, ImmutableDictionary<string, string> wanted)
    {
        Truth all = Truth.True;
        foreach ((string name, string text) in wanted)
        {
            ContextValue value = context[ContextPrefix + name];
            bool matches = value.Values is [string actual]
                && string.Equals(actual, text, StringComparison.Ordinal)
                && context.Values.Keys.Contains(ContextPrefix + name, NamePartComparer.Instance);
            all = all.And(value.UnknownBecause is not null ? Truth.Unknown : TruthLogic.Of(matches));
        }

        return all;
    }

    private static Truth HasNoOther(RequestContext context, int expected)
    {
        int known = 0, unknown = context.IsComplete ? 0 : 1;
        foreach ((string key, ContextValue value) in context.Values)
        {
            if (key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase))
            {
                known += value.Values.IsEmpty ? 0 : 1;
                unknown += value.UnknownBecause is null ? 0 : 1;
            }
        }

        return known > expected ? Truth.False : unknown > 0 ? Truth.Unknown : TruthLogic.Of(known == expected);
    }

    private sealed class NamePartComparer : IEqualityComparer<string>
    {
        public static NamePartComparer Instance { get; } = new();

        public bool Equals(string? x, string? y) =>
            x is not null && y is not null && x.Length == y.Length && x.Length >= ContextPrefix.Length
            && x.AsSpan(0, ContextPrefix.Length).Equals(y.AsSpan(0, ContextPrefix.Length), StringComparison.OrdinalIgnoreCase)
            && x.AsSpan(ContextPrefix.Length).SequenceEqual(y.AsSpan(ContextPrefix.Length));

        public int GetHashCode(string obj) => obj.Length;
    }
}
