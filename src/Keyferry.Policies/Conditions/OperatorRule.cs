using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Keyferry.Policies.Conditions;

/// <summary>How an operator reads the values it compares.</summary>
internal enum OperatorFamily
{
    Text,
    TextIgnoringCase,
    Like,
    Number,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}

/// <summary>How the request's value must stand to the policy's.</summary>
internal enum Ordering
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>What one condition operator means (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).</summary>
internal sealed record OperatorRule(OperatorFamily Family, bool Negated, Ordering Ordering = Ordering.Equal)
{
    private static readonly FrozenDictionary<string, OperatorRule> Rules = new Dictionary<string, OperatorRule>
    {
        ["StringEquals"] = new(OperatorFamily.Text, false),
        ["StringNotEquals"] = new(OperatorFamily.Text, true),
        ["StringEqualsIgnoreCase"] = new(OperatorFamily.TextIgnoringCase, false),
        ["StringNotEqualsIgnoreCase"] = new(OperatorFamily.TextIgnoringCase, true),
        ["StringLike"] = new(OperatorFamily.Like, false),
        ["StringNotLike"] = new(OperatorFamily.Like, true),
        ["NumericEquals"] = new(OperatorFamily.Number, false),
        ["NumericNotEquals"] = new(OperatorFamily.Number, true),
        ["NumericLessThan"] = new(OperatorFamily.Number, false, Ordering.Less),
        ["NumericLessThanEquals"] = new(OperatorFamily.Number, false, Ordering.LessOrEqual),
        ["NumericGreaterThan"] = new(OperatorFamily.Number, false, Ordering.Greater),
        ["NumericGreaterThanEquals"] = new(OperatorFamily.Number, false, Ordering.GreaterOrEqual),
        ["DateEquals"] = new(OperatorFamily.Date, false),
        ["DateNotEquals"] = new(OperatorFamily.Date, true),
        ["DateLessThan"] = new(OperatorFamily.Date, false, Ordering.Less),
        ["DateLessThanEquals"] = new(OperatorFamily.Date, false, Ordering.LessOrEqual),
        ["DateGreaterThan"] = new(OperatorFamily.Date, false, Ordering.Greater),
        ["DateGreaterThanEquals"] = new(OperatorFamily.Date, false, Ordering.GreaterOrEqual),
        ["Bool"] = new(OperatorFamily.Bool, false),
        ["BinaryEquals"] = new(OperatorFamily.Binary, false),
        ["IpAddress"] = new(OperatorFamily.IpAddress, false),
        ["NotIpAddress"] = new(OperatorFamily.IpAddress, true),
        ["ArnEquals"] = new(OperatorFamily.Arn, false),
        ["ArnLike"] = new(OperatorFamily.Arn, false),
        ["ArnNotEquals"] = new(OperatorFamily.Arn, true),
        ["ArnNotLike"] = new(OperatorFamily.Arn, true),
        ["Null"] = new(OperatorFamily.Null, false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Policy variables work in string and ARN operators only (F5.47).</summary>
    public bool TakesVariables => Family is OperatorFamily.Text or OperatorFamily.TextIgnoringCase
        or OperatorFamily.Like or OperatorFamily.Arn;

    public bool HasWildcards => Family is OperatorFamily.Like or OperatorFamily.Arn;

    /// <summary>Every operator's canonical name, for the reader of policies.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rules.Keys.Order(StringComparer.Ordinal)];

    public static OperatorRule Of(string canonical) =>
        Rules.TryGetValue(canonical, out OperatorRule? rule)
            ? rule
            : throw new UnreachableException($"the reader let the operator `{canonical}` through");
}
